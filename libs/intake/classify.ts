import { confidenceOf } from './confidence.js'
import type { DueSource } from '#base'
import type { DraftDue, LetterDate, TaskKind } from './shape/draft.js'
import { clausesOf, MAKES_PLAN, ordersReport } from './body/kinds.js'
import type { Authority, FocalUnit, Obligation, ObligationClass, ObligationDue } from './shape/reading.js'
import type { TaskAt } from './body/tasks.js'
import { E, rx, slicePiece, W, type Piece } from './words/text.js'
import { timesIn, type TimeAt } from './times/times.js'
import { titleOf } from './body/titles.js'
import { isPartyBody, isVertical } from './units/units.js'

/** From how many named leads on a task without a date is everybody's, not somebody's (practice 2.1 B). */
const NAMED_LEADS = 3
// An own plan is one plan (not “các chương trình, kế hoạch, đề án”) to carry something out, each year, or to inspect one's own house.
const OWN_PLAN = rx(
  `${W}(?:xây\\s+dựng|ban\\s+hành|lập)(?:,?\\s+(?:và\\s+|hoặc\\s+)?(?:ban\\s+hành|triển\\s+khai))*\\s+(?:chương\\s+trình(?:\\s+hành\\s+động)?(?:,|\\s+hoặc|\\s+và)\\s+)?(?:kế\\s+hoạch|chương\\s+trình\\s+hành\\s+động|phương\\s+án)(?:,\\s+chương\\s+trình)?${E}`,
)
const MANY_PAPERS = rx(`(?:sửa\\s+đổi|bổ\\s+sung)[^;.]{0,30}ban\\s+hành|ban\\s+hành\\s+(?:các|những)\\s`)
const ADVISES = rx(`${W}tham\\s+mưu${E}`)
const THIS_LETTER = rx(`kế\\s+hoạch\\s+(?:cụ\\s+thể\\s+)?(?:để\\s+)?(?:triển\\s+khai|thực\\s+hiện|tổ\\s+chức\\s+thực\\s+hiện)`)
const APPROVAL = rx(
  `(?:trình|xin\\s+ý\\s+kiến|báo\\s+cáo)[^;.]{0,60}(?:phê\\s+duyệt|xem\\s+xét|thẩm\\s+định|cho\\s+ý\\s+kiến|chấp\\s+thuận)|${W}phê\\s+duyệt\\s+kế\\s+hoạch`,
)
const ENCOURAGED = rx(`^(?:khuyến\\s+khích|vận\\s+động\\s+các|động\\s+viên)${E}`)
const BY_RULE = rx(`theo\\s+(?:đúng\\s+)?(?:quy\\s+định|yêu\\s+cầu|chế\\s+độ)(?:\\s+hiện\\s+hành)?`)
const RECURS = rx(`định\\s+kỳ|đột\\s+xuất`)
const INDICES = /PAR INDEX|SIPAS|PCI|PAPI|DTI|ICT Index|PGI/gu

/** A committee asks Party, elected and mass bodies; the Party itself orders them. */
function authorityOf(one: TaskAt, issuer: string): Authority {
  const { lead, leadGroups } = one.task
  if (one.word === 'đề nghị' || (lead.length > 0 && leadGroups.length === 0 && lead.every(isPartyBody) && !isPartyBody(issuer))) return 'request'
  if (lead.length > 0 && leadGroups.length === 0 && lead.every(isVertical)) return 'vertical'
  return ENCOURAGED.test(one.piece.key) ? 'encourage' : 'order'
}

/** Last day of a partial date: of a month, a quarter, a year. */
function lastDay(date: string): string {
  const quarter = /^(\d{4})-Q([1-4])$/u.exec(date)
  const [year = '', month = '12', day] = quarter ? [quarter[1] ?? '', String(Number(quarter[2]) * 3).padStart(2, '0')] : date.split('-')
  if (day !== undefined) return date
  const leap = Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || Number(year) % 400 === 0)
  return `${year}-${month}-${month === '02' ? (leap ? 29 : 28) : ['04', '06', '09', '11'].includes(month) ? 30 : 31}`
}

