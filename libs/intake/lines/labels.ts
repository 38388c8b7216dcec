/** The ways in which officials number and mark blocks (Decree 30/2020/NĐ-CP, Appendix I, II.6: parts, chapters, articles, `I.`, `1.`, `a)`), and in which letters in the wild do. */
export type LabelShape = 'part' | 'capital' | 'roman' | 'article' | 'arabic' | 'deep' | 'bracket' | 'ordinal' | 'letter' | 'unit' | 'dash' | 'bullet' | 'plus'

/** What stands before a block: `III.`, `2.`, `2.1.`, `a)`, `-`, `+`. `length` is how much of the line it takes. */
export interface Label {
  readonly shape: LabelShape
  readonly value: string
  readonly length: number
}

const ORDINALS: Record<string, string> = {
  nhất: '1',
  một: '1',
  hai: '2',
  ba: '3',
  tư: '4',
  bốn: '4',
  năm: '5',
  sáu: '6',
  bảy: '7',
  tám: '8',
  chín: '9',
  mười: '10',
}
const ORDINAL = Object.keys(ORDINALS).join('|')

// Scans read “l.” for “1.” and “Đicu”, “Điêu” for “Điều”; converters leave private characters for the bullets of Word.
const LABELS: readonly (readonly [LabelShape, RegExp])[] = [
  ['part', new RegExp(`^(?:phần|chương)\\s+(?:thứ\\s+(${ORDINAL})|([IVX]{1,5}|\\d{1,2}))(?=[\\s.:]|$)[.:]?\\s*`, 'iu')],
  ['article', /^đi[êềec]u\s+(\d{1,3})\s?[.:]\s*(?=\S)/iu],
  ['roman', /^([IVX]{1,6})\s?(?:[.)]\s*(?=\S)|\/\s*(?=\p{L}))/u],
  ['roman', /^([IVX]{1,6})\s*[-–]\s*(?=\p{Lu}\p{L})/u],
  ['capital', /^([A-HĐ])\s?[.)]\s+(?=\S)/u],
  ['capital', /^([A-HĐ])\s*[-–]\s+(?=\p{Lu})/u],
  ['deep', /^(\d{1,2}(?:\.\d{1,2}){1,3})[.)]?(?:\s+(?=\S)|(?=\p{L}))/u],
  ['deep', /^(\d{1,2}(?:\.\d{1,2}){1,3})\s?[-–]\s*(?=\p{Lu})/u],
  ['bracket', /^\((\d{1,2})\)\s*(?=\S)/u],
  ['arabic', /^(\d{1,2})\s?[.)/](?:\s+(?=\S)|(?=\p{L}))/u],
  ['arabic', /^(\d{1,2})\s?[-–]\s*(?=\p{Lu}\p{Ll})/u],
  ['letter', /^([a-zđ])\s?(?:\)\s*|[./]\s+)(?=\S)/u],
  ['letter', /^([a-zđ])\s?[-–]\s*(?=\p{Lu}\p{Ll})/u],
  ['ordinal', new RegExp(`^(?:thứ\\s+(${ORDINAL})|(${ORDINAL})\\s+là)\\s?[,:]\\s*(?=\\S)`, 'iu')],
  ['dash', /^([-–—−])\s*(?=[\p{L}\p{N}“"(])/u],
  ['plus', /^(\+)\s*(?=\S)/u],
  ['bullet', /^([•●▪◦○■□◆➢►✓✔\ue000-\uf8ff])\s*(?=\S)/u],
  ['bullet', /^(o)\s+(?=\p{Lu})/u],
]

/** The label at the beginning of a line, or null. “15/9/2025”, “100%” and “3,5 tỷ” are none. */
export function labelOf(text: string): Label | null {
  for (const [shape, pattern] of LABELS) {
    const match = pattern.exec(text)
    if (!match) continue
    const value = match[1] ?? match[2] ?? ''
    return { shape, value: ORDINALS[value.toLowerCase()] ?? value, length: match[0].length }
  }
  return null
}

/** Marks have no number of their own: they count as ordinals (SCHEMA, `path`). */
export function isMark(shape: LabelShape): boolean {
  return shape === 'dash' || shape === 'plus' || shape === 'bullet' || shape === 'unit'
}

const ROMANS = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII', 'XIII', 'XIV', 'XV', 'XVI', 'XVII', 'XVIII', 'XIX', 'XX']
const LETTERS = 'abcdđefghijklmnopqrstuvwxyz'

/** The place of a label in its own row of numbers, from 1; 0 where it has none. */
export function rankOf({ shape, value }: Label): number {
  if (shape === 'roman') return ROMANS.indexOf(value) + 1
  if (shape === 'letter' || shape === 'capital') return LETTERS.indexOf(value.toLowerCase()) + 1
  return Number(value.split('.').at(-1)) || ROMANS.indexOf(value) + 1
}
