import { LATE_STAGES, levelOf, STAGES, type InstanceId, type LocalDate, type Stage } from '#base'
import { dayWords } from './said.js'

/** One line of a digest. */
export interface DigestLine {
  readonly instance: InstanceId
  readonly directive: InstanceId
  readonly level: number
  readonly stage: Stage
  readonly dueOn: LocalDate | null
  readonly text: string
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
}

/**
 * The one mail a person gets of a morning: grouped by document, the worst first, each line with the address of its very step.
 * `letters` names the documents by id (as `letterWords` gives them); `baseUrl` is the house's public address without a slash at its end.
 */
export function digestMail(to: DigestTo, lines: readonly DigestLine[], letters: Readonly<Record<number, string>>, baseUrl: string): Mail {
  const groups = grouped(lines)
  const late = lines.filter((line) => LATE_STAGES.includes(line.stage)).length
  const subject = `Đôn Đốc: ${lines.length} nội dung${late > 0 ? `, ${late} quá hạn` : ''}`
  const greeting = `Kính gửi đồng chí ${to.name}${to.title ? `, ${to.title}` : ''}:`
  const closing = 'Thư này do hệ thống Đôn Đốc gửi một lần mỗi sáng làm việc. Nội dung đã cập nhật sau khi thư được soạn có thể chưa thể hiện ở đây.'
  const link = (line: DigestLine): string => `${baseUrl}/viec/${line.instance}`
  const title = (directive: number): string => letters[directive] ?? 'Nhiệm vụ chưa có số văn bản'
  const text = groups.map(([directive, own]) => [title(directive), ...own.map((line) => `- ${line.text}\n  ${link(line)}`)].join('\n'))
  const html = groups.map(
    ([directive, own]) =>
      `<h3>${escaped(title(directive))}</h3><ul>${own.map((line) => `<li>${escaped(line.text)}<br><a href="${escaped(link(line))}">Mở nhiệm vụ</a></li>`).join('')}</ul>`,
  )
  return {
    subject,
    text: [greeting, ...text, closing].join('\n\n'),
    html: `<!doctype html><html lang="vi"><body style="font-family:sans-serif;line-height:1.5"><p>${escaped(greeting)}</p>${html.join('')}<p><small>${escaped(closing)}</small></p></body></html>`,
  }
}

function grouped(lines: readonly DigestLine[]): readonly (readonly [number, readonly DigestLine[]])[] {
  const groups = new Map<number, DigestLine[]>()
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

/** For a mail's own subject line where one matter goes out at once (hỏa tốc). */
export function urgentSubject(what: string, dueOn: LocalDate | null): string {
  return `Khẩn: ${what}${dueOn ? ` (thời hạn ${dayWords(dueOn)})` : ''}`
}
