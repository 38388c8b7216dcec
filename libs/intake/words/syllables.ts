/** Syllables that the spelling of Vietnamese allows: an onset and a rime; before a stop (c, ch, p, t) only the two rising or heavy tones. */
const ONSET = 'ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnprstvx]'
const RIMES = [
  'a(?:c|ch|i|m|n|ng|nh|o|p|t|u|y)?',
  'ă(?:c|m|n|ng|p|t)',
  'â(?:c|m|n|ng|p|t|u|y)',
  'e(?:c|m|n|ng|o|p|t)?',
  'ê(?:ch|m|n|nh|p|t|u)?',
  'i(?:a|ch|m|n|nh|p|t|u)?|[iy]ê(?:c|m|n|ng|p|t|u)',
  'o(?:c|i|m|n|ng|ong|p|t)?|oa(?:c|ch|i|m|n|ng|nh|o|p|t|y)?|oă(?:c|m|n|ng|t)|oe(?:n|o|t)?',
  'ô(?:c|i|m|n|ng|p|t)?',
  'ơ(?:i|m|n|p|t)?',
  'u(?:a|c|i|m|n|ng|p|t)?|uy(?:a|ch|n|nh|p|t|u|ên|êt)?|uê(?:ch|nh)?|uâ(?:n|ng|t|y)|uơ|uô(?:c|i|m|n|ng|t)',
  'ư(?:a|c|i|m|n|ng|t|u)?|ươ(?:c|i|m|n|ng|p|t|u)',
  'y(?:t|nh|n|p|ch)?',
]
const SYLLABLE = new RegExp(`^(?:${ONSET})?(?:${RIMES.join('|')})$`, 'u')
const STOPPED = /(?:c|ch|p|t)$/u
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/gu
const RISING = /[\u0301\u0323]/u
const MARKED = /[^a-z]/u

const known = new Map<string, boolean>()

function judged(word: string): boolean {
  const parted = word.normalize('NFD')
  const toneless = parted.replace(TONES, '').normalize('NFC')
  const spelled = SYLLABLE.test(toneless)
  // Without any mark it may be a foreign word; only one that would be Vietnamese but for a lost tone is a slip (`thuc`, `cac`).
  if (spelled) return STOPPED.test(toneless) && !RISING.test(parted)
  return MARKED.test(word)
}

/** A word in small letters that no Vietnamese syllable can be: `trưóc`, `cưòng`, `thuc`. Foreign words without marks are none. */
export function isOddSyllable(word: string): boolean {
  const before = known.get(word)
  if (before !== undefined) return before
  const odd = judged(word)
  // Texts are read one after another for years: the memory is bounded.
  if (known.size > 20_000) known.clear()
  known.set(word, odd)
  return odd
}
