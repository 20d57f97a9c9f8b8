// @ts-check
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { recordPath } from './record-packages.mjs'

const BUNDLES = ['main', 'preload', 'renderer']
const LICENCE_FILE = /^(?:licen[cs]e|copying|notice|ofl)(?:[-.].*)?$/i
const RULE = '-'.repeat(80)

/**
 * @typedef {object} Package
 * @property {string} name
 * @property {string} version
 * @property {string} licence SPDX expression; empty when only the texts tell
 * @property {string[]} texts of its licence files
 */

/**
 * Writes `out/THIRD-PARTY-LICENSES.txt`: the licences of all packages and fonts that the bundles contain.
 * @param {string} root the project's folder, with the bundles built
 * @returns {Package[]} what is in the file, by name
 * @throws when a bundle was not built, or a package has no text of its licence
 */
export function writeLicences(root) {
  const folders = new Set(BUNDLES.flatMap((bundle) => packageFolders(root, bundle)))
  const packages = [...folders]
    .map((folder) => readPackage(join(root, folder)))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
  writeFileSync(join(root, 'out', 'THIRD-PARTY-LICENSES.txt'), licenceText(packages))
  return packages
}

/**
 * @param {string} root
 * @param {string} bundle
 * @returns {string[]}
 */
function packageFolders(root, bundle) {
  return JSON.parse(readFileSync(recordPath(root, bundle), 'utf8'))
}

/**
 * @param {string} folder
 * @returns {Package}
 */
function readPackage(folder) {
  const { name, version, license = '' } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const texts = readdirSync(folder)
    .filter((file) => LICENCE_FILE.test(file))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8').replace(/\r\n?/g, '\n').trim())
  if (texts.length === 0)
    throw new Error(`${name} ${version} is in a bundle, but has no licence in ${folder}`)
  return { name, version, licence: license, texts }
}

/**
 * @param {Package[]} packages
 * @returns {string}
 */
function licenceText(packages) {
  const intro =
    'Lectern contains the following software and fonts, each under the licence that follows its name.\n' +
    'Electron and Chromium come with licence files of their own.'
  const entries = packages.map(({ name, version, licence, texts }) =>
    [`${name} ${version}${licence && ` (${licence})`}`, ...texts].join('\n\n'),
  )
  return `${[intro, ...entries].join(`\n\n${RULE}\n\n`)}\n`
}
