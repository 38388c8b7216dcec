import type { Signer, SignsFor } from './draft.js'
import type { Line, Page } from './lines.js'
import { anyOf, capitalised, E, isUpperCase, rx } from './text.js'

const MARK = /^(?:(k)[./]?\s?t|(t\/?m)|(tl)|(tuq)|(q))\s?[.\s]/u
const OFFICES = [
  'phó chủ tịch',
  'chủ tịch',
  'chủ tịch nước',
  'phó giám đốc',
  'giám đốc',
  'phó chánh văn phòng',
  'chánh văn phòng',
  'thứ trưởng',
  'bộ trưởng',
  'thủ tướng',
  'phó thủ tướng',
  'phó bí thư',
  'bí thư',
  'phó bí thư thường trực',
  'phó cục trưởng',
  'cục trưởng',
  'chánh thanh tra',
  'phó chánh thanh tra',
  'phó trưởng ban',
  'trưởng ban',
  'hiệu trưởng',
  'phó chủ tịch thường trực',
  'bộ trưởng, chủ nhiệm',
  'tổng giám đốc',
  'viện trưởng',
  'vụ trưởng',
  'phó vụ trưởng',
  'chi cục trưởng',
  'phó chi cục trưởng',
  'ủy viên thường vụ',
]
const OFFICE = rx(`^(?:quyền\\s+)?(?:${anyOf(OFFICES)})${E}(?:\\s+(?:thường\\s+trực|ubnd|ủy\\s+ban|văn\\s+phòng|sở|vụ)[^.,;]{0,40})?$`)
const NAME = /^(?:\p{Lu}\p{L}*[’']?\p{L}*)(?: \p{Lu}\p{L}*){1,5}$/u

const TITLE_WIDTH = 70
const NAME_WIDTH = 40
const MARKS: readonly SignsFor[] = ['KT', 'TM', 'TL', 'TUQ', 'Q']

function markOf(line: Line): SignsFor | null {
  const match = MARK.exec(line.key)
  return match ? (MARKS[match.slice(1, 6).findIndex((group) => group !== undefined)] ?? null) : null
}

const spelledTitle = (capitals: string): string =>
  capitals
    .toLowerCase()
    .split(' ')
    .map((word, i) => (i === 0 || (/^(?:chủ|thường|chánh|giám|bí|cục|trưởng|bộ|thủ)$/u.test(word) && i === 1) ? capitalised(word) : word))
    .join(' ')
const spelledName = (name: string): string => (isUpperCase(name) ? name.toLowerCase().split(' ').map(capitalised).join(' ') : name)

interface Found {
  title: number | null
  mark: SignsFor | null
  first: number | null
}

/** “KT. CHỦ TỊCH” names whom one signs for; the signer's own title stands under it. */
function titleIn(page: Page, fromLine: number): Found {
  const found: Found = { title: null, mark: null, first: null }
  for (const [i, line] of [...page.lines.entries()].slice(fromLine)) {
    if (!isUpperCase(line.text) || line.text.length > TITLE_WIDTH) continue
    const mark = markOf(line)
    if (mark === null && !OFFICE.test(line.key)) continue
    found.first ??= i
    if (mark === null) found.title = i
    else found.mark = mark
  }
  return found
}

/** The name stands at most five lines under the title: the space between is for hand and seal. */
function nameAfter(page: Page, line: number): number | null {
  const after = page.lines.slice(line + 1, line + 6).findIndex((one) => NAME.test(one.text) && !OFFICE.test(one.key) && one.text.length < NAME_WIDTH)
  return after < 0 ? null : line + 1 + after
}

/** The signature with the lines it takes; null where the text carries none. `mark` is what stands nearest to the signer's title. */
export function readSigner(page: Page, fromLine: number): { readonly signer: Signer; readonly first: number; readonly last: number } | null {
  const { title, mark, first } = titleIn(page, fromLine)
  if (first === null) return null
  const at = nameAfter(page, title ?? first)
  const words = (line: number | null): string | null => (line === null ? null : (page.lines[line]?.text ?? null))
  const [name, own] = [words(at), words(title)]
  return { signer: { name: name && spelledName(name), title: own && spelledTitle(own), signsFor: mark }, first, last: at ?? title ?? first }
}
