// @ts-check
// Imported before all else, so that an old Node is told what is the matter and not a syntax error.
import { readFileSync } from 'node:fs'

const { engines } = JSON.parse(String(readFileSync(new URL('../package.json', import.meta.url))))
const problem = describeOldNode(process.versions.node, engines.node)
if (problem !== '') {
  console.error(problem)
  process.exit(1)
}

/**
 * @param {string} version as in `20.19.0`
 * @param {string} range as in `>=20.19`
 * @returns {string} what to tell the person; empty when the version will do
 */
export function describeOldNode(version, range) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const needed = range.replace('>=', '')
  const [neededMajor = 0, neededMinor = 0] = needed.split('.').map(Number)
  if (major > neededMajor || (major === neededMajor && minor >= neededMinor)) return ''
  return `Lectern needs Node ${needed} or newer, and this is ${version}. Get a newer one from https://nodejs.org/`
}
