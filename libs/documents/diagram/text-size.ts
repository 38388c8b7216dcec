/**
 * Widths of letters in hundredths of the size, of Be Vietnam Pro semi-bold, the widest of the faces that draw our diagrams: who reads them has
 * the web's face or whatever his system calls sans-serif, so a line is measured by the widest and never overflows its box.
 */
const BY_WIDTH: Readonly<Record<number, string>> = {
  29: "iljI.,:;'!·",
  37: ' fr"[]()“”-',
  45: 't1/J*',
  54: 'sz',
  66: 'abcdeghknopquvxy023456789?EFLơđư',
  72: 'ABKPRSTXYZ+_–',
  80: 'CDGHNUVĐƯ…→',
  84: 'OQƠ',
  90: 'mMw',
  104: 'W',
}
const WIDTHS = new Map(Object.entries(BY_WIDTH).flatMap(([width, letters]) => Array.from(letters, (letter): [string, number] => [letter, Number(width)])))
const USUAL = 64

/** How wide a line is at this size, in pixels. Marks over and under a letter take no width of their own. */
export function widthOf(text: string, size: number): number {
  const bare = text
    .normalize('NFD')
    .replace(/[\u0300-\u031a\u031c-\u036f]/gu, '')
    .normalize('NFC')
  return (Array.from(bare, (letter) => WIDTHS.get(letter) ?? USUAL).reduce((sum, width) => sum + width, 0) * size) / 100
}

/** The text in lines of at most this width; a word that is wider has its own line. */
export function wrap(text: string, size: number, width: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const longer = lines.length ? `${lines.at(-1)} ${word}` : word
    if (lines.length && widthOf(longer, size) <= width) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}
