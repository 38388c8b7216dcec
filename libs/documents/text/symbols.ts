// Signs of the fonts Symbol and Wingdings, by their place (Word stores them at U+F000 and up): what letters use, as Unicode has it.
const SYMBOL: Readonly<Record<number, string>> = {
  0x2d: '-',
  0xa3: '≤',
  0xa5: '∞',
  0xae: '→',
  0xb0: '°',
  0xb1: '±',
  0xb3: '≥',
  0xb4: '×',
  0xb7: '•',
  0xb9: '≠',
}
const WINGDINGS: Readonly<Record<number, string>> = {
  0x6c: '●',
  0x6e: '■',
  0x71: '□',
  0x76: '•',
  0x77: '•',
  0x9f: '•',
  0xa7: '▪',
  0xa8: '□',
  0xd8: '•',
  0xe0: '→',
  0xf0: '→',
  0xfb: '✗',
  0xfc: '✓',
  0xfe: '☑',
}
const BULLETS: Readonly<Record<string, string>> = { o: '○', '·': '•', '§': '▪', '–': '-', '—': '-', '−': '-' }
const PRIVATE = 0xf000

/** A sign of a symbol font as a reader sees it; empty where it is not known. */
export function signAt(place: number, font: string): string {
  const table = /^wingdings|^webdings/iu.test(font) ? WINGDINGS : SYMBOL
  return table[place >= PRIVATE ? place - PRIVATE : place] ?? ''
}

/** The mark of an unnumbered point as text shows it: `-`, `+`, `•` … */
export function symbolOf(text: string, font: string): string {
  const place = text.codePointAt(0) ?? 0
  if (place >= PRIVATE && place <= PRIVATE + 0xff) return signAt(place, font) || '•'
  if (/^(?:symbol|wingdings|webdings)/iu.test(font)) return signAt(place, font) || '•'
  return BULLETS[text] ?? text
}
