/** What comes along with a file, at most: a page has not so many images, nor so large ones. Sizes in bytes. */
export const COMPANION_LIMITS = { files: 2_000, each: 30_000_000, all: 200_000_000, depth: 3 } as const
