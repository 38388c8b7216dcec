import { Buffer } from 'node:buffer'
import { deflateSync } from 'node:zlib'

/** A PDF written object by object. */
export interface RawPdf {
  /** What is drawn on each page, in the language of content streams; the font is called /F. */
  readonly pages: readonly (string | Uint8Array)[]
  /** Name of the font in the document. */
  readonly font?: string
  /** A picture /I to be drawn: this many dots wide and high. */
  readonly picture?: number
  readonly rotate?: number
  /** What was laid on the first page later, as a signing program does: drawn on a field of its own, 200 points wide and 40 high. */
  readonly stamp?: string
}

/** Writes it; strings in content streams are taken as bytes of code page 1252. */
export function rawPdf({ pages, font = 'Times-Roman', picture = 0, rotate = 0, stamp = '' }: RawPdf): Uint8Array {
  const objects: Buffer[] = []
  const put = (text: string, stream?: Buffer): number => {
    const body = stream
      ? Buffer.concat([Buffer.from(`${text.replace(/>>$/u, `/Length ${stream.length}>>`)}\nstream\n`), stream, Buffer.from('\nendstream')])
      : Buffer.from(text)
    objects.push(Buffer.concat([Buffer.from(`${objects.length + 1} 0 obj\n`), body, Buffer.from('\nendobj\n')]))
    return objects.length
  }
  put('<</Type/Catalog/Pages 2 0 R>>')
  put(`<</Type/Pages/Count ${pages.length}/Kids[${pages.map((_, i) => `${5 + 2 * i} 0 R`).join(' ')}]>>`)
  put(`<</Type/Font/Subtype/Type1/BaseFont/${font}/Encoding/WinAnsiEncoding>>`)
  const image = `<</Type/XObject /Subtype /Image/Width ${picture}/Height ${picture}/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode>>`
  if (picture > 0) put(image, deflateSync(Buffer.alloc(picture * picture, 200)))
  else put('null')
  const last = 5 + 2 * pages.length
  const annotations = `/Annots[${last} 0 R]`
  for (const [i, content] of pages.entries()) {
    put(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Rotate ${rotate}${i === 0 && stamp !== '' ? annotations : ''}/Contents ${objects.length + 2} 0 R/Resources<</Font<</F 3 0 R>>/XObject<</I 4 0 R>>>>>>`,
    )
    put('<</Filter/FlateDecode>>', deflateSync(typeof content === 'string' ? Buffer.from(content, 'latin1') : content))
  }
  put(`<</Type/Annot/Subtype/Stamp/Rect[300 700 500 740]/F 4/AP<</N ${last + 1} 0 R>>>>`)
  put('<</Type/XObject/Subtype/Form/BBox[0 0 200 40]/Resources<</Font<</F 3 0 R>>>>>>', Buffer.from(stamp, 'latin1'))
  const starts = objects.reduce<number[]>((all, object) => [...all, (all.at(-1) ?? 9) + object.length], [9])
  const offset = (at: number): string => String(starts[at] ?? 0).padStart(10, '0')
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${objects.map((_, i) => `${offset(i)} 00000 n \n`).join('')}`
  const trailer = `trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${starts.at(-1) ?? 0}\n%%EOF`
  return new Uint8Array(Buffer.concat([Buffer.from('%PDF-1.5\n'), ...objects, Buffer.from(table + trailer)]))
}

/** Draws lines of text from the top of the page; parentheses are not allowed in them. */
export const drawn = (lines: readonly string[], size = 12): string => `BT /F ${size} Tf 16 TL 60 780 Td ${lines.map((line) => `(${line}) Tj T*`).join(' ')} ET`
