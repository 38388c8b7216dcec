const BOMS: readonly (readonly [string, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

/** Decodes UTF-8 with or without a mark, and UTF-16 with one; null for anything else, binary included. */
export function decodeText(bytes: Uint8Array): string | null {
  const [encoding] = BOMS.find(([, mark]) => mark.every((byte, i) => bytes[i] === byte)) ?? ['utf-8']
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    return text.includes('\0') ? null : text
  } catch {
    return null
  }
}
