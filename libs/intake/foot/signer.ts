import { attachmentStart } from './attachments.js'
import { COPIES } from './copies.js'
import type { Signer, SignsFor } from '../shape/draft.js'
import { inCapitals } from '../head/issuer.js'
import { labelOf, type Line, type Page } from '../lines/lines.js'
import { goesOnTitle, nameOf, NAME_WIDTH, tokensIn, type SignatureLine, type Token } from './signature-words.js'
import { capitalised, isUpperCase, keyOf } from '../words/text.js'

const SPACE = 12
const BEFORE_COPIES = 16
const AFTER_COPIES = 45

const spelledTitle = (capitals: string): string =>
  capitals
    .toLowerCase()
    .split(/\s+/u)
    .map((word, i) => (i === 0 || (/^(?:chủ|thường|chánh|giám|bí|cục|trưởng|bộ|thủ|tổng|chi|vụ|viện|hiệu)$/u.test(word) && i === 1) ? capitalised(word) : word))
    .join(' ')
const spelledName = (name: string): string => (isUpperCase(name) ? name.toLowerCase().split(' ').map(capitalised).join(' ') : name)

interface Found {
  title: string | null
  titleLine: number
  mark: SignsFor | null
  readonly first: number
  last: number
  name: string | null
  /** The next office is the one signed for (“KT. CHỦ TỊCH”), not the signer's own. */
  principal: boolean
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
    const name = tokensIn(line) === null ? nameOf(line.text) : null
    if (name !== null) found.push({ name, line: i, apart: Math.abs(columnOf(page, line) - column) > 30 ? 1 : 0 })
  }
  return found.toSorted((a, b) => a.apart - b.apart || a.line - b.line)[0] ?? null
}

/** “CHỦ TỊCH / PHÓ CHỦ TỊCH” without “KT.” (lost in a scan): the deputy signs. */
const isDeputyOf = (office: string, of: string): boolean => keyOf(office).startsWith(`phó ${keyOf(of)}`)

/** A sentence of the letter: no signature goes on behind it. Lines of “Nơi nhận” stand beside one. */
const isProse = (line: Line): boolean => line.text.length > 75 && !inCapitals(line.text) && labelOf(line.text)?.shape !== 'dash'

function takeToken(found: Found, { mark, office }: Token, line: number): void {
  if (mark !== null) {
    found.mark = mark
    found.title = null
    found.principal = mark === 'KT' || mark === 'TL' || mark === 'TUQ'
  } else if (found.principal) found.principal = false
  else if (found.title === null || isDeputyOf(office ?? '', found.title)) [found.title, found.titleLine] = [office, line]
}

/** Takes the tokens of a line and what stands behind them: the name, or more of the title (“GIÁM ĐỐC SỞ NỘI VỤ”). */
function takeLine(found: Found, { tokens, rest }: SignatureLine, line: number): void {
  for (const token of tokens) takeToken(found, token, line)
  // “T/L BAN THƯỜNG VỤ”: signed for a body, so the next office is the signer's own.
  if (tokens.at(-1)?.office === null && rest !== '') found.principal = false
  found.last = line
  found.uses.push(line)
  if (found.titleLine !== line || tokens.at(-1)?.office === null || rest === '') return
  if (!isUpperCase(rest)) found.name = nameOf(rest)
  else if (inCapitals(rest) && rest.length < NAME_WIDTH) found.title = `${found.title ?? ''} ${rest}`
}

/** A line without a token: the second line of a title, or one that stands between. False where the signature is over. */
function passLine(found: Found, line: Line, at: number): boolean {
  if (at === found.titleLine + 1 && goesOnTitle(line)) {
    found.title = `${found.title ?? ''} ${line.text}`
    found.last = at
    found.uses.push(at)
  }
  return at - found.last <= SPACE && !isProse(line)
}

/** The first signature from a line on: its marks and titles, and the name where it stands beside them. */
function signatureFrom(page: Page, from: number, to: number): Found | null {
  let found: Found | null = null
  for (const [i, line] of page.lines.slice(from, to).entries()) {
    const at = from + i
    const parsed = tokensIn(line)
    if (parsed) {
      found ??= { title: null, titleLine: -2, mark: null, first: at, last: at, name: null, principal: false, uses: [] }
      takeLine(found, parsed, at)
    } else if (found && !passLine(found, line, at)) break
    if (found?.name != null) break
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
    const found = signatureFrom(page, start, hi)
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
