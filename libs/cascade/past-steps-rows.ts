import { daysBetween, fold, formatDate, type LocalDate, type UnitId } from '#base'
import type { PastStepRow } from '#contract'
import { resolveName } from '#directory'
import { contextOf, isOfThePast, nameOf } from './context.js'
import type { RoundRule } from './draft-body.js'
import type { FullRow } from './needs.js'
import { vietnameseDay } from './paste-plans.js'
import { dueOfPeriod, labelOfPeriod, readWhat, type PastWhat } from './past-steps-words.js'
import { isGone, isHandedIn } from './views/rank.js'
import type { World } from './world.js'

/** What a directive has, for its past to be put in: its tree with memory, and the rhythms of its reports. */
export interface Matter {
  readonly tree: readonly FullRow[]
  readonly rules: readonly RoundRule[]
}
/** What entering a row will do. `plan` and `report` of a time before are born silent; `answer` is work that waits for its answer today. */
export type Deed =
  | { readonly is: 'answer'; readonly to: FullRow }
  | { readonly is: 'plan'; readonly like: FullRow; readonly year: number }
  | { readonly is: 'report'; readonly label: string; readonly dueOn: LocalDate | null }
export interface ReadRow extends PastStepRow {
  readonly day: LocalDate | null
  readonly unitId: UnitId | null
  readonly note: string | null
  readonly deed: Deed | null
}

const OPEN: Readonly<Record<string, readonly string[]>> = {
  'unit-plan': ['due', 'drafting', 'submitted', 'supplementAsked'],
  duty: ['assigned', 'inProgress', 'supplementAsked'],
  'unit-report': ['due', 'supplementAsked'],
}
/** A plan that is due so long after the day of the paper is that of another year. */
const OTHER_YEAR_DAYS = 300

type Found = { readonly deed: Deed; readonly what: string; readonly late: boolean | null; readonly instance: number | null } | { readonly problem: string }

/** The rows of a pasted table, each read for itself; a wrong one says what is wrong and stops no other. Cells by tabs or semicolons. */
export function readRows(text: string, matter: Matter, world: World): ReadRow[] {
  const rows = text.split(/\r?\n/u).flatMap((line, i) => (line.trim() === '' ? [] : [readRow(line, i + 1, matter, world)]))
  const first = new Map<string, number>()
  return rows.map((row) => {
    if (row.problem !== null) return row
    const key = `${row.unitId} ${row.kind} ${row.what}`
    const before = first.get(key)
    first.set(key, before ?? row.line)
    return before === undefined ? row : { ...row, deed: null, problem: `Trùng với dòng ${before}.` }
  })
}

function readRow(text: string, line: number, matter: Matter, world: World): ReadRow {
  const [name = '', said = '', number = '', dayText = '', ...note] = text.split(/\t|;/u).map((cell) => cell.trim())
  const empty = { unit: null, unitId: null, kind: null, what: said || null, late: null, instance: null, deed: null, entered: false } as const
  const row: ReadRow = { line, text, number: number || null, day: vietnameseDay(dayText), note: note.join('; ') || null, ...empty, problem: null }
  const unit = unitOf(name, matter, world)
  if ('problem' in unit) return { ...row, ...unit }
  const named = { ...row, unit: { id: unit.id, name: unit.shortName }, unitId: unit.id }
  const what = readWhat(said)
  if (!what) return { ...named, problem: `Nội dung “${said}” chưa rõ. Đề nghị ghi như: Kế hoạch năm 2023; Báo cáo 6 tháng đầu năm 2024; Nhiệm vụ 2.1.` }
  if (row.day === null) return { ...named, problem: `Ngày “${dayText}” không có trong lịch. Đề nghị ghi theo dạng 18/5/2024.` }
  if (row.day > world.today) return { ...named, problem: `Ngày ${formatDate(row.day)} chưa tới: nhập bổ sung chỉ cho việc đã làm.` }
  if (what.is === 'plan' && number === '') return { ...named, problem: 'Thiếu số, ký hiệu của kế hoạch.' }
  const found = find(what, said, unit.id, row.day, matter, world)
  return { ...named, kind: what.is, ...found }
}

function unitOf(name: string, { tree }: Matter, world: World): { readonly id: UnitId; readonly shortName: string } | { readonly problem: string } {
  // A unit that has gone into another is named as it was then; its successor has the work today.
  const resolved = resolveName(world.directory, name, world.today)
  if (resolved.is === 'unknown') return { problem: `Không có đơn vị “${name}”. Có phải: ${resolved.nearest.map(({ unit }) => unit.shortName).join(', ')}?` }
  if (resolved.is !== 'unit') return { problem: `“${name}” chưa rõ là đơn vị nào. Đề nghị ghi đủ tên.` }
  const { id, shortName } = resolved.unit
  const addressed = tree.some((row) => nameOf(row.definition) === 'assignment' && row.unit === id && !isGone(row))
  return addressed ? { id, shortName } : { problem: `${shortName} không được giao việc theo văn bản này.` }
}

function find(what: PastWhat, said: string, unit: UnitId, day: LocalDate, matter: Matter, world: World): Found {
  switch (what.is) {
    case 'plan':
      return planOf(what, unit, day, matter, world)
    case 'report':
      return reportOf(what.period, unit, day, matter, world)
    default:
      return dutyOf(what.words, said, unit, day, matter)
  }
}

const own = ({ tree }: Matter, unit: UnitId, name: string): FullRow[] =>
  tree.filter((row) => nameOf(row.definition) === name && row.unit === unit && !isGone(row))
