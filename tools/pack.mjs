#!/usr/bin/env node
// @ts-check
// Builds Lectern and packs it into dist/, anywhere and without a download.
import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { packApp } from './pack-app.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const electronVite = join(
  dirname(createRequire(import.meta.url).resolve('electron-vite/package.json')),
  'bin',
  'electron-vite.js',
)

execFileSync(process.execPath, [electronVite, 'build'], { cwd: root, stdio: 'inherit' })
const { electron } = await packApp({ root, output: 'dist' })
console.log(
  electron
    ? 'Packed into dist/.'
    : 'Packed into dist/ around a placeholder, since Electron is not there: it does not run.',
)
