import type { Colour } from '../annotation/colour.ts'

/** The forms in which other programs hand annotations on. */
export type IncomingFormat = 'json-ld' | 'hypothesis' | 'readwise' | 'kindle' | 'markdown'

/** What an annotation was made on, as far as its file says. */
export interface IncomingSource {
  /** Empty when the file does not say. */
  title: string
  /** Empty when the file does not say. */
  byline: string
  /** URL or IRI; empty when the file does not say. */
  address: string
}

/** An annotation as another program wrote it, before its passage is found. */
export interface IncomingAnnotation {
  /**
   * The id, in a ULID's form, that it has in Lectern. It comes of what names the annotation in its file, or of its
   * content where nothing does; so one that is read twice is the same one.
   */
  id: string
  source: IncomingSource
  /** The words marked; empty when it is about the whole, or about a passage whose words its file does not say. */
  exact: string
  /** What stands before and after the words; empty when the file does not say. */
  prefix: string
  suffix: string
  /** Where its file says that the words begin, in code points, as the W3C counts; null when it does not. */
  position: number | null
  /** Where its file says that it stands, in the program's own words, as “Location 120–124”; empty when it does not. */
  place: string
  /** Null when its file names no colour that Lectern has. */
  colour: Colour | null
  /** Markdown; empty when there is none. */
  note: string
  tags: string[]
  /** Ids of annotations, in the form of `id`, that this one links to, and what each link says, if it says something. */
  links: string[]
  relations: Record<string, string>
  /** ISO 8601 instant; empty when the file does not say. */
  createdAt: string
}

/** Something of a file that could not be read as an annotation. The rest of the file is read. */
export interface UnreadPart {
  /** Where it is in the file, for a person: “line 12”, “item 3”. */
  where: string
  /** What is the matter with it, as a sentence. */
  why: string
}

/** What a file of annotations holds. */
export interface IncomingFile {
  format: IncomingFormat
  annotations: IncomingAnnotation[]
  unread: UnreadPart[]
}

/** Whether it is about the article as a whole: it marks nothing, and stands nowhere in particular. */
export function isAboutWhole({ exact, place }: Pick<IncomingAnnotation, 'exact' | 'place'>): boolean {
  return exact === '' && place === ''
}