function dueOf(due: DraftDue, strict: boolean): ObligationDue {
  const mark = strict ? { strict: true as const } : {}
  if ('relative' in due) return { relative: due.relative, ...mark }
  const from = due.from === undefined ? {} : { from: due.from }
  if ('period' in due) {
    const before = due.before === undefined ? {} : /-/u.test(due.before) ? { beforeMonthDay: due.before } : { beforeDay: due.before }
    return { period: due.period, ...before, ...from, ...(due.time === undefined ? {} : { time: due.time }), ...mark }
  }
  return { on: lastDay(due.date), ...from, ...(due.time === undefined ? {} : { time: due.time }), ...mark }
}

const fixes = (due: ObligationDue): boolean =>
  due.on !== undefined || due.beforeMonthDay !== undefined || due.beforeDay !== undefined || due.relative !== undefined

function dueSourceOf(due: readonly ObligationDue[], kinds: readonly TaskKind[], key: string): DueSource {
  if (due.some(fixes)) return 'signed'
  return due.length === 0 && kinds.includes('report') && (BY_RULE.test(key) || RECURS.test(key)) ? 'byRegulation' : 'none'
}

function isOwnPlan(one: TaskAt, authority: Authority): boolean {
  if (!one.task.kinds.includes('issue_plan') || authority !== 'order') return false
  const makes = clausesOf(one.key).some(({ text }) => OWN_PLAN.test(text) && !MANY_PAPERS.test(text) && !ADVISES.test(text))
  return makes && (one.task.leadGroups.length > 0 || (one.task.lead.length > 0 && THIS_LETTER.test(one.piece.key)))
}

function classOf(one: TaskAt, authority: Authority, ownPlan: boolean, due: readonly ObligationDue[]): ObligationClass {
  const { kinds, lead, leadGroups } = one.task
  if (kinds.length === 1 && kinds[0] === 'target') return 'indicator'
  if (authority !== 'order') return 'line'
  if (ownPlan) return 'plan'
  if (leadGroups.length === 0 && lead.length > 0 && lead.length <= NAMED_LEADS) return 'duty'
  if (kinds.includes('report')) return 'report'
  if (kinds.includes('consolidate')) return 'consolidate'
  return due.some(fixes) && (lead.length > 0 || leadGroups.length > 0) ? 'duty' : 'line'
}

/** The words a title is made of: for an own plan the clause that orders it, else the block without the units at its beginning. */
function matterOf(one: TaskAt, ownPlan: boolean): string {
  const plan = ownPlan ? clausesOf(one.key).find(({ text }) => OWN_PLAN.test(text)) : undefined
  const from = plan ? plan.from : one.ownLead ? one.key.search(/\S/u) : 0
  return one.piece.text.slice(from)
}

function base(one: TaskAt, focal: FocalUnit | null, issuer: string): Obligation {
  const authority = authorityOf(one, issuer)
  const ownPlan = isOwnPlan(one, authority)
  const { task, piece, times } = one
  const due = times.map((time) => dueOf(time.due, time.strict))
  const kind = classOf(one, authority, ownPlan, due)
  const reports = task.kinds.includes('report') && kind === 'report'
  const indices = [...new Set(piece.text.match(INDICES) ?? [])].join(', ')
  return {
    path: task.path,
    block: task.path,
    title: titleOf(matterOf(one, ownPlan)),
    quote: piece.text,
    span: { from: piece.from, to: piece.to, confidence: confidenceOf(one.doubts) },
    class: kind,
    lead: [...task.lead, ...task.leadGroups],
    leadsAreGroups: task.leadGroups.length > 0,
    coordinating: task.coordinating,
    authority,
    ownPlan,
    needsApproval: task.kinds.includes('issue_plan') && APPROVAL.test(piece.key),
    consolidates: task.kinds.includes('consolidate') && task.leadGroups.length === 0,
    dueText: wordsOf(piece, times, task.kinds.includes('report')),
    due,
    dueSource: dueSourceOf(due, task.kinds, piece.key),
    reportsTo: task.reportsTo,
    reportsVia: task.reportsVia ?? (reports ? (focal?.name ?? null) : null),
    viaStated: task.reportsVia !== null,
    targets: task.targets,
    ...(indices === '' ? {} : { indicators: indices }),
  }
}

