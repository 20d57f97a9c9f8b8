/** The largest source that is imported: 50 MB, in bytes. */
export const MAX_IMPORT_BYTES = 50_000_000
