import { Buffer } from 'node:buffer'
import mammoth from 'mammoth'
import { htmlToText } from './html-to-text.js'

const NO_PICTURES = mammoth.images.imgElement(() => Promise.resolve({ src: '' }))

/** The words of a DOCX, a paragraph a line, with the labels of numbered lists; null where mammoth cannot read it. */
export async function textOfDocx(bytes: Uint8Array): Promise<string | null> {
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const { value } = await mammoth.convertToHtml({ buffer }, { convertImage: NO_PICTURES, ignoreEmptyParagraphs: false, includeDefaultStyleMap: true })
    return htmlToText(value)
  } catch {
    return null
  }
}
