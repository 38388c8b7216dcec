import { isVietnamese, soundness, withoutOldFont } from './text/syllables.js'

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'windows-1258'

const BOMS: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]
// Control characters that no typed text holds: what has them is no text, whatever its name says.
const BINARY = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/u

function decoded(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    return BINARY.test(text) ? null : text
  } catch {
    return null
  }
}

const SAMPLE = 4096
// Vietnamese in UTF-16: blanks, consonants and plain vowels, three letters in four, have a zero for their high byte.
const ZEROS = 0.3

/** UTF-16 without a mark shows by the zeros that stand on one side only. */
function unmarkedUtf16(bytes: Uint8Array): Encoding | null {
  if (bytes.length % 2 !== 0 || bytes.length < 4) return null
  const sample = bytes.subarray(0, SAMPLE)
  const zeros = (side: number): number => sample.filter((byte, i) => byte === 0 && i % 2 === side).length / (sample.length / 2)
  if (zeros(1) > ZEROS && zeros(0) === 0) return 'utf-16le'
  return zeros(0) > ZEROS && zeros(1) === 0 ? 'utf-16be' : null
}

/** One byte a letter: the code page of Vietnamese Windows, or Western bytes that an old font drew as Vietnamese. */
function ofOneByte(bytes: Uint8Array): string | null {
  const [western, page1258] = [decoded(bytes, 'windows-1252'), decoded(bytes, 'windows-1258')?.normalize('NFC') ?? null]
  const old = western === null ? null : withoutOldFont(western)
  const candidates = [old?.font ? old.text : null, page1258].filter((text): text is string => text !== null && isVietnamese(text))
  return candidates.toSorted((a, b) => soundness(b) - soundness(a))[0] ?? null
}

/**
 * Decodes UTF-8 and UTF-16, each with or without a mark, Windows-1258, and text typed with TCVN3 or VNI fonts; null for anything
 * else, binary included. UTF-8 is left as it is composed (`#intake` normalises).
 */
export function decodeText(bytes: Uint8Array): string | null {
  const marked = BOMS.find(([, mark]) => mark.every((byte, i) => bytes[i] === byte))
  if (marked) return unicode(bytes, marked[0])
  const wide = unmarkedUtf16(bytes)
  return wide ? unicode(bytes, wide) : (unicode(bytes, 'utf-8') ?? ofOneByte(bytes))
}

function unicode(bytes: Uint8Array, encoding: Encoding): string | null {
  const text = decoded(bytes, encoding)
  return text === null ? null : withoutOldFont(text).text
}
