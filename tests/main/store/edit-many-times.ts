import { join } from 'node:path'
import { Library } from '../../../src-main/store/library.ts'

// A program for `three-processes.test.ts`: adds so many tags to an article, each by an edit of its own.
const [root = '', id = '', name = '', times = ''] = process.argv.slice(2)
const library = await Library.open({ folder: join(root, 'library'), data: join(root, 'data') })
for (let time = 1; time <= Number(times); time++) {
  await library.edit(id, { kind: 'change-article', patch: { tags: { add: [`${name}-${time}`] } } })
}
await library.close()
