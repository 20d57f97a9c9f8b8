/** Kinds of images that are kept and shown: such that only draw, and run nothing. */
export const IMAGE_TYPES = [
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/avif',
  'image/bmp',
] as const
export type ImageType = (typeof IMAGE_TYPES)[number]
