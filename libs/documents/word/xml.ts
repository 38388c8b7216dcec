import { TextDecoder } from 'node:util'
import { SaxesParser } from 'saxes'

/** Attributes of an element, by their names as written (`w:val`). */
export type Attributes = Readonly<Record<string, string>>

/** What is told of an XML part, in the order of the text. */
export interface XmlEvents {
  readonly open: (name: string, attributes: Attributes) => void
  readonly text: (text: string) => void
  readonly close: (name: string) => void
}

/** Not XML, or XML that a Word file never holds: a document type, and with it entities of one's own. */
export class WrongXml extends Error {}
/** Deeper nested than anything that was typed. */
export class TooDeep extends Error {}

// Word nests a table some eight elements deep and refuses more than a dozen tables in each other.
const MAX_DEPTH = 1000

/** Decodes as the XML standard says: by its mark, else UTF-8. */
function decoderFor(first: Uint8Array): TextDecoder {
  const [a, b] = first
  const encoding = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : 'utf-8'
  return new TextDecoder(encoding, { fatal: true })
}

function parserFor(events: XmlEvents): SaxesParser<{ xmlns: false; position: false }> {
  const parser = new SaxesParser({ xmlns: false, position: false })
  let depth = 0
  // Billion laughs, quadratic growth and external entities all begin with a DOCTYPE; Word writes none (ECMA-376 part 2 forbids it).
  parser.on('doctype', () => {
    throw new WrongXml('a document type')
  })
  parser.on('error', (error) => {
    throw new WrongXml(error.message)
  })
  parser.on('opentag', (tag) => {
    if (++depth > MAX_DEPTH) throw new TooDeep()
    events.open(tag.name, tag.attributes)
  })
  parser.on('text', events.text)
  parser.on('cdata', events.text)
  parser.on('closetag', (tag) => {
    depth--
    events.close(tag.name)
  })
  return parser
}

/** Tells an XML part to `events` as it is unpacked, without keeping it. Throws `WrongXml`, `TooDeep`, or what unpacking throws. */
export async function tellXml(chunks: AsyncIterable<Uint8Array>, events: XmlEvents): Promise<void> {
  const parser = parserFor(events)
  let decoder: TextDecoder | null = null
  for await (const chunk of chunks) {
    decoder ??= decoderFor(chunk)
    parser.write(decoder.decode(chunk, { stream: true }))
  }
  if (decoder) parser.write(decoder.decode())
  parser.close()
}

/** A switch of Word (`w:b`, `w:vanish`): there and not said to be off. */
export function isOn(attributes: Attributes): boolean {
  return !['0', 'false', 'off', 'none'].includes(attributes['w:val'] ?? 'true')
}
