// @ts-check
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'

const PACKAGE = /^.*[/\\]node_modules[/\\](?:@[^/\\]+[/\\])?[^/\\]+/
/** Modules that a bundler writes itself, by the prefix of their names: they are copies of its own code. */
const RUNTIME = /^\0(rolldown|vite)\//

/**
 * A plugin for Vite that writes down which packages a bundle really contains, for `licences.mjs`:
 * those of whose modules something is left after tree-shaking, and those that files such as fonts come from.
 * @param {string} bundle name of the bundle
 * @param {string} root folder that holds node_modules
 * @returns {import('vite').Plugin}
 */
export function recordPackages(bundle, root) {
  let base = root
  return {
    name: 'lectern:record-packages',
    apply: 'build',
    configResolved(config) {
      base = config.root
    },
    generateBundle(_options, output) {
      const paths = Object.values(output).flatMap((file) =>
        file.type === 'chunk'
          ? renderedModules(file)
          : file.originalFileNames.map((name) => resolve(base, name)),
      )
      const folders = paths.map((path) => packageFolder(path, root)).filter((folder) => folder !== '')
      const record = recordPath(root, bundle)
      mkdirSync(dirname(record), { recursive: true })
      writeFileSync(record, JSON.stringify([...new Set(folders)].sort(), null, 2))
    },
  }
}

/**
 * @param {string} root
 * @param {string} bundle
 */
export function recordPath(root, bundle) {
  return join(root, 'out', 'packages', `${bundle}.json`)
}

/** @param {import('vite').Rolldown.OutputChunk} chunk */
function renderedModules({ modules }) {
  return Object.entries(modules).flatMap(([id, { renderedLength }]) => (renderedLength > 0 ? [id] : []))
}

/**
 * @param {string} path of a module or file
 * @param {string} root
 * @returns {string} the folder of its package, from the root on, with slashes; empty for our own files
 */
function packageFolder(path, root) {
  const [, runtime] = RUNTIME.exec(path) ?? []
  if (runtime) return `node_modules/${runtime}`
  const [folder] = PACKAGE.exec(path) ?? []
  return folder === undefined ? '' : relative(root, folder).replaceAll('\\', '/')
}
