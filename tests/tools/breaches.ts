/** Files that break the laws of the house, one law each; see laws.test.ts. */

export interface Breach {
  law: string
  file: string
  source: string
  /** More files that the breach takes. */
  beside?: Record<string, string>
  /** What the tool says of the file. */
  caught: string
}

/** Files that break no law; the breaches lean on them. */
export const LAWFUL: Record<string, string> = {
  'src-core/article/text.ts': 'export const text = new TextDecoder().decode(new Uint8Array())\n',
  'src-core/article/yaml.ts': `import { stringify } from 'yaml'
import { string } from 'valibot'
import { text } from './text.ts'
export const lines = [stringify(text), string().type]\n`,
  'src-main/store/disk.ts': `import { readFile } from 'node:fs/promises'
import { Low } from 'lowdb'
import { lines } from '../../src-core/article/yaml.ts'
export const disk = { readFile, Low, lines }\n`,
  'src-main/main-window.ts': `import { BrowserWindow } from 'electron'
export const open = () => new BrowserWindow()\n`,
  'src-main/preload/preload.ts': `import { ipcRenderer } from 'electron'
export const send = () => ipcRenderer.send('hello')\n`,
  'src-renderer/reader/whole.ts': `import { Part } from './part.ts'
export class Whole {
  readonly part = new Part(this)
}\n`,
  'src-renderer/reader/part.ts': `import type { Whole } from './whole.ts'
export class Part {
  readonly whole: Whole
  constructor(whole: Whole) {
    this.whole = whole
  }
}\n`,
  'src-renderer/reader/page.ts': `import { text } from '../../src-core/article/text.ts'
export const show = () => (document.title = text)\n`,
}

export const IMPORT_BREACHES: Breach[] = [
  {
    law: 'src-core knows no Node',
    file: 'src-core/article/node.ts',
    source: `import { readFileSync } from 'node:fs'\nexport const read = readFileSync\n`,
    caught: 'core-knows-no-host',
  },
  {
    law: 'src-core knows no Node, not even by a type',
    file: 'src-core/article/node-type.ts',
    source: `import type { Stats } from 'fs'\nexport type Size = Stats['size']\n`,
    caught: 'core-knows-no-host',
  },
  {
    law: 'src-core knows no Electron',
    file: 'src-core/article/electron.ts',
    source: `import { app } from 'electron'\nexport const name = app.name\n`,
    caught: 'core-knows-no-host',
  },
  {
    law: 'src-core knows no package of the DOM',
    file: 'src-core/article/dom.ts',
    source: `import { JSDOM } from 'jsdom'\nexport const Dom = JSDOM\n`,
    caught: 'core-knows-no-host',
  },
  {
    law: 'src-core knows no other layer',
    file: 'src-core/article/upwards.ts',
    source: `import { disk } from '../../src-main/store/disk.ts'\nexport const up = disk\n`,
    caught: 'core-knows-no-host',
  },
  {
    law: 'src-renderer knows no Node',
    file: 'src-renderer/reader/node.ts',
    source: `import path from 'node:path'\nexport const join = path.join\n`,
    caught: 'renderer-knows-no-node',
  },
  {
    law: 'src-renderer knows no Electron',
    file: 'src-renderer/reader/electron.ts',
    source: `import { shell } from 'electron'\nexport const open = shell\n`,
    caught: 'renderer-knows-core-alone',
  },
  {
    law: 'src-renderer knows no src-main',
    file: 'src-renderer/reader/main.ts',
    source: `import { disk } from '../../src-main/store/disk.ts'\nexport const store = disk\n`,
    caught: 'renderer-knows-core-alone',
  },
  {
    law: 'a component is under the same law',
    file: 'src-renderer/reader/component.svelte',
    source: `<script lang="ts">\n  import path from 'node:path'\n  const at: string = path.sep\n</script>\n\n<p>{at}</p>\n`,
    caught: 'renderer-knows-no-node',
  },
  {
    law: 'src-main knows no src-renderer',
    file: 'src-main/features/page.ts',
    source: `import { show } from '../../src-renderer/reader/page.ts'\nexport const page = show\n`,
    caught: 'main-knows-no-renderer',
  },
  {
    law: 'a feature knows no Electron',
    file: 'src-main/features/window.ts',
    source: `import { dialog } from 'electron'\nexport const ask = dialog\n`,
    caught: 'few-know-electron',
  },
  {
    law: 'the store knows no Electron',
    file: 'src-main/store/app.ts',
    source: `import type { App } from 'electron'\nexport type Host = App\n`,
    caught: 'few-know-electron',
  },
  {
    law: 'the command line does not reach Electron through another file',
    file: 'src-main/cli/through.ts',
    source: `import { open } from '../main-window.ts'\nexport const run = open\n`,
    caught: 'plain-node-stays-plain',
  },
  {
    law: 'no circles',
    file: 'src-core/article/snake.ts',
    source: `import { tail } from './tail.ts'\nexport const head = () => tail\n`,
    beside: {
      'src-core/article/tail.ts': `import { head } from './snake.ts'\nexport const tail = () => head\n`,
    },
    caught: 'no-circles',
  },
  {
    law: 'no orphans',
    file: 'src-core/article/alone.ts',
    source: 'export const alone = true\n',
    caught: 'no-orphans',
  },
  {
    law: 'no package that package.json does not name',
    file: 'src-main/store/undeclared.ts',
    source: `import isexe from 'isexe'\nexport const check = isexe\n`,
    caught: 'packages-are-declared',
  },
]

