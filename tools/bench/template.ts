import { join } from 'node:path'
import { exportMarkdown, type ExportInput } from '../../src-core/export/markdown.ts'
import { compileTemplate } from '../../src-core/export/template/compile-template.ts'
import {
  PRESET_TEMPLATES,
  PRESET_TITLES,
  PRESETS,
  type Preset,
} from '../../src-core/export/template/presets.ts'
import { tryTemplate } from '../../src-main/export/try-template.ts'
import { Library } from '../../src-main/store/library.ts'
import { formatMilliseconds, type Figure } from './figures.ts'
import { generateLongArticles } from './generate-long-article.ts'
import { timeAlternately, workTimeOf } from './measure.ts'
import { pick, seededRandom } from './seeded-random.ts'

const ANNOTATIONS = 1_000
const ROUNDS = 9
const NOTE = 'Compare with *what was said* the day before.\n\n- and with the year before'
const TAGS = ['figures/checked', 'one-source', 'follow-up', 'talks']
/** Lectern’s own template takes a short way, which is the built-in export. */
const OTHERS = PRESETS.filter((preset) => preset !== 'lectern')

/** What a file by a template costs, and a preview of it, of an article with many annotations. */
export async function measureTemplate(root: string): Promise<Figure[]> {
  const folder = join(root, 'template', 'library')
  generateLongArticles(folder, { Long: ANNOTATIONS })
  const library = await Library.open({ folder, data: join(root, 'template', 'data') })
  try {
    const { articles, meanings } = library.view()
    const id = articles[0]?.id ?? ''
    const view = await library.readArticle(id)
    const writes = await timeWriting({ ...view, annotations: dressed(view.annotations), meanings })
    const preview = {
      library,
      template: PRESET_TEMPLATES.obsidian,
      articleId: id,
      positions: 'none',
    } as const
    const previews = await timeAlternately(
      {
        preview: () => tryTemplate(preview),
        export: async () => exportMarkdown({ ...(await library.readArticle(id)), meanings }),
      },
      ROUNDS,
      workTimeOf,
    )
    return [
      ...OTHERS.map((preset) => ({
        name: `${PRESET_TITLES[preset]}: a file of ${ANNOTATIONS.toLocaleString('en')} annotations ÷ the built-in export`,
        value: writes[preset] / writes.builtIn,
        made: `${formatMilliseconds(writes[preset])} ÷ ${formatMilliseconds(writes.builtIn)}`,
      })),
      {
        name: 'A live preview of such a file, its article read from the disk ÷ the built-in export of it',
        value: previews.preview / previews.export,
        target: { atMost: 4 },
        made: `${formatMilliseconds(previews.preview)} ÷ ${formatMilliseconds(previews.export)}`,
      },
    ]
  } finally {
    await library.close()
  }
}

/** With notes and tags, as a reader leaves them. */
function dressed(annotations: ExportInput['annotations']): ExportInput['annotations'] {
  const random = seededRandom(9)
  return annotations.map((annotation) => ({ ...annotation, note: NOTE, tags: [pick(random, TAGS)] }))
}

/** @returns milliseconds of each preset but Lectern's own, compiled anew each time, and of the built-in export */
function timeWriting(input: ExportInput): Promise<Record<Preset | 'builtIn', number>> {
  const write = (preset: Preset) => () =>
    Promise.resolve(compileTemplate(PRESET_TEMPLATES[preset]).write(input))
  const presets = Object.fromEntries(PRESETS.map((preset) => [preset, write(preset)]))
  const tasks = {
    ...(presets as Record<Preset, () => Promise<string>>),
    builtIn: () => Promise.resolve(exportMarkdown(input)),
  }
  return timeAlternately(tasks, ROUNDS, workTimeOf)
}
