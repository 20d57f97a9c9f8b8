// @ts-check
const STAND_IN = new URL('electron.mjs', import.meta.url).href

/**
 * A module hook of Node's: `electron` is the stand-in.
 * @type {import('node:module').ResolveHook}
 */
export async function resolve(specifier, context, next) {
  if (specifier === 'electron' || specifier === 'electron/main') return { url: STAND_IN, shortCircuit: true }
  return next(specifier, context)
}
