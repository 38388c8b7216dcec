/** Text as people compare it: NFC, blanks squeezed, ends trimmed. */
export function squeeze(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim()
}

/** Lower case without diacritics and đ: `Sở Nội vụ` → `so noi vu`. For comparing names, never for showing them. */
export function fold(text: string): string {
  return squeeze(text).toLowerCase().replace(/đ/gu, 'd').normalize('NFD').replace(/\p{M}/gu, '')
}
