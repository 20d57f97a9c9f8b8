/** What is safe when a source cannot be read. */
export const KEPT_AS_IT_WAS = 'Nothing of it was added; the file and your library are as they were.'
