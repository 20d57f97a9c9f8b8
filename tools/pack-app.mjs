// @ts-check
import { build, Platform } from 'electron-builder'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { findElectron } from './find-electron.mjs'
import { placePlaceholder } from './placeholder-electron.mjs'

/**
 * Packs the built bundles into an unpacked app, as electron-builder.yml says. Downloads nothing: where
 * Electron's binary is not to be had, the app is packed for Linux around a placeholder that does not run.
 * @param {{ root: string, output: string }} folders the project's, with the bundles built, and where the
 *   app's folder goes
 * @returns {Promise<{ electron: boolean }>} whether Electron itself is in the app
 */
export async function packApp({ root, output }) {
  const executable = findElectron(root)
  if (executable !== undefined) {
    await packAround(distribution(executable), {
      root,
      output,
      targets: Platform.current().createTarget('dir'),
    })
    return { electron: true }
  }
  const placeholder = await mkdtemp(join(tmpdir(), 'lectern-electron-'))
  try {
    await placePlaceholder(placeholder)
    // Fuses are bits in Electron's own binary.
    const config = { electronFuses: null }
    await packAround(placeholder, { root, output, targets: Platform.LINUX.createTarget('dir'), config })
  } finally {
    await rm(placeholder, { recursive: true, force: true })
  }
  return { electron: false }
}

/**
 * @param {string} executable Electron's own
 * @returns {string} the folder that it was unpacked to
 */
function distribution(executable) {
  const bundled = process.platform === 'darwin' // Electron.app/Contents/MacOS/Electron
  return bundled ? resolve(executable, '../../../..') : dirname(executable)
}

/**
 * @param {string} electronDist
 * @param {{ root: string, output: string, targets: ReturnType<Platform['createTarget']>,
 *   config?: import('electron-builder').Configuration }} options
 */
async function packAround(electronDist, { root, output, targets, config }) {
  await build({
    projectDir: root,
    targets,
    publish: 'never',
    config: {
      extends: 'electron-builder.yml',
      ...config,
      electronDist,
      directories: { output, buildResources: 'build' },
    },
  })
}
