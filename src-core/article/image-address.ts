const PATH = /^\/image\/([0-9a-f]{64})$/

/** Where the window finds an image that is kept, on the origin that it is served from itself. */
export function imageAddress(hash: string): string {
  return `/image/${hash}`
}

/** The image that a path of the app's origin names; undefined if it names something else. */
export function imageOfPath(path: string): string | undefined {
  return PATH.exec(path)?.[1]
}
