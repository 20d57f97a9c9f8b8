import type { App } from '../app.svelte.ts'

/** Asks for a link to be opened outside; the person confirms its host first. */
export async function openLink(
  { bridge, toasts }: Pick<App, 'bridge' | 'toasts'>,
  href: string,
): Promise<void> {
  const result = await bridge.request('link.open', { href })
  if (!result.ok) toasts.fail(result.failure)
}
