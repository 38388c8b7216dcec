import { attachmentStart } from './attachments.js'
import { bareOf } from './bare.js'
import { COPIES } from './copies.js'
import type { Signer, SignsFor } from './draft.js'
import { inCapitals } from './issuer.js'
import { labelOf, type Line, type Page } from './lines.js'
import { anyOf, capitalised, E, isUpperCase, keyOf, rx, W } from './text.js'
import { OFFICES, RANKS } from './vocabulary/offices.js'

// Signing for others, Decree 30/2020/NĐ-CP art. 13: KT. (deputy), TM. (collective), TL. (by order), TUQ. (by authority), Q. (acting).
const MARK =
  '(k\\s?[./]?\\s?t|t\\s?[./]?\\s?m|t\\s?[./]?\\s?l|t\\s?[./]?\\s?u\\s?[./]?\\s?q|q)\\s?[./]\\s*|(k\\s?/\\s?t|t\\s?/\\s?m|t\\s?/\\s?l)\\s+|(kt|tm|tl|tuq)\\s+'
const TOKEN = rx(`(?:^|(?<=[\\s)]))(?:${MARK})|${W}(quyền\\s+)?(${anyOf(OFFICES)})${E}`, 'g')
const SIGNS: Readonly<Record<string, SignsFor>> = { kt: 'KT', tm: 'TM', tl: 'TL', tuq: 'TUQ', q: 'Q' }
const WIDEST = 110
const NAME_WIDTH = 45
const SPACE = 12
const BEFORE_COPIES = 16
const AFTER_COPIES = 45
const MORE = rx('^(?:thường\\s+trực|phụ\\s+trách)$')
const RANK = new RegExp(`^(?:(?:${RANKS.map((rank) => rank.replace(/\./gu, '\\.')).join('|')})[\\s,.-]*)+`, 'iu')
const WORD = "\\p{Lu}(?:[’']\\s?)?[\\p{L}]*(?:[’'-]\\p{L}+)*"
const NAME = new RegExp(`^${WORD}(?: ${WORD}){1,5}$`, 'u')
const NO_NAME = rx(
  `^(?:phụ\\s+lục|kế\\s+hoạch|danh\\s+sách|danh\\s+mục|biểu|mẫu|nơi\\s+nhận|cộng\\s+hòa|độc\\s+lập|đảng|ủy\\s+ban|ubnd|hội\\s+đồng|sở|bộ|ban|văn\\s+phòng|quyết\\s+định|chương\\s+trình|đề\\s+án|phương\\s+án|thường\\s+trực|tỉnh\\s+ủy|các|mục|phần|stt|tt)${E}`,
)
const SIGNED = /^[([]?\s*(?:da ky|ky ten|ky,? dong dau|ky thay|chu ky|signed)[^)\]]*[)\]]?\s*:?\s*/u

interface Token {
  readonly line: number
  readonly mark: SignsFor | null
  readonly office: string | null
}

const markOf = (words: string): SignsFor | null => SIGNS[words.replace(/[\s./]/gu, '')] ?? null

/** Tokens of a signature in a line: capitals from its beginning (or from a mark) to the last of them; what is left may be the name. */
function tokensIn(line: Line, index: number): { readonly tokens: readonly Token[]; readonly rest: string } | null {
  if (line.text.length > WIDEST || labelOf(line.text)?.shape === 'dash') return null
  const tokens: Token[] = []
  let end = 0
  for (const match of line.key.matchAll(TOKEN)) {
    const words = line.text.slice(match.index, match.index + match[0].length)
    if (!inCapitals(words) && !/^(?:Q|KT|TM|TL|TUQ)[./]/u.test(words)) continue
    const collective = tokens.some((token) => token.mark === 'TM')
    if (tokens.length === 0 && match.index > 0) return null
    if (tokens.length > 0 && !collective && match.index - end > 3) break
    const mark = markOf(match[1] ?? match[2] ?? match[3] ?? '')
    tokens.push(mark === null ? { line: index, mark, office: words } : { line: index, mark, office: null })
    end = match.index + match[0].length
  }
  return tokens.length === 0 ? null : { tokens, rest: line.text.slice(end).trim() }
}

const spelledTitle = (capitals: string): string =>
  capitals
    .toLowerCase()
    .split(/\s+/u)
    .map((word, i) => (i === 0 || (/^(?:chủ|thường|chánh|giám|bí|cục|trưởng|bộ|thủ|tổng|chi|vụ|viện|hiệu)$/u.test(word) && i === 1) ? capitalised(word) : word))
    .join(' ')
const spelledName = (name: string): string => (isUpperCase(name) ? name.toLowerCase().split(' ').map(capitalised).join(' ') : name)