function wordsOf(piece: Piece, times: readonly TimeAt[], reports: boolean): string | null {
  if (times.length > 0) return times.map((time) => time.words).join('; ')
  const rule = reports ? (BY_RULE.exec(piece.key) ?? RECURS.exec(piece.key)) : null
  return rule ? piece.text.slice(rule.index, rule.index + rule[0].length) : null
}

interface Halves {
  readonly report: Piece
  readonly reportAt: number
}

/** The clause that orders a report, where a block orders other work before it. */
function reportClause(one: TaskAt): Halves | null {
  const clauses = clausesOf(one.key)
  const found = clauses.findLast(({ text }) => ordersReport(text))
  if (!found || clauses[0] === found || clauses.length < 2) return null
  const end = found.from + found.text.length
  return { report: slicePiece(one.piece, found.from + found.text.length - found.text.trimStart().length, end), reportAt: found.from }
}

/** A group's block that ends in an order to report is a report; the work before it stays a line (letter `a`). */
function lineBeside(one: TaskAt, whole: Obligation, halves: Halves): readonly Obligation[] {
  const rest = slicePiece(one.piece, 0, halves.reportAt)
  const line: Obligation = {
    ...whole,
    path: `${whole.path}a`,
    class: 'line',
    quote: rest.text.trim(),
    span: { ...whole.span, to: rest.to },
    due: [],
    dueText: null,
    dueSource: 'none',
    reportsTo: null,
    reportsVia: null,
    viaStated: false,
  }
  const report: Obligation = { ...whole, title: titleOf(halves.report.text), targets: [] }
  return [line, report]
}

/** A named unit's block that also orders a report to another unit carries two duties: the work, and the report (letter `b`). */
function reportBeside(one: TaskAt, whole: Obligation, halves: Halves, letter: LetterDate | null): readonly Obligation[] {
  const times = timesIn(halves.report.key, letter, halves.report.text)
  const due = times.map((time) => dueOf(time.due, time.strict))
  const own = whole.due.filter((time) => !due.some((other) => JSON.stringify(other) === JSON.stringify(time)))
  const report: Obligation = {
    ...whole,
    path: `${whole.path}b`,
    title: titleOf(halves.report.text),
    quote: halves.report.text,
    span: { ...whole.span, from: halves.report.from, to: halves.report.to },
    due,
    dueText: wordsOf(halves.report, times, true),
    dueSource: dueSourceOf(due, ['report'], halves.report.key),
    targets: [],
    ownPlan: false,
    needsApproval: false,
  }
  const work: Obligation = {
    ...whole,
    due: own,
    dueText: own.length > 0 ? whole.dueText : null,
    dueSource: own.some(fixes) ? 'signed' : 'none',
    reportsTo: null,
    reportsVia: null,
    viaStated: false,
  }
  return [work, report]
}

/** The obligations of a letter, in its order: one a task, two where a report hides in a block about something else. */
export function obligationsOf(tasks: readonly TaskAt[], focal: FocalUnit | null, issuer: string, letter: LetterDate | null): readonly Obligation[] {
  return tasks.flatMap((one) => {
    const whole = base(one, focal, issuer)
    const halves = reportClause(one)
    if (!halves) return [whole]
    if (whole.class === 'report') return lineBeside(one, whole, halves)
    const elsewhere = whole.reportsTo !== null && !issuer.includes(whole.reportsTo.replace(/^Chủ tịch /u, '')) && !whole.consolidates
    return whole.class === 'duty' && elsewhere ? reportBeside(one, whole, halves, letter) : [whole]
  })
}

/** A block that makes papers without being clearly an own plan: the officer is asked. */
export function doubtfulPlan(one: TaskAt, obligation: Obligation): boolean {
  return obligation.class === 'line' && obligation.authority === 'order' && obligation.leadsAreGroups && MAKES_PLAN.test(one.key)
}
