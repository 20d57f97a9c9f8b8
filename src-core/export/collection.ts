import { exportBibTeX, exportCslJson } from './bibliography.ts'
import { exportCsv } from './csv.ts'
import type { CollectionFormat } from './format-names.ts'
import { exportHtml } from './html.ts'
import { exportJsonLd } from './json-ld.ts'
import type { ExportInput } from './markdown.ts'

const articlesOf = (inputs: readonly ExportInput[]) => inputs.map(({ article }) => article)

const WRITERS: Readonly<Record<CollectionFormat, (inputs: readonly ExportInput[]) => string>> = {
  html: exportHtml,
  csv: exportCsv,
  jsonld: exportJsonLd,
  bibtex: (inputs) => exportBibTeX(articlesOf(inputs)),
  'csl-json': (inputs) => exportCslJson(articlesOf(inputs)),
}

/** One file of the annotations, or the sources, of articles. */
export function writeCollection(format: CollectionFormat, inputs: readonly ExportInput[]): string {
  return WRITERS[format](inputs)
}
