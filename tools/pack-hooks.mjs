// @ts-check
// What electron-builder runs on its way; electron-builder.yml names this file.
import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeLicences } from './licences.mjs'

/**
 * Runs before the files are collected.
 * @param {import('electron-builder').AfterPackContext} context
 */
export function beforePack({ packager }) {
  writeLicences(packager.projectDir)
}

/**
 * Runs before the app's folder is signed. Puts the licences where a person finds them: nobody looks into
 * an archive.
 * @param {import('electron-builder').AfterPackContext} context
 */
export async function afterPack({ packager, appOutDir }) {
  const resources = packager.getResourcesDir(appOutDir)
  await copyFile(join(packager.projectDir, 'LICENSE'), join(resources, 'LICENSE.txt'))
  const licences = 'THIRD-PARTY-LICENSES.txt'
  await copyFile(join(packager.projectDir, 'out', licences), join(resources, licences))
}
