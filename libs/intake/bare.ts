import { keyOf } from './text.js'

const known = new Map<string, string>()

function bareLetter(letter: string): string {
  const found = known.get(letter)
  if (found !== undefined) return found
  const first = letter.normalize('NFD').charAt(0)
  const bare = first === 'đ' ? 'd' : first
  known.set(letter, bare)
  return bare
}

/** A key without marks over letters, place for place: what a scan leaves of “Số”, “Nơi nhận”, “Kính gửi” still reads the same. */
export function bareOf(text: string): string {
  return Array.from({ length: text.length }, (_, i) => text.charAt(i))
    .map((letter) => (letter < '\u0080' ? letter.toLowerCase() : bareLetter(keyOf(letter))))
    .join('')
}
