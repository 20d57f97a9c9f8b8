// @ts-check
import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

const FILES = {
  electron:
    '#!/bin/sh\necho "This is a placeholder: Electron was not there when Lectern was packed." >&2\nexit 1\n',
  LICENSE: 'Electron’s licence goes here.\n',
  'LICENSES.chromium.html': '<p>Chromium’s licences go here.</p>\n',
  'locales/en-US.pak': '',
  'resources/.keep': '',
}

/**
 * Makes the least that electron-builder takes for Electron on Linux, so that what it packs into it can be
 * looked at where Electron cannot be downloaded. Nothing in it runs.
 * @param {string} folder that does not hold anything yet
 */
export async function placePlaceholder(folder) {
  for (const [name, content] of Object.entries(FILES)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), content)
  }
  await chmod(join(folder, 'electron'), 0o755)
}
