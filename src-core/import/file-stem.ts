/** A file's name without its extension. */
export function fileStem(name: string): string {
  return name
    .trim()
    .replace(/(?<=.)\.[\p{L}\p{N}]{1,8}$/u, '')
    .trim()
}
