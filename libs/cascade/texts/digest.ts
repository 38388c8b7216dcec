import { LATE_STAGES, levelOf, STAGES, type InstanceId, type LocalDate, type Stage } from '#base'

/** One line of a digest. */
export interface DigestLine {
  readonly instance: InstanceId
  readonly directive: InstanceId
  readonly level: number
  readonly stage: Stage
  readonly dueOn: LocalDate | null
  readonly text: string
  /** The key that was told; a line about many leads to the page of them all, not to one unit’s step. */
  readonly about?: string
  /** Whose message it is, where a deputy reads it. */
  readonly insteadOf?: string | null
}
export interface DigestTo {
  readonly name: string
  /** Post and organ, as on paper. */
  readonly title: string
}
export interface Mail {
  readonly subject: string
  readonly text: string
  readonly html: string
  /** The directive by which a reader's box gathers it: the worst. */
  readonly thread: InstanceId
}
type Kind = 'digest' | 'urgent'

const MORNING = 'Thư này do hệ thống Đôn Đốc gửi một lần mỗi sáng làm việc. Nội dung đã cập nhật sau khi thư được soạn có thể chưa thể hiện ở đây.'
const AT_ONCE = 'Văn bản có độ khẩn nên thư được gửi ngay, không chờ bản tin sáng.'
const CHOICE = 'Đồng chí có thể chọn chỉ xem bản tin trên trang Thông báo; nội dung quá hạn đã báo cấp trên vẫn được gửi qua thư'

/**
 * The one mail a person gets of a morning: grouped by document, the worst first, each line with the address of its very step; or one matter that
 * goes at once (`urgent`). `letters` names the documents by id (as `letterWords` gives them); `baseUrl` is the house's public address without a
 * slash at its end. Throws on an empty list: a digest is never empty.
 */
export function digestMail(
  to: DigestTo,
  lines: readonly DigestLine[],
  letters: Readonly<Record<number, string>>,
  baseUrl: string,
  kind: Kind = 'digest',
): Mail {
  const groups = grouped(lines)
  const [worst] = groups
  if (!worst) throw new Error('a digest without a line')
  const title = (directive: number): string => letters[directive] ?? 'Nhiệm vụ chưa có số văn bản'
  const greeting = `Kính gửi đồng chí ${to.name}${to.title ? `, ${to.title}` : ''}:`
  const notes = kind === 'urgent' ? [AT_ONCE] : [MORNING, `${CHOICE}: ${choiceUrl(baseUrl)}`]
  const text = groups.map(([directive, own]) => [title(directive), ...own.map((line) => `- ${wordsOf(line)}\n  ${stepUrl(baseUrl, line)}`)].join('\n'))
  return {
    subject: kind === 'urgent' ? `Khẩn: ${title(worst[0])}` : subjectOf(lines),
    text: [greeting, ...text, ...notes].join('\n\n'),
    html: htmlOf(greeting, groups, title, baseUrl, notes),
    thread: worst[0],
  }
}

/** The same in a few lines, for a telephone: SMS, Zalo. */
export function shortText(subject: string, lines: readonly DigestLine[], baseUrl: string): string {
  const worst = [...lines].sort(worseFirst).slice(0, SHORT)
  const more = lines.length - worst.length
  return [subject, ...worst.map((line) => `- ${wordsOf(line)}`), ...(more > 0 ? [`và ${more} nội dung khác`] : []), `${baseUrl}/thong-bao`].join('\n')
}
const SHORT = 3

/** Where a person says whether the morning's digest comes by mail. */
export const choiceUrl = (baseUrl: string): string => `${baseUrl}/thong-bao?chon=thu`

function stepUrl(baseUrl: string, { about, directive, instance }: DigestLine): string {
  if (about === 'rung.unopened') return `${baseUrl}/van-ban/${directive}?loc=unopened`
  if (about === 'massLate') return `${baseUrl}/van-ban/${directive}?loc=late`
  return about === 'rung.reviewList' ? `${baseUrl}/van-ban/${directive}/ra-soat-quy` : `${baseUrl}/viec/${instance}`
}
const isLate = ({ stage }: DigestLine): boolean => LATE_STAGES.includes(stage)
const wordsOf = ({ text, insteadOf }: DigestLine): string => (insteadOf ? `(Thay đồng chí ${insteadOf}) ${text}` : text)

function subjectOf(lines: readonly DigestLine[]): string {
  const late = lines.filter(isLate).length
  return `Đôn Đốc: ${lines.length} nội dung${late > 0 ? `, ${late} quá hạn` : ''}`
}

type Groups = readonly (readonly [InstanceId, readonly DigestLine[]])[]

// Styles stand on the elements: mail programs throw style sheets away.
function htmlOf(greeting: string, groups: Groups, title: (directive: number) => string, baseUrl: string, notes: readonly string[]): string {
  const lineOf = (line: DigestLine): string =>
    `<li style="margin:0 0 12px">${isLate(line) ? '<b style="color:#a02018">Quá hạn.</b> ' : ''}${escaped(wordsOf(line))}<br><a href="${escaped(stepUrl(baseUrl, line))}" style="color:#0b5c63">Mở nhiệm vụ này</a></li>`
  const sections = groups.map(
    ([directive, own]) =>
      `<h3 style="font-size:16px;margin:24px 0 8px">${escaped(title(directive))}</h3><ul style="margin:0;padding:0 0 0 20px">${own.map(lineOf).join('')}</ul>`,
  )
  const foot = notes.map((note) => `<p style="color:#5a6470;font-size:13px;margin:16px 0 0">${linked(note)}</p>`)
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Đôn Đốc</title></head><body style="font-family:Arial,sans-serif;font-size:15px;line-height:1.5;color:#1a2128;max-width:680px"><p>${escaped(greeting)}</p>${sections.join('')}${foot.join('')}</body></html>`
}

function linked(note: string): string {
  return escaped(note).replace(/https?:\/\/[^\s]+$/u, (url) => `<a href="${url}" style="color:#0b5c63">${url}</a>`)
}

function grouped(lines: readonly DigestLine[]): Groups {
  const groups = new Map<InstanceId, DigestLine[]>()
  for (const line of [...lines].sort(worseFirst)) groups.set(line.directive, [...(groups.get(line.directive) ?? []), line])
  return [...groups]
}

function worseFirst(a: DigestLine, b: DigestLine): number {
  return weight(b) - weight(a) || (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999') || a.instance - b.instance
}

// A stopped step is news, not a claim: it comes after everything that waits.
function weight({ stage, level }: DigestLine): number {
  return stage === 'stopped' ? -1 : levelOf(stage) * 100 + level * 10 + STAGES.indexOf(stage)
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
