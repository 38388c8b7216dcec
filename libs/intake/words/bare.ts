import { keyOf } from './text.js'

const known = new Map<string, string>()

function bareLetter(letter: string): string {
  const found = known.get(letter)
  if (found !== undefined) return found
  const first = keyOf(letter).normalize('NFD').charAt(0)
  const bare = first === 'đ' ? 'd' : first
  known.set(letter, bare)
  return bare
}

/** A text without marks over letters and without capitals, place for place: what a scan leaves of “Số”, “Nơi nhận”, “Kính gửi” still reads the same. */
export function bareOf(text: string): string {
  // By code units, so that every character keeps its place.
  return text.replace(/[A-Z\u0080-\uffff]/g, bareLetter)
}
