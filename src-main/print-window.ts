import type { BrowserWindow } from 'electron'
import { LecternError } from '../src-core/ipc/result.ts'

/** Where people print on Letter; everywhere else it is A4. */
const LETTER_REGIONS = new Set([
  'US',
  'CA',
  'MX',
  'CL',
  'CO',
  'VE',
  'PH',
  'GT',
  'CR',
  'PA',
  'DO',
  'PR',
  'SV',
  'NI',
])

/**
 * Opens the system's print dialog for a window's page. Resolves when it has been answered.
 * @throws LecternError `unexpected` when nothing could be printed; to cancel is no error
 */
export async function printWindow(window: BrowserWindow | undefined): Promise<void> {
  if (!window) return
  await new Promise<void>((resolve, reject) => {
    window.webContents.print({ silent: false, printBackground: true }, (success, reason) => {
      if (success || /cancel/i.test(reason)) resolve()
      else reject(notPrinted(reason))
    })
  })
}

/** A window's page as a PDF with an outline, readable by screen readers. */
export async function windowAsPdf(window: BrowserWindow | undefined): Promise<Uint8Array> {
  if (!window) throw notPrinted('there is no window')
  return window.webContents.printToPDF({
    pageSize: paperOf(Intl.DateTimeFormat().resolvedOptions().locale),
    printBackground: true,
    preferCSSPageSize: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  })
}

/** The paper that is usual where a locale is from. */
export function paperOf(locale: string): 'A4' | 'Letter' {
  const region = new Intl.Locale(locale).maximize().region ?? ''
  return LETTER_REGIONS.has(region) ? 'Letter' : 'A4'
}

function notPrinted(reason: string): LecternError {
  return new LecternError('unexpected', `The article could not be printed: ${reason}.`, {
    kept: 'The article and your notes are as they were.',
    todo: 'Check the printer in your system’s settings, or save the article as a PDF.',
  })
}
