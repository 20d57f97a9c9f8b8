import type { Handlers } from '../serve.ts'
import type { Context } from './feature.ts'

type Requests =
  | 'library.open'
  | 'library.refresh'
  | 'library.edit'
  | 'article.read'
  | 'article.edit'
  | 'article.writeBack'
  | 'articles.edit'
  | 'tag.uses'

/** The library's articles and the edits on them. */
export function articles({ library, pageOpened }: Context): Pick<Handlers, Requests> {
  return {
    'library.open': () => {
      pageOpened()
      return library.view()
    },
    'library.refresh': async () => {
      await library.outside.lookAtAll()
      return null
    },
    'article.writeBack': ({ id }) => library.outside.writeBack(id),
    'article.read': ({ id }) => library.readArticle(id),
    'article.edit': ({ id, edit }) => library.edit(id, edit),
    'articles.edit': ({ edits }) => library.editMany(edits),
    'tag.uses': ({ tag }) => library.tagUses(tag),
    'library.edit': ({ edit }) => library.choices.edit(edit),
  }
}
