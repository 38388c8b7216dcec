import { doubtfulPlan } from './classify.js'
import type { Draft } from './shape/draft.js'
import type { FocalUnit, Obligation, Proposal, Question, QuestionKind } from './shape/reading.js'
import type { TaskAt } from './body/tasks.js'
import { keyOf, rx } from './words/text.js'

/** Proposals of the house (practice 2.4, 2.5, 4): shown with their ground, never taken over silently. */
const PLAN_WORKING_DAYS = 20
const YEARLY_PLAN = '02-15'
const YEARLY_REPORT = '12-05'

const PERIOD = rx('(?:giai\\s+đoạn|nhiệm\\s+kỳ|thời\\s+kỳ)\\s+(\\d{4})\\s*-\\s*(\\d{4})')

function question(kind: QuestionKind, path: string | null, params: Question['params'], proposal: Proposal | null): Question {
  return { id: path === null ? kind : `${kind}:${path}`, kind, path, params, proposal }
}

function aboutLetter(draft: Draft): Question[] {
  const { number, symbol, date } = draft.document
  const asked: Question[] = []
  if (number === null) asked.push(question('letterNumber', null, { symbol }, null))
  if (date?.day == null || date.month == null) asked.push(question('letterDate', null, { year: date?.year ?? null, month: date?.month ?? null }, null))
  return asked
}

const dayMonth = (monthDay: string): string => monthDay.split('-').reverse().join('/')

/** A plan is made anew each year where the letter says so, or where a plan for several years orders it without a date. */
function planDue(plan: Obligation, draft: Draft): Question {
  const span = PERIOD.exec(keyOf(draft.document.subject ?? ''))
  const years = draft.document.kind === 'kế hoạch' && span !== null && span[1] !== span[2]
  const yearly = years || plan.due.some((due) => due.period === 'yearly')
  const proposal: Proposal = yearly
    ? {
        value: { period: 'yearly', beforeMonthDay: YEARLY_PLAN },
        label: `Trước ngày ${dayMonth(YEARLY_PLAN)} hằng năm.`,
        ground: 'Kế hoạch làm hằng năm, văn bản không nêu thời hạn; đề xuất theo thông lệ đầu năm.',
      }
    : {
        value: { workingDaysFromIssue: PLAN_WORKING_DAYS },
        label: `${PLAN_WORKING_DAYS} ngày làm việc kể từ ngày ban hành văn bản.`,
        ground: 'Văn bản không nêu thời hạn ban hành kế hoạch; mức đề xuất mặc định của Văn phòng.',
      }
  return question('planDue', plan.path, { title: plan.title, lead: plan.lead }, proposal)
}

function reportRhythm(report: Obligation, focal: FocalUnit | null): Question {
  const through = focal === null ? '' : `, qua ${focal.name}`
  const value = { period: 'yearly', beforeMonthDay: YEARLY_REPORT, via: report.reportsVia ?? focal?.name ?? null }
  const ground =
    report.dueSource === 'byRegulation'
      ? 'Văn bản ghi “theo quy định”, không nêu ngày; đề xuất một kỳ báo cáo năm.'
      : 'Văn bản giao báo cáo, không nêu ngày; đề xuất một kỳ báo cáo năm.'
  return question(
    'reportRhythm',
    report.path,
    { words: report.dueText, lead: report.lead },
    { value, label: `Hằng năm, trước ngày ${dayMonth(YEARLY_REPORT)}${through}.`, ground },
  )
}

function reportVia(report: Obligation, focal: FocalUnit | null): Question {
  const proposal: Proposal | null =
    focal === null ? null : { value: focal.name, label: `Báo cáo qua ${focal.name}.`, ground: `Suy ra từ mục ${focal.path}: “${focal.ground.slice(0, 160)}”` }
  return question('reportVia', report.path, {}, proposal)
}

const namesCommunes = (name: string): boolean => /xã|phường|địa phương|cấp xã/u.test(keyOf(name))

/** Departments must report, communes are addressed and not asked: the officer says whether they should. */
function communesReport(draft: Draft, reports: readonly Obligation[]): Question[] {
  const addressed = draft.addressees.find(({ name, group }) => group && namesCommunes(name))
  if (!addressed || reports.length === 0 || reports.some((report) => report.lead.some(namesCommunes))) return []
  const proposal: Proposal = { value: false, label: `Không yêu cầu ${addressed.name} báo cáo.`, ground: 'Văn bản không giao nhiệm vụ báo cáo cho xã, phường.' }
  return [question('communesReport', reports[0]?.path ?? null, { group: addressed.name }, proposal)]
}

/** Until when the letter is followed: the plan's own period, else the end of its year. */
function trackedUntil(draft: Draft): Question {
  const { date, kind, subject } = draft.document
  const period = PERIOD.exec(keyOf(subject ?? ''))
  const periodEnd = period ? `${period[2]}-12-31` : null
  const yearEnd = date === null ? null : `${date.year}-12-31`
  const value = (kind === 'kế hoạch' ? periodEnd : null) ?? yearEnd
  const ground = value === periodEnd && periodEnd !== yearEnd ? 'Hết giai đoạn nêu tại trích yếu.' : 'Hết năm của văn bản.'
  const proposal = value === null ? null : { value, label: `Theo dõi đến hết ngày 31/12/${value.slice(0, 4)}.`, ground }
  return question('trackedUntil', null, { yearEnd, periodEnd }, proposal)
}

/** What the letter leaves open, in the order in which an officer meets it on the page. */
export function questionsOf(draft: Draft, obligations: readonly Obligation[], tasks: readonly TaskAt[], focal: FocalUnit | null): readonly Question[] {
  const reports = obligations.filter((one) => one.class === 'report')
  const byPath = new Map(tasks.map((task) => [task.task.path, task]))
  const unsure = obligations.filter((one) => {
    const task = byPath.get(one.path)
    return task !== undefined && doubtfulPlan(task, one)
  })
  return [
    ...aboutLetter(draft),
    ...unsure.map((one) =>
      question(
        'ownPlan',
        one.path,
        { title: one.title },
        { value: false, label: 'Không phải kế hoạch triển khai văn bản này.', ground: 'Khoản này nói về chương trình, kế hoạch nói chung.' },
      ),
    ),
    ...obligations.filter((one) => one.class === 'plan' && one.dueSource !== 'signed').map((one) => planDue(one, draft)),
    ...reports.filter((one) => one.dueSource !== 'signed').map((one) => reportRhythm(one, focal)),
    ...reports.filter((one) => !one.viaStated).map((one) => reportVia(one, focal)),
    ...communesReport(draft, reports),
    trackedUntil(draft),
  ]
}
