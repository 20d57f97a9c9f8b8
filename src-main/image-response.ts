import { sniffImage } from '../src-core/import/sniff-image.ts'

/**
 * Answers a request for an image. It is what its bytes are, of the few kinds that only draw; whoever opens it
 * as a page gets one in which nothing runs and nothing is loaded.
 * @param bytes undefined when it is not there
 */
export function imageResponse(bytes: Uint8Array | undefined): Response {
  const image = bytes && sniffImage(bytes)
  if (!image) return new Response('Not found', { status: 404 })
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': image.mediaType,
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      // It is named by its content.
      'cache-control': 'private, max-age=31536000, immutable',
    },
  })
}
