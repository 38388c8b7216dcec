import { formatDate, parseDate, type LocalDate } from '#base'
import { proposeDue } from '#calendar'
import type { Question } from '#intake'
import type { DraftBody } from './draft-body.js'
import type { World } from './world.js'

/** A question is answered by the value that it asked for standing in the draft, or by an answer of its own. */
export function isAnswered(question: Question, draft: DraftBody): boolean {
  const { header, answers } = draft
  if (question.id in answers) return true
  const obligation = draft.obligations.find(({ path }) => path === question.path)
  if (obligation?.dropped) return true
  switch (question.kind) {
    case 'letterNumber':
      return header.number !== null
    case 'letterDate':
      return header.issuedOn !== null
    case 'trackedUntil':
      return header.trackedUntil !== null
    case 'planDue':
      return obligation === undefined || obligation.class !== 'plan' || obligation.due.on !== null
    case 'reportRhythm':
      return draft.rounds.some(({ path }) => path === question.path)
    case 'reportVia':
      return draft.rounds.some(({ path, via }) => path === question.path && via !== null)
    case 'ownPlan':
      return obligation?.corrected ?? true
    case 'successor':
    case 'unknownUnit':
      return String(question.params['name']) in draft.successors
    case 'communesReport':
      return false
    default:
      return false
  }
}

export function openQuestions(draft: DraftBody): Question[] {
  return draft.questions.filter((question) => !isAnswered(question, draft))
}

const name = (question: Question): string => String(question.params['name'] ?? '')

/** The question as the checking page puts it. */
export function wordsOf(question: Question): string {
  switch (question.kind) {
    case 'letterNumber':
      return 'Số của văn bản: chưa có trong văn bản – cần nhập.'
    case 'letterDate':
      return 'Ngày ban hành: chưa có trong văn bản – cần nhập.'
    case 'planDue':
      return 'Thời hạn: chưa có trong văn bản – cần nhập.'
    case 'reportRhythm':
      return 'Kỳ báo cáo: văn bản không nêu ngày – cần chọn.'
    case 'reportVia':
      return 'Báo cáo gửi qua đơn vị nào: văn bản không nêu – cần xác nhận.'
    case 'trackedUntil':
      return 'Theo dõi văn bản này đến hết ngày nào?'
    case 'communesReport':
      return 'Xã, phường không được giao báo cáo trong văn bản. Có yêu cầu báo cáo không?'
    case 'ownPlan':
      return 'Khoản này có giao đơn vị ban hành kế hoạch triển khai chính văn bản này không?'
    case 'successor':
      return `“${name(question)}” không còn hoạt động. Giao cho đơn vị nào?`
    case 'unknownUnit':
      return `“${name(question)}” không có trong danh mục đơn vị. Là đơn vị nào?`
    default:
      return 'Điểm cần xác nhận.'
  }
}

/** The proposal with its day worked out where the calendar can say it. Proposals are shown, never taken over by themselves. */
export function proposalOf(question: Question, draft: DraftBody, world: World): { value: unknown; label: string; ground: string } | null {
  const { proposal } = question
  const days = (proposal?.value as { workingDaysFromIssue?: number } | null)?.workingDaysFromIssue
  if (!proposal || days === undefined || draft.header.issuedOn === null) return proposal
  const { on, rules } = proposeDue(world.calendar, draft.header.issuedOn, days)
  return { value: on, label: `${proposal.label.replace(/\.$/u, '')}: chậm nhất hết ngày ${formatDate(on)}.`, ground: [proposal.ground, ...rules].join(' ') }
}

/** `MM-DD` of a rhythm as the next day of the calendar. */
export function nextMonthDay(monthDay: string, today: LocalDate): LocalDate | null {
  const year = Number(today.slice(0, 4))
  return [year, year + 1].map((y) => parseDate(`${y}-${monthDay}`)).find((date) => date !== null && date > today) ?? null
}
