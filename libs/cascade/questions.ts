import { daysBetween, formatDate, parseDate, type LocalDate } from '#base'
import { dueOfWorkingDays, proposeDue } from '#calendar'
import type { Question } from '#intake'
import type { DraftBody } from './draft-body.js'
import { NOBODY } from './stands-for.js'
import { beforeWords } from './unit-questions.js'
import type { World } from './world.js'

/** A question is answered by the value that it asked for standing in the draft, or by an answer of its own. */
export function isAnswered(question: Question, draft: DraftBody): boolean {
  const { header, answers } = draft
  if (question.kind === 'replacesOurs') return ['move', 'withdraw', 'keep'].includes(String(answers[question.id]))
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

/** The question as the checking page puts it; one about a name says with a draft how it was answered. */
export function wordsOf(question: Question, draft?: DraftBody): string {
  const said = draft?.successors[name(question)]
  if (said !== undefined && (question.kind === 'successor' || question.kind === 'unknownUnit')) return standingWords(question, said)
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
      return question.params['several'] === true
        ? `“${name(question)}”: danh mục không có danh sách này. Gồm những đơn vị nào?`
        : `“${name(question)}” không có trong danh mục đơn vị. Là đơn vị nào?`
    case 'replacesOurs':
      return `Văn bản này ${question.params['repeals'] === true ? 'bãi bỏ' : 'thay thế'} ${String(question.params['paper'])} đang thực hiện (${String(question.params['units'])} đơn vị còn việc). Khi giao nhiệm vụ: chuyển sang văn bản mới, thu hồi hay để chạy tiếp?`
    case 'pastDates':
      return `${String(question.params['count'])} nội dung có thời hạn đã qua trước khi nhập văn bản (sớm nhất ${String(question.params['first'])}). Có nhắc và tính quá hạn các nội dung này không?`
    default:
      return 'Điểm cần xác nhận.'
  }
}

/** Calendar days: three times the working days that are proposed. */
const LONG_AGO = 60

/** For whom a name stands, and on whose word: the directory's, an answer of before, or the officer's of today. */
function standingWords({ kind, params }: Question, said: string): string {
  const words = said === NOBODY ? `“${String(params['name'])}”: không giao theo dõi` : `“${String(params['name'])}”: ${said}`
  if (said !== params['known']) return `${words}.`
  if (kind === 'unknownUnit') return `${words}. ${beforeWords({ by: params['by'], on: params['on'] as LocalDate, letter: params['letter'] })}`
  const until = params['until'] === null ? '' : `, hoạt động đến hết ngày ${formatDate(params['until'] as LocalDate)}`
  return `${words} (kế thừa ${String(params['was'])}${until}).`
}

/** The proposal with its day worked out where the calendar can say it. Proposals are shown, never taken over by themselves. */
export function proposalOf(question: Question, draft: DraftBody, world: World): { value: unknown; label: string; ground: string } | null {
  const proposal = byPolicy(question.proposal, world)
  const days = daysOf(proposal)
  if (!proposal || days === undefined || draft.header.issuedOn === null) return proposal
  if (daysBetween(draft.header.issuedOn, world.today) > LONG_AGO) {
    // A directive that has been running: a day counted from its issue would be long over, perhaps in a year without a calendar.
    const on = dueOfWorkingDays(world.calendar, world.today, days).on
    const label = `${days} ngày làm việc kể từ hôm nay: chậm nhất hết ngày ${formatDate(on)}.`
    return { value: on, label, ground: 'Văn bản đã ban hành từ lâu nên không tính từ ngày ban hành.' }
  }
  const { on, rules } = proposeDue(world.calendar, draft.header.issuedOn, days)
  return { value: on, label: `${proposal.label.replace(/\.$/u, '')}: chậm nhất hết ngày ${formatDate(on)}.`, ground: [proposal.ground, ...rules].join(' ') }
}

/** How many working days are offered is the Office's rule of the day, not the reader's. */
function byPolicy(proposal: Question['proposal'], { policy }: World): Question['proposal'] {
  if (!proposal || daysOf(proposal) === undefined) return proposal
  const days = policy.proposedDueWorkingDays
  return { ...proposal, value: { workingDaysFromIssue: days }, label: `${days} ngày làm việc kể từ ngày ban hành văn bản (hạn do Văn phòng đặt).` }
}

function daysOf(proposal: Question['proposal']): number | undefined {
  return (proposal?.value as { workingDaysFromIssue?: number } | null | undefined)?.workingDaysFromIssue
}

/** `MM-DD` of a rhythm as the next day of the calendar. */
export function nextMonthDay(monthDay: string, today: LocalDate): LocalDate | null {
  const year = Number(today.slice(0, 4))
  return [year, year + 1].map((y) => parseDate(`${y}-${monthDay}`)).find((date) => date !== null && date > today) ?? null
}