const isOpen = (row: FullRow): boolean => OPEN[nameOf(row.definition)]?.includes(row.state) ?? false
const lateBy = (row: FullRow, day: LocalDate): boolean | null => {
  const { dueKept } = contextOf(row)
  return dueKept === null ? null : day > dueKept
}
const answer = (row: FullRow, day: LocalDate, what = row.label): Found => ({ deed: { is: 'answer', to: row }, what, late: lateBy(row, day), instance: row.id })
const named = (rows: readonly FullRow[]): string => rows.map((row) => [row.path, row.label].filter(Boolean).join(' ')).join('; ')

/** By the clause's number, or by words of the title. */
function meant(rows: readonly FullRow[], words: string): FullRow[] {
  if (words === '') return [...rows]
  const byPath = rows.filter((row) => row.path !== null && fold(row.path) === words.replace(/\.$/u, ''))
  return byPath.length > 0 ? byPath : rows.filter((row) => fold(row.label).includes(words))
}

function planOf({ year, words }: PastWhat & { is: 'plan' }, unit: UnitId, day: LocalDate, matter: Matter, world: World): Found {
  const all = own(matter, unit, 'unit-plan')
  const plans = all.filter((row) => !isOfThePast(row))
  if (plans.length === 0) return { problem: 'Đơn vị này không phải ban hành kế hoạch theo văn bản.' }
  const [plan, ...others] = meant(plans, words)
  if (!plan) return { problem: `Không có kế hoạch “${words}”. Đơn vị có: ${named(plans)}.` }
  if (others.length > 0)
    return {
      problem: `Đơn vị có ${others.length + 1} kế hoạch: ${named([plan, ...others])}. Đề nghị ghi thêm số mục, như: Kế hoạch ${plan.path ?? '2.1'} năm 2023.`,
    }
  const { on } = contextOf(plan).due
  return year === null || on?.startsWith(`${year}-`) === true ? planOfToday(plan, year, day) : planOfYear(plan, year, all, world)
}

function planOfToday(plan: FullRow, year: number | null, day: LocalDate): Found {
  if (!isOpen(plan)) return { problem: `Đã có kế hoạch: ${plan.note ?? ''}. Kế hoạch của năm khác đề nghị ghi rõ năm.` }
  const { on } = contextOf(plan).due
  if (year !== null || on === null || daysBetween(day, on) <= OTHER_YEAR_DAYS) return answer(plan, day)
  const [until, of] = [formatDate(on), formatDate(day)]
  return { problem: `Kế hoạch đang theo dõi có thời hạn ${until}. Kế hoạch ngày ${of} là của năm nào? Đề nghị ghi: Kế hoạch năm ${day.slice(0, 4)}.` }
}

function planOfYear(plan: FullRow, year: number, all: readonly FullRow[], world: World): Found {
  if (year > Number(world.today.slice(0, 4))) return { problem: `Năm ${year} chưa tới.` }
  const before = all.find((row) => isOfThePast(row) && row.path === plan.path && contextOf(row).more['pastOf'] === String(year))
  if (before && isHandedIn(before)) return { problem: `Đã nhập kế hoạch năm ${year}: ${before.note ?? ''}.` }
  return { deed: { is: 'plan', like: plan, year }, what: pastPlanTitle(plan, year), late: null, instance: null }
}

export const pastPlanTitle = (plan: FullRow, year: number): string => `${plan.label} (năm ${year})`

function reportOf(period: (PastWhat & { is: 'report' })['period'], unit: UnitId, day: LocalDate, matter: Matter, world: World): Found {
  const label = labelOfPeriod(period)
  const round = matter.tree.find((row) => nameOf(row.definition) === 'report-round' && !isGone(row) && fold(row.label) === fold(label))
  const report = round && matter.tree.find((row) => row.parent === round.id && row.unit === unit && !isGone(row))
  if (report && isHandedIn(report)) return { problem: `Đã có ${lower(label)}: ${report.note ?? ''}`.trim() }
  if (report && isOpen(report)) return answer(report, day, label)
  if (round && !isOfThePast(round))
    return {
      problem: round.state === 'scheduled' ? `Đợt “${label}” chưa mở; đơn vị báo cáo khi đợt mở.` : `Đợt “${label}” không có đơn vị này, hoặc đã khép lại.`,
    }
  const dueOn = dueOfPeriod(matter.rules, period)
  if (dueOn !== null && dueOn >= world.today) return { problem: `${label}: chưa đến hạn (${formatDate(dueOn)}); đơn vị báo cáo khi đợt mở.` }
  return { deed: { is: 'report', label, dueOn }, what: label, late: dueOn === null ? null : day > dueOn, instance: null }
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

function dutyOf(words: string, said: string, unit: UnitId, day: LocalDate, matter: Matter): Found {
  const duties = own(matter, unit, 'duty')
  const [duty, ...others] = meant(duties, words)
  if (!duty)
    return {
      problem: duties.length === 0 ? 'Đơn vị này không có nhiệm vụ giao đích danh theo văn bản.' : `Không có nhiệm vụ “${said}”. Đơn vị có: ${named(duties)}.`,
    }
  if (others.length > 0) return { problem: `Có ${others.length + 1} nhiệm vụ hợp với “${said}”: ${named([duty, ...others])}. Đề nghị ghi số mục.` }
  return isOpen(duty) ? answer(duty, day) : { problem: `Nhiệm vụ này đã có kết quả: ${duty.note ?? ''}`.trim() }
}
