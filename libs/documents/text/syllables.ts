import { fromOldFont, type OldFont } from './old-fonts.js'

// A written syllable of Vietnamese: onset, glide and nucleus, coda (the orthography of 1902 as taught today); tones are marks on it.
const ONSET = '(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?'
const NUCLEUS =
  '(?:iêu|yêu|uôi|ươi|ươu|oai|oay|oeo|uây|uya|uyê|uyu|oao|iê|yê|uô|ươ|oa|oă|oe|oo|uâ|uê|uơ|uy|ia|ya|ua|ưa|ai|ao|au|ay|âu|ây|eo|êu|iu|oi|ôi|ơi|ui|ưi|ưu|[aăâeêioôơuưy])'
const CODA = '(?:ch|ng|nh|[cmnpt])?'
const SYLLABLE = new RegExp(`^${ONSET}${NUCLEUS}${CODA}$`, 'u')
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/gu
const WORDS = /[\p{L}\p{M}]+/gu
const NOT_ASCII = /[^\u0000-\u007f]/u

/** How Vietnamese a text looks: of its words with a letter beyond ASCII, how many are well-formed syllables. */
export interface Likeness {
  readonly marked: number
  readonly sound: number
}

// Enough to judge a letter by, whatever its length.
const SAMPLE = 200_000

function isSyllable(word: string): boolean {
  const bare = word.toLowerCase().normalize('NFD').replace(TONES, '')
  const tones = word.normalize('NFD').match(TONES)?.length ?? 0
  return tones <= 1 && SYLLABLE.test(bare.normalize('NFC'))
}

export function likenessOf(text: string): Likeness {
  const words = (text.slice(0, SAMPLE).match(WORDS) ?? []).filter((word) => NOT_ASCII.test(word))
  return { marked: words.length, sound: words.filter(isSyllable).length }
}

const MIN_WORDS = 6
const MIN_SHARE = 0.8

/** The share of well-formed words; 0 for a text too short to judge. */
export function soundness(text: string): number {
  const { marked, sound } = likenessOf(text)
  return marked < MIN_WORDS ? 0 : sound / marked
}

export const isVietnamese = (text: string): boolean => soundness(text) >= MIN_SHARE

// Letters that only Unicode has: who wrote them did not use an old font.
const UNICODE_ONLY = /[\u0102\u0103\u0110\u0111\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]/gu
const WESTERN = /[\u00a1-\u00ff]/gu

const count = (text: string, pattern: RegExp): number => text.slice(0, SAMPLE).match(pattern)?.length ?? 0

/**
 * The old font that a text was typed with, by its letters: many of Western Europe, none that Vietnamese alone has, and words that
 * become Vietnamese when decoded; null where it is not so.
 */
export function oldFontIn(text: string): OldFont | null {
  if (count(text, WESTERN) <= 20 * count(text, UNICODE_ONLY)) return null
  const shares = (['tcvn3', 'vni'] as const).map((font): [OldFont, number] => [font, soundness(fromOldFont(text, font))])
  const [best] = shares.toSorted((a, b) => b[1] - a[1])
  return best && best[1] >= MIN_SHARE && best[1] > soundness(text) ? best[0] : null
}

/** The same text in Unicode, if an old font was used. */
export function withoutOldFont(text: string): { readonly text: string; readonly font: OldFont | null } {
  const font = oldFontIn(text)
  return { text: font ? fromOldFont(text, font) : text, font }
}
