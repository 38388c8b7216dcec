import { COPIES } from './copies.js'
import type { Page } from '../lines/lines.js'
import { isUpperCase, rx, W } from '../words/text.js'

/** What stands behind the signature: an appendix with its table, or the plan that a decision puts into force. */
export interface Attachment {
  readonly is: 'appendix' | 'plan'
  /** The first part of its paths: `PL`, of several `PL.1`, `PL.II`; empty for a plan, whose labels are its own. */
  readonly path: string
  readonly title: string
  /** Offsets of its text. */
  readonly from: number
  readonly to: number
}

const APPENDIX = rx('^(?:các\\s+)?phụ\\s+lục(?![\\p{L}])')
const ALONE = rx('^phụ\\s+lục(?:\\s+(?:số\\s*)?(?:\\d{1,2}|[ivx]{1,4}|[a-h]))?\\s*(?:$|[:.(-])')
/** A table's own title behind the foot stands for the word “Phụ lục”. */
const TITLED = rx('^(?:bảng|biểu|danh\\s+mục)\\s(?:.*\\s)?(?:nhiệm\\s+vụ|phân\\s+công|công\\s+việc)')
const NUMBERED = rx('^phụ\\s+lục\\s+(?:số\\s*)?(\\d{1,2}|[ivx]{1,4}|[a-h])(?![\\p{L}\\d])')
const PLAN = rx(
  '^(?:(?:kế\\s+hoạch|chương\\s+trình)(?:\\s+(?:hành\\s+động|triển\\s+khai|thực\\s+hiện|tổng\\s+thể|chi\\s+tiết|công\\s+tác|trọng\\s+tâm))?|phương\\s+án|đề\\s+án|chiến\\s+lược)$',
)
const FORM = rx('^(?:mẫu|biểu(?:\\s+mẫu)?)(?:\\s+số)?\\s*\\d')
const WITH = rx('(?:ban\\s+hành\\s+)?kèm\\s+theo')
const TITLE_LINES = 5
const LONGEST = 120
/** Appendices that hold work even without a table. */
const ORDERS_WORK = rx(`${W}(?:nhiệm\\s+vụ|phân\\s+công|lộ\\s+trình|tiến\\s+độ|công\\s+việc|chương\\s+trình\\s+công\\s+tác)`)
const FORMS = rx(`${W}(?:đề\\s+cương|mẫu|biểu|danh\\s+sách|tổng\\s+hợp\\s+(?:số\\s+liệu|kết\\s+quả)|hướng\\s+dẫn\\s+ghi)`)

interface Begin {
  readonly at: number
  readonly is: 'appendix' | 'plan' | 'form' | 'foot'
}

function beginAt(page: Page, at: number): Begin['is'] | null {
  const line = page.lines[at]
  if (!line || line.text.length > LONGEST) return null
  if (APPENDIX.test(line.key) && (isUpperCase(line.text) || (ALONE.test(line.key) && !/[.;]$/u.test(line.text)))) return 'appendix'
  if (FORM.test(line.key)) return 'form'
  if (COPIES.test(line.key)) return 'foot'
  const follows = page.lines.slice(at + 1, at + 1 + TITLE_LINES).some((next) => WITH.test(next.key) && next.text.startsWith('('))
  return PLAN.test(line.key) && isUpperCase(line.text) && follows ? 'plan' : null
}

function titleOf(page: Page, at: number): string {
  return page.lines
    .slice(at, at + TITLE_LINES)
    .map((line) => line.key)
    .join(' ')
}

function pathOf(page: Page, at: number, several: boolean): string {
  const number = NUMBERED.exec(page.lines[at]?.key ?? '')?.[1]
  return several && number !== undefined ? `PL.${/^\d/u.test(number) ? Number(number) : number.toUpperCase()}` : 'PL'
}

/** The first line, from `from` on, with which an attachment begins; the number of lines where there is none. */
export function attachmentStart(page: Page, from: number): number {
  for (let at = from; at < page.lines.length; at++) {
    const is = beginAt(page, at)
    if (is === 'appendix' || is === 'plan') return at
  }
  return page.lines.length
}

/** The appendices and plans behind the body, without forms to fill in. */
export function attachmentsOf(page: Page, from: number): readonly Attachment[] {
  const begins: Begin[] = []
  for (let at = from; at < page.lines.length; at++) {
    const line = page.lines[at]
    const titled = line !== undefined && isUpperCase(line.text) && TITLED.test(line.key) && at - (begins.at(-1)?.at ?? -TITLE_LINES) >= TITLE_LINES
    const is = beginAt(page, at) ?? (titled ? 'appendix' : null)
    if (is !== null) begins.push({ at, is })
  }
  const several = begins.filter((begin) => begin.is === 'appendix').length > 1
  return begins.flatMap((begin, i): Attachment[] => {
    if (begin.is === 'form' || begin.is === 'foot') return []
    const [first, next] = [page.lines[begin.at], page.lines[begins[i + 1]?.at ?? page.lines.length]]
    if (!first) return []
    return [
      {
        is: begin.is,
        path: begin.is === 'plan' ? '' : pathOf(page, begin.at, several),
        title: titleOf(page, begin.at),
        from: first.from,
        to: next?.from ?? page.plain.length,
      },
    ]
  })
}

/** Are the labelled blocks of this attachment work? Of an appendix only where its title says so; its tables tell by themselves. */
export function holdsBlocks(attachment: Attachment): boolean {
  return attachment.is === 'plan' || (ORDERS_WORK.test(attachment.title) && !FORMS.test(attachment.title))
}
