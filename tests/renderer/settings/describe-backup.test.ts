import { expect, it } from 'vitest'
import type { BackupPreview } from '../../../src-core/library/backup.ts'
import { describePreview } from '../../../src-renderer/settings/describe-backup.ts'

const NOTHING: BackupPreview = {
  backup: { id: '', takenAt: '2026-11-24T22:13:00Z', reason: 'asked', articles: 0, annotations: 0, bytes: 0 },
  differences: [],
  articles: { back: 0, trash: 0, changed: 0 },
  annotationsBack: 0,
  annotationsGone: 0,
  annotationsChanged: 0,
  waitingBack: 0,
  waitingGone: 0,
  library: false,
}

it.each<[string, Partial<BackupPreview>, string[]]>([
  ['nothing', {}, []],
  [
    'articles and their annotations',
    { articles: { back: 1, trash: 0, changed: 2 }, annotationsGone: 1 },
    ['1 article would come back.', '2 articles would be changed.', '1 annotation would go.'],
  ],
  [
    'the tray alone',
    { waitingBack: 2, waitingGone: 1 },
    ['2 annotations would wait in the tray again.', '1 annotation would wait in the tray no longer.'],
  ],
])('what restoring would do is told of %s', (_what, part, sentences) => {
  expect(describePreview({ ...NOTHING, ...part })).toEqual(sentences)
})
