// @ts-check
import { join } from 'node:path'

/** @typedef {{ name: string, group: string, script: string, args: string[] }} Check */

/** Where the commands of packages are. @type {(root: string, path: string) => string} */
const inModules = (root, path) => join(root, 'node_modules', path)

/**
 * What is checked without running the app; each counts as one test.
 * @param {string} root
 * @returns {Check[]}
 */
export function checks(root) {
  const tsc = inModules(root, 'typescript/bin/tsc')
  const layers = ['src-core', 'src-renderer', 'src-main', 'tools and tests']
  return [
    { name: 'eslint', group: 'lint', script: inModules(root, 'eslint/bin/eslint.js'), args: ['.'] },
    {
      name: 'prettier',
      group: 'lint',
      script: inModules(root, 'prettier/bin/prettier.cjs'),
      args: ['--check', '--log-level', 'warn', '.'],
    },
    {
      name: 'laws of the layers',
      group: 'lint',
      script: inModules(root, 'dependency-cruiser/bin/dependency-cruise.mjs'),
      args: ['src-core', 'src-main', 'src-renderer', 'tools', 'tests'],
    },
    ...layers.map((layer) =>
      layer === 'src-renderer'
        ? {
            name: `types of ${layer}`,
            group: 'types',
            script: inModules(root, 'svelte-check/bin/svelte-check'),
            args: ['--tsconfig', 'src-renderer/tsconfig.json', '--fail-on-warnings', '--output', 'human'],
          }
        : {
            name: `types of ${layer}`,
            group: 'types',
            script: tsc,
            args: ['-p', layer.startsWith('src') ? layer : '.'],
          },
    ),
  ]
}

/** The projects of vitest.config.ts that run one after the other, as each of them uses all of the machine. */
export const RUNS = [
  { name: 'unit', projects: ['core', 'main', 'renderer'] },
  { name: 'tools', projects: ['tools'] },
  { name: 'e2e', projects: ['e2e'] },
]
