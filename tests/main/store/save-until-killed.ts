import { join } from 'node:path'
import { Library } from '../../../src-main/store/library.ts'

// A program for `kill.test.ts`: adds tags to an article, one edit each, and says each as it is
// acknowledged; in between it takes backups. It goes on until it is killed.
const [root = '', id = '', round = ''] = process.argv.slice(2)
const library = await Library.open({ folder: join(root, 'library'), data: join(root, 'data') })
for (let count = 1; ; count++) {
  const tag = `${round}-${count}`
  await library.edit(id, { kind: 'change-article', patch: { tags: { add: [tag] } } })
  process.stdout.write(`${tag}\n`)
  if (count % 5 === 0) await library.takeBackup()
}
