#!/usr/bin/env node
// @ts-check
// Runs an Electron app where Electron's binary is not to be had: its main module in this process, its
// windows in an installed Chromium.
//
//     node tools/stand-in/stand-in.mjs APP_FOLDER [arguments of the app]
//
// start-options.mjs tells how the environment changes it.
import { readFileSync } from 'node:fs'
import { register } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from './app.mjs'
import { offerCommands } from './commands.mjs'
import { listenToTest } from './control.mjs'

const [node = '', , folder, ...args] = process.argv
if (folder === undefined) {
  console.error('Usage: node tools/stand-in/stand-in.mjs APP_FOLDER [arguments of the app]')
  process.exit(2)
}

const appFolder = resolve(folder)
process.argv = [node, appFolder, ...args]
register('./resolve-electron.mjs', import.meta.url)
app.describe(appFolder)
offerCommands()
listenToTest(() => app.exit(1))

// An app without a window still runs.
setInterval(() => undefined, 2 ** 30)

let asked = false
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => {
    if (asked) process.exit(1)
    asked = true
    app.quit()
  })
}

const { main } = JSON.parse(readFileSync(join(appFolder, 'package.json'), 'utf8'))
await import(pathToFileURL(join(appFolder, main)).href)
app.becomeReady()
