import type { PositionPlace } from '../../src-core/export/export-choices.ts'
import { compileTemplate } from '../../src-core/export/template/compile-template.ts'
import { TemplateError } from '../../src-core/export/template/template-error.ts'
import type { TemplatePreview } from '../../src-core/ipc/contract.ts'
import type { ArticleSource } from './export-articles.ts'

/**
 * What a template would make of an article. What links lead to is not looked up.
 * @throws LecternError when the article cannot be read; what is wrong in the template is part of the answer
 */
export async function tryTemplate({
  library,
  template,
  articleId,
  positions,
}: {
  library: ArticleSource
  template: string
  articleId: string
  positions: PositionPlace
}): Promise<TemplatePreview> {
  const { meanings } = await library.view()
  const view = await library.readArticle(articleId)
  try {
    const writer = compileTemplate(template)
    const fileName = writer.fileName(view.article)
    return { fileName, text: writer.write({ ...view, meanings, positions }), problem: null }
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error
    return { fileName: '', text: '', problem: error.problem }
  }
}