function nameOf(text: string): string | null {
  const cut = SIGNED.exec(bareOf(text))?.[0].length ?? 0
  const name = text
    .slice(cut)
    .replace(/\s*[([].*$/u, '')
    .replace(RANK, '')
    .replace(/[\s.,;*]+$/u, '')
    .replace(/\s+/gu, ' ')
  return NAME.test(name) && name.length < NAME_WIDTH && !NO_NAME.test(keyOf(name)) ? name : null
}

interface Found {
  title: string | null
  mark: SignsFor | null
  first: number
  last: number
  name: string | null
  readonly uses: number[]
}

const columnOf = (page: Page, line: Line): number => line.from - (page.plain.lastIndexOf('\n', line.from - 1) + 1)

/** The name under a title: the space between is for hand and seal. What stands under it in its own column goes before what stands elsewhere. */
function nameAfter(page: Page, from: number, to: number, column: number): { readonly name: string; readonly line: number } | null {
  const found: { name: string; line: number; apart: number }[] = []
  let seen = 0
  for (let i = from; i < to && seen < SPACE; i++) {
    const line = page.lines[i]
    if (!line || labelOf(line.text)?.shape === 'dash' || COPIES.test(line.key)) continue
    seen++
    const name = tokensIn(line, i) === null ? nameOf(line.text) : null
    if (name !== null) found.push({ name, line: i, apart: Math.abs(columnOf(page, line) - column) > 30 ? 1 : 0 })
  }
  return found.toSorted((a, b) => a.apart - b.apart || a.line - b.line)[0] ?? null
}

/** “CHỦ TỊCH / PHÓ CHỦ TỊCH” without “KT.” (lost in a scan): the deputy signs. */
const isDeputyOf = (office: string, of: string): boolean => keyOf(office).startsWith(`phó ${keyOf(of)}`)

/** A sentence of the letter: no signature goes on behind it. Lines of “Nơi nhận” stand beside one. */
const isProse = (line: Line): boolean => line.text.length > 75 && !inCapitals(line.text) && labelOf(line.text)?.shape !== 'dash'

function read(page: Page, from: number, to: number): Found | null {
  let found: Found | null = null
  let principal = false
  let titleLine = -1
  for (let i = from; i < to; i++) {
    const line = page.lines[i]
    const parsed = line && tokensIn(line, i)
    if (!line || !parsed) {
      if (line && found && i === titleLine + 1 && MORE.test(line.key) && inCapitals(line.text)) {
        found.title = `${found.title ?? ''} ${line.text}`
        found.last = i
        found.uses.push(i)
      }
      if (found && (i - found.last > SPACE || (line && isProse(line)))) break
      continue
    }
    found ??= { title: null, mark: null, first: i, last: i, name: null, uses: [] }
    found.uses.push(i)
    for (const { mark, office } of parsed.tokens) {
      if (mark !== null) {
        found.mark = mark
        found.title = null
        principal = mark === 'KT' || mark === 'TL' || mark === 'TUQ'
      } else if (principal) principal = false
      else if (found.title === null || isDeputyOf(office ?? '', found.title)) [found.title, titleLine] = [office, i]
    }
    found.last = i
    const own = parsed.tokens.at(-1)?.office !== null && titleLine === i
    if (own && nameOf(parsed.rest) !== null && !isUpperCase(parsed.rest)) return { ...found, name: nameOf(parsed.rest) }
    if (own && parsed.rest !== '' && inCapitals(parsed.rest) && parsed.rest.length < NAME_WIDTH) found.title = `${found.title ?? ''} ${parsed.rest}`
  }
  return found
}

/** Where a signature may stand: around “Nơi nhận”, or, without it, anywhere before the appendices. */
function windowOf(page: Page, from: number): readonly [number, number] {
  const copies = page.lines.findIndex((line, i) => i >= from && COPIES.test(line.key))
  const attached = attachmentStart(page, copies < 0 ? from : copies)
  return copies < 0 ? [from, attached] : [Math.max(from, copies - BEFORE_COPIES), Math.min(attached, copies + AFTER_COPIES)]
}

interface Candidate {
  readonly signer: Signer
  readonly first: number
  readonly last: number
  /** The lines it takes; between them lines of “Nơi nhận” may stand. */
  readonly uses: readonly number[]
}

function candidatesIn(page: Page, lo: number, hi: number): readonly Candidate[] {
  const out: Candidate[] = []
  for (let start = lo; start < hi;) {
    const found = read(page, start, hi)
    if (!found) break
    const line = page.lines[found.first]
    const after = found.name === null && line ? nameAfter(page, found.last + 1, hi, columnOf(page, line)) : null
    const name = found.name ?? after?.name ?? null
    const last = Math.max(found.last, after?.line ?? 0)
    out.push({
      signer: { name: name && spelledName(name), title: found.title && spelledTitle(found.title), signsFor: found.mark },
      first: found.first,
      last,
      uses: after ? [...found.uses, after.line] : found.uses,
    })
    start = found.last + 1
  }
  return out
}

/** The signature with the lines it takes; null where the text carries none. `mark` is what stands nearest to the signer's title. */
export function readSigner(page: Page, fromLine: number): Candidate | null {
  const [lo, hi] = windowOf(page, fromLine)
  const copies = page.lines.findIndex((line, i) => i >= lo && i < hi && COPIES.test(line.key))
  // The authority of a decision (“CHỦ TỊCH ỦY BAN …”) stands in capitals as well: what has a mark, a name, “Nơi nhận” before it signs.
  const worth = ({ signer, first }: Candidate): number =>
    (signer.name === null ? 0 : 2) + (signer.signsFor === null ? 0 : 2) + (copies >= 0 && first > copies - 4 ? 1 : 0)
  const best = candidatesIn(page, lo, hi).toSorted((a, b) => worth(b) - worth(a) || a.first - b.first)[0]
  return best && worth(best) > 0 ? best : null
}
