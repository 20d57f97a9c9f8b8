#!/usr/bin/env node
// @ts-check
// Builds Lectern and packs it into dist/, anywhere and without a download.
import { fileURLToPath } from 'node:url'
import { build } from './build.mjs'
import { packApp } from './pack-app.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

build(root)
const { electron } = await packApp({ root, output: 'dist' })
console.log(
  electron
    ? 'Packed into dist/.'
    : 'Packed into dist/ around a placeholder that does not run: Electron is not there.',
)
