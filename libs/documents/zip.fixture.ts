import { Buffer } from 'node:buffer'
import { crc32, deflateRawSync } from 'node:zlib'

/** A zip archive as an office program writes it; `flag` 1 marks the entries as encrypted. */
export function zipOf(entries: Readonly<Record<string, string | Uint8Array>>, flag = 0): Uint8Array {
  const [files, directory]: [Buffer[], Buffer[]] = [[], []]
  let offset = 0
  for (const [name, content] of Object.entries(entries)) {
    const [raw, title] = [Buffer.from(content as string), Buffer.from(name)]
    const packed = deflateRawSync(raw)
    const facts = Buffer.alloc(26)
    facts.writeUInt16LE(20, 0)
    facts.writeUInt16LE(0x800 | flag, 2)
    facts.writeUInt16LE(8, 4)
    facts.writeUInt32LE(crc32(raw), 10)
    facts.writeUInt32LE(packed.length, 14)
    facts.writeUInt32LE(raw.length, 18)
    facts.writeUInt16LE(title.length, 22)
    const file = Buffer.concat([Buffer.from('PK\u0003\u0004'), facts, title, packed])
    const end = Buffer.alloc(14)
    end.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000'), facts, end, title]))
    files.push(file)
    offset += file.length
  }
  const list = Buffer.concat(directory)
  const close = Buffer.alloc(18)
  close.writeUInt16LE(directory.length, 4)
  close.writeUInt16LE(directory.length, 6)
  close.writeUInt32LE(list.length, 8)
  close.writeUInt32LE(offset, 12)
  return new Uint8Array(Buffer.concat([...files, list, Buffer.from('PK\u0005\u0006'), close]))
}

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const part = (root: string, inner: string): string => `<?xml version="1.0" encoding="UTF-8"?><w:${root} xmlns:w="${WORD}">${inner}</w:${root}>`

/** A DOCX of bare parts: the body of the document, and what other parts hold. */
export function docxOf(body: string, { styles = '', numbering = '', ...others }: Readonly<Record<string, string>> = {}): Uint8Array {
  return zipOf({
    'word/document.xml': part('document', `<w:body>${body}</w:body>`),
    'word/styles.xml': part('styles', styles),
    'word/numbering.xml': part('numbering', numbering),
    ...others,
  })
}

export const run = (text: string, look = ''): string => `<w:r>${look && `<w:rPr>${look}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`
export const para = (inner: string, properties = ''): string =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${inner.startsWith('<') ? inner : run(inner)}</w:p>`
