/**
 * The laws of the house: which layer may know what. `tests/tools/laws.test.ts` plants a breach of
 * each and sees it caught. Type-only imports count: to name a thing is to know it.
 */

const CORE = '^src-core/'
const MAIN = '^src-main/'
const RENDERER = '^src-renderer/'
const ELECTRON = '(^|/)node_modules/electron/|^electron$'

/** The files that may know Electron: windows and what is drawn by the system, and the border itself. */
const KNOWS_ELECTRON =
  '^src-main/(main|menu|desktop|app-protocol|serve|[a-z-]+-window)\\.ts$|^src-main/preload/'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'core-knows-no-host',
      comment:
        'src-core runs anywhere: of packages it knows those of pure functions, of Node and the DOM nothing.',
      severity: 'error',
      from: { path: CORE },
      to: {
        pathNot: [
          CORE,
          '(^|/)node_modules/(yaml|valibot|node-diff3|liquidjs|mdast-util-from-markdown|mdast-util-gfm|micromark|micromark-extension-gfm|@types/mdast|parse5|linkedom|jschardet|@mozilla/readability|@noble/hashes|postal-mime)/',
        ],
      },
    },
    {
      name: 'renderer-knows-no-node',
      comment: 'The window talks through the bridge alone.',
      severity: 'error',
      from: { path: RENDERER },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'renderer-knows-core-alone',
      severity: 'error',
      from: { path: RENDERER },
      to: { path: ['^(src-main|tools|tests)/', ELECTRON] },
    },
    {
      name: 'main-knows-no-renderer',
      severity: 'error',
      from: { path: MAIN },
      to: { path: ['^(src-renderer|tools|tests)/', '(^|/)node_modules/(svelte|bits-ui|jsdom)/'] },
    },
    {
      name: 'few-know-electron',
      comment: 'Store, features and command line run in plain Node and are tested there.',
      severity: 'error',
      from: { path: '^(src-main|src-core|src-renderer)/', pathNot: KNOWS_ELECTRON },
      to: { path: ELECTRON },
    },
    {
      name: 'plain-node-stays-plain',
      comment: 'What runs without Electron must not reach it through another file either.',
      severity: 'error',
      from: { path: '^src-main/(cli|store|export)/' },
      to: { path: ELECTRON, reachable: true },
    },
    {
      name: 'no-circles',
      comment:
        'A whole imports its parts; a part may name the whole by its type. Nested nodes are drawn by the same component.',
      severity: 'error',
      from: { pathNot: '^src-renderer/annotate/MarkdownNodes\\.svelte$' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-orphans',
      comment: 'A file that nothing uses and that uses nothing is either dead or forgotten.',
      severity: 'error',
      from: { orphan: true, pathNot: ['\\.d\\.ts$', '\\.test\\.ts$', '^tools/'] },
      to: {},
    },
    {
      name: 'all-is-resolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'packages-are-declared',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['svelte', 'import', 'node', 'default'],
      extensions: ['.ts', '.svelte.ts', '.svelte', '.mjs', '.js', '.cjs', '.json', '.d.ts'],
    },
  },
}
