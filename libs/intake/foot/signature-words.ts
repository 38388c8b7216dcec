import { bareOf } from '../words/bare.js'
import type { SignsFor } from '../shape/draft.js'
import { inCapitals } from '../head/issuer.js'
import { labelOf, type Line } from '../lines/lines.js'
import { anyOf, E, keyOf, rx, W } from '../words/text.js'
import { OFFICES, RANKS } from '../words/vocabulary/offices.js'

// Signing for others, Decree 30/2020/NĐ-CP art. 13: KT. (deputy), TM. (collective), TL. (by order), TUQ. (by authority), Q. (acting).
const MARK =
  '(k\\s?[./]?\\s?t|t\\s?[./]?\\s?m|t\\s?[./]?\\s?l|t\\s?[./]?\\s?u\\s?[./]?\\s?q|q)\\s?[./]\\s*|(k\\s?/\\s?t|t\\s?/\\s?m|t\\s?/\\s?l)\\s+|(kt|tm|tl|tuq)\\s+'
const TOKEN = rx(`(?:^|(?<=[\\s)]))(?:${MARK})|${W}(quyen\\s+)?(${anyOf(OFFICES.map(bareOf))})${E}`, 'g')
const SIGNS: Readonly<Record<string, SignsFor>> = { kt: 'KT', tm: 'TM', tl: 'TL', tuq: 'TUQ', q: 'Q' }
const WIDEST = 110
/** The longest name of a signer. */
export const NAME_WIDTH = 45
const RANK = new RegExp(`^(?:(?:${RANKS.map((rank) => rank.replace(/\./gu, '\\.')).join('|')})[\\s,.-]*)+`, 'iu')
const WORD = "\\p{Lu}(?:[’']\\s?)?[\\p{L}]*(?:[’'-]\\p{L}+)*"
const NAME = new RegExp(`^${WORD}(?: ${WORD}){1,5}$`, 'u')
const NO_NAME = rx(
  `^(?:phụ\\s+lục|kế\\s+hoạch|danh\\s+sách|danh\\s+mục|biểu|mẫu|nơi\\s+nhận|cộng\\s+hòa|độc\\s+lập|đảng|ủy\\s+ban|ubnd|hội\\s+đồng|sở|bộ|ban|văn\\s+phòng|quyết\\s+định|chương\\s+trình|đề\\s+án|phương\\s+án|thường\\s+trực|tỉnh\\s+ủy|các|mục|phần|stt|tt)${E}`,
)
const SIGNED = /^[([]?\s*(?:da ky|ky ten|ky,? dong dau|ky thay|chu ky|signed)[^)\]]*[)\]]?\s*:?\s*/u

/** A mark (`KT.`), or the title of an office. */
export interface Token {
  readonly mark: SignsFor | null
  readonly office: string | null
}

/** What a line of a signature says; what is left behind its tokens may be the name. */
export interface SignatureLine {
  readonly tokens: readonly Token[]
  readonly rest: string
}

const markOf = (words: string): SignsFor | null => SIGNS[words.replace(/[\s./]/gu, '')] ?? null

const OFFICE = new Map(OFFICES.map((office) => [bareOf(office), office as string]))
/** The office in its own spelling, whatever a scan has left of it. */
const officeOf = (words: string): string => OFFICE.get(bareOf(words).replace(/\s+/gu, ' '))?.toUpperCase() ?? words
const isMarked = (words: string): boolean => inCapitals(words) || /^(?:Q|KT|TM|TL|TUQ)[./]/u.test(words)

/** Tokens of a signature in a line: capitals from its beginning (or from a mark) to the last of them. Null where the line begins with none. */
export function tokensIn(line: Line): SignatureLine | null {
  if (line.text.length > WIDEST || labelOf(line.text)?.shape === 'dash') return null
  const tokens: Token[] = []
  let end = 0
  for (const match of bareOf(line.key).matchAll(TOKEN)) {
    const words = line.text.slice(match.index, match.index + match[0].length)
    if (!isMarked(words)) continue
    if (tokens.length === 0 && match.index > 0) return null
    // Behind “TM.” stands for whom one signs; behind any other token nothing but the next.
    if (tokens.length > 0 && tokens[0]?.mark !== 'TM' && match.index - end > 3) break
    const mark = markOf(match.slice(1, 4).join(''))
    tokens.push({ mark, office: mark === null ? officeOf(words) : null })
    end = match.index + match[0].length
  }
  return tokens.length === 0 ? null : { tokens, rest: line.text.slice(end).trim() }
}

/** The name of a person in a line of its own, without “(Đã ký)”, learning and rank; null where the line is none. */
export function nameOf(text: string): string | null {
  const cut = SIGNED.exec(bareOf(text))?.[0].length ?? 0
  const name = text
    .slice(cut)
    .replace(/\s*[([].*$/u, '')
    .replace(RANK, '')
    .replace(/[\s.,;*]+$/u, '')
    .replace(/\s+/gu, ' ')
  return NAME.test(name) && name.length < NAME_WIDTH && !NO_NAME.test(keyOf(name)) ? name : null
}

const MORE = /^(?:thuong truc|phu trach)$/u
/** “PHÓ CHỦ TỊCH / THƯỜNG TRỰC”: the second line of a title. */
export const goesOnTitle = (line: Line): boolean => MORE.test(bareOf(line.key)) && inCapitals(line.text)
