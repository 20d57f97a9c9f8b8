import type { IncomingAnnotation } from '../../../src-core/incoming/incoming.ts'

/** An annotation from elsewhere, made on “The last ferry”. */
export function sampleIncoming(more: Partial<IncomingAnnotation> = {}): IncomingAnnotation {
  return {
    id: '01M82RWSX0CRSW94DKMRRBNZA1',
    source: { title: 'The last ferry', byline: '', address: '' },
    exact: 'the last ferry had gone',
    prefix: '',
    suffix: '',
    position: null,
    place: '',
    colour: null,
    note: 'Who said so?',
    tags: ['sea'],
    links: [],
    relations: {},
    createdAt: '2026-11-20T08:00:00.000Z',
    ...more,
  }
}
