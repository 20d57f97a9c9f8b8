import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'electron-vite'
import { recordPackages } from './tools/record-packages.mjs'

const root = import.meta.dirname

// Everything is bundled: a start reads three files instead of a tree of packages.
const bundled = { externalizeDeps: false, sourcemap: false, minify: false } as const

export default defineConfig({
  main: {
    plugins: [recordPackages('main', root)],
    build: {
      ...bundled,
      rollupOptions: {
        input: {
          main: 'src-main/main.ts',
          cli: 'src-main/cli/cli.ts',
          'search-worker': 'src-main/search/search-worker.ts',
          'import-worker': 'src-main/import/import-worker.ts',
        },
        output: { format: 'es' },
      },
    },
  },
  preload: {
    plugins: [recordPackages('preload', root)],
    build: {
      ...bundled,
      rollupOptions: {
        input: { preload: 'src-main/preload/preload.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src-renderer',
    build: { sourcemap: false, rollupOptions: { input: 'src-renderer/index.html' } },
    plugins: [svelte(), recordPackages('renderer', root)],
  },
})
