// @ts-check
import { build } from 'vite'

/**
 * Bundles TypeScript entries of this repository, with all that they import, into modules that plain
 * Node runs from anywhere.
 * @param {Record<string, string>} entries paths of the sources, by the names of the modules
 * @param {string} folder where `<name>.mjs` go
 */
export async function bundleForNode(entries, folder) {
  await build({
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      rollupOptions: {
        input: entries,
        output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  })
}
