// @ts-check
import { isControlled, tell } from './control.mjs'
import { refuseUnknown } from './emitter.mjs'

/** @typedef {import('./page.mjs').Page} Page */
/**
 * @typedef {object} PdfOptions
 * @property {'A4' | 'Letter'} [pageSize]
 * @property {boolean} [printBackground]
 * @property {boolean} [preferCSSPageSize]
 * @property {boolean} [generateTaggedPDF]
 * @property {boolean} [generateDocumentOutline]
 */

const PDF_OPTIONS = [
  'generateDocumentOutline',
  'generateTaggedPDF',
  'pageSize',
  'preferCSSPageSize',
  'printBackground',
]

/** Width and height in inches. */
const PAPER = { A4: [8.27, 11.69], Letter: [8.5, 11] }

/**
 * A page as a PDF, by Chromium's own printing.
 * @param {Page} page
 * @param {PdfOptions} [options]
 */
export async function printToPdf(page, options = {}) {
  refuseUnknown('printToPDF', options, PDF_OPTIONS)
  const { pageSize = 'Letter', ...others } = options
  const [paperWidth, paperHeight] = PAPER[pageSize]
  const { data } = await page.send('Page.printToPDF', { ...others, paperWidth, paperHeight })
  return Buffer.from(data, 'base64')
}

/**
 * Opens Chromium's print dialog; where there is nobody to see it, says that it was asked for.
 * @param {Promise<Page>} opening
 * @param {object} options
 * @param {(success: boolean, failureReason: string) => void} [done]
 */
export async function printPage(opening, options, done = () => undefined) {
  refuseUnknown('print', options, ['printBackground', 'silent'])
  tell('shown', { kind: 'webContents.print', options })
  try {
    const page = await opening
    if (!isControlled) await page.evaluate('window.print()', { asPerson: true })
    done(true, '')
  } catch (error) {
    done(false, String(error))
  }
}