export const COMPILER_BREACHES: Breach[] = [
  {
    law: 'src-core has no document',
    file: 'src-core/article/global-document.ts',
    source: `import 'yaml'\nimport 'valibot'\nexport const title = document.title\n`,
    caught: `'document'`,
  },
  {
    law: 'src-core has no process, whatever its packages bring',
    file: 'src-core/article/global-process.ts',
    source: `import 'yaml'\nimport 'valibot'\nexport const here = process.cwd()\n`,
    caught: `'process'`,
  },
  {
    law: 'src-core has no timers',
    file: 'src-core/article/global-timer.ts',
    source: 'export const later = setTimeout(() => undefined, 1)\n',
    caught: `'setTimeout'`,
  },
  {
    law: 'src-renderer has no process',
    file: 'src-renderer/reader/global-process.ts',
    source: 'export const here = process.cwd()\n',
    caught: `'process'`,
  },
  {
    law: 'src-main has no document',
    file: 'src-main/store/global-document.ts',
    source: 'export const title = document.title\n',
    caught: `'document'`,
  },
]

export const LINT_BREACHES: Breach[] = [
  {
    law: 'no markup into a component',
    file: 'src-renderer/reader/markup.svelte',
    source: '<script lang="ts">\n  let { text }: { text: string } = $props()\n</script>\n\n{@html text}\n',
    caught: 'svelte/no-at-html-tags',
  },
  {
    law: 'no markup into an element',
    file: 'src-renderer/reader/inner.ts',
    source: `export const put = (to: HTMLElement) => (to.innerHTML = '')\n`,
    caught: 'no-restricted-syntax',
  },
  {
    law: 'ipcRenderer only in the preload',
    file: 'src-main/menu.ts',
    source: `import { ipcRenderer } from 'electron'\nexport const bridge = ipcRenderer\n`,
    caught: 'no-restricted-syntax',
  },
  {
    law: 'no any',
    file: 'src-core/article/any.ts',
    source: 'export const known: any = 1\n',
    caught: '@typescript-eslint/no-explicit-any',
  },
  {
    law: 'no URL.canParse, which Node 20 gets wrong',
    file: 'src-main/import/parsable.ts',
    source: `export const isUrl = (text: string) => URL.canParse(text)\n`,
    caught: 'no-restricted-properties',
  },
  {
    law: 'no promise left floating',
    file: 'src-main/store/floating.ts',
    source: 'const save = () => Promise.resolve()\nexport const go = () => {\n  save()\n}\n',
    caught: '@typescript-eslint/no-floating-promises',
  },
  {
    law: 'no promise left floating in a component',
    file: 'src-renderer/reader/floating.svelte',
    source: `<script lang="ts">
  const save = () => Promise.resolve()
  function go() {
    save()
  }
</script>

<button onclick={go}>Save</button>\n`,
    caught: '@typescript-eslint/no-floating-promises',
  },
  {
    law: 'no file over 300 lines',
    file: 'src-core/article/long.ts',
    source: '\n'.repeat(300) + 'export const end = 301\n',
    caught: 'max-lines',
  },
  {
    law: 'no file that is called “utils”',
    file: 'src-core/article/utils.ts',
    source: 'export const what = 1\n',
    caught: 'lectern/no-vague-names',
  },
  {
    law: 'no folder that is called “helpers”',
    file: 'src-renderer/helpers/clock.ts',
    source: 'export const what = 1\n',
    caught: 'lectern/no-vague-names',
  },
  {
    law: 'no test that is left out',
    file: 'tests/core/left-out.test.ts',
    source: `import { it } from 'vitest'\n\nit.skip('works', () => undefined)\n`,
    caught: 'no-restricted-properties',
  },
]
