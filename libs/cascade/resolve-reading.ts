import { addDays, localDate, parseDate, type Due, type FileHash, type InstanceId, type LocalDate, type PersonId, type UnitId } from '#base'
import { dueOfFixedDay, lastDayBefore, lastKnownDay, type DueOn } from '#calendar'
import { expand, resolveName } from '#directory'
import type { Obligation, ObligationDue, Question, Reading } from '#intake'
import type { DraftBody, RoundRule, WorkingObligation } from './draft-body.js'
import { papersOf } from './draft-papers.js'
import { relationsIn } from './legal-chain.js'
import { exceptionsOf } from './said-exceptions.js'
import { issueDay } from './stands-for.js'
import { answersOfBefore, unitQuestions } from './unit-questions.js'
import type { World } from './world.js'

const URGENCY: Readonly<Record<string, DraftBody['header']['urgency']>> = { khẩn: 'khan', 'thượng khẩn': 'thuong-khan', 'hỏa tốc': 'hoa-toc' }

interface Around {
  readonly officer: PersonId
  readonly file: { readonly hash: FileHash; readonly name: string } | null
  readonly joined: InstanceId | null
}

/** From names and terms as written to units and days: the first draft of what an officer will check. Nothing is decided that the letter leaves open. */
export function bodyOf(reading: Reading, world: World, around: Around): DraftBody {
  const { references, addressees } = reading.draft
  const printed = headOf(reading, around.officer)
  // Whom a letter of before a merger names is looked up as of its own day; who has the work is looked up today.
  const issued = issueDay(printed, world.today)
  const exceptions = exceptionsOf(reading, (name) => ['unit', 'group'].includes(resolveName(world.directory, name, issued).is))
  const named = addressees.map((_, i) => ({ name: exceptions.addressee(i), units: unitsOf(world, [exceptions.addressee(i)], [], issued) }))
  const addressed = named.flatMap(({ units }) => units)
  const obligations = reading.obligations.map((read) => {
    const lead = read.lead.map((name) => exceptions.lead(name, read.span.to))
    return working({ ...read, lead }, unitsOf(world, lead, addressed, issued), world, printed.year)
  })
  const focal = reading.focalUnit ? (unitsOf(world, [reading.focalUnit.name], addressed, issued)[0] ?? null) : null
  const aboutNames = unitQuestions([...named.map(({ name }) => name), ...obligations.flatMap(({ leads }) => leads)], addressed, issued, world)
  return {
    header: { ...printed, focalUnit: focal },
    carriesOut: reading.carriesOut.map((symbol, i) => {
      const reference = references.find((one) => one.symbol === symbol)
      return { symbol, date: reference?.date ?? null, issuer: reference?.issuer ?? null, main: i === 0 }
    }),
    references: papersOf(reading),
    relations: relationsIn(reading),
    takenOn: world.today,
    addressees: named,
    spans: reading.spans,
    obligations,
    rounds: obligations.flatMap((one) => signedRounds(one, reading, focal)),
    questions: [...reading.questions.filter((question) => isAsked(question, obligations, reading)), ...unresolvedDates(reading, obligations), ...aboutNames],
    answers: {},
    successors: answersOfBefore(aboutNames),
    file: around.file,
    joined: around.joined,
  }
}

/** The head as it is printed, and who stands over it as far as the signature tells. */
function headOf({ draft: { document } }: Reading, officer: PersonId): DraftBody['header'] {
  const { date } = document
  return {
    kind: document.kind,
    number: document.number,
    symbol: document.symbol,
    issuer: document.issuer,
    issuedOn: date?.month != null && date.day != null ? parseDate(isoDay(date.year, date.month, date.day)) : null,
    year: date?.year ?? null,
    month: date?.month ?? null,
    subject: document.subject,
    signer: document.signer.name,
    signerTitle: document.signer.title,
    urgency: URGENCY[document.urgency ?? ''] ?? 'normal',
    field: fieldOf(document.symbol),
    deskOfficer: officer,
    // 002 is signed by the Chairman himself: he then stands at the top of its ladder (practice 2.4).
    leader: document.signer.signsFor === null && /^chủ tịch/iu.test(document.signer.title ?? '') ? 'chair' : 'viceChair',
    trackFrom: null,
    trackedUntil: null,
    focalUnit: null,
  }
}

/** Who carries today the work of those whom names meant on the day of issue; those that nobody knows are asked separately. */
function unitsOf(world: World, names: readonly string[], addressed: readonly UnitId[], issued: LocalDate): UnitId[] {
  return [...expand(world.directory, names, world.today, addressed, issued).members]
}

// `UBND-VX`: the division that drafted it is the field of work.
function fieldOf(symbol: string | null): string | null {
  return /-(VX|NC|KT|TH|NLN|XD)\d*$/u.exec(symbol ?? '')?.[1] ?? null
}

const two = (n: number): string => String(n).padStart(2, '0')
const isoDay = (year: number, month: number, day: number): string => `${year}-${two(month)}-${two(day)}`

function working(obligation: Obligation, units: readonly UnitId[], world: World, year: number | null): WorkingObligation {
  const { path, block, title, quote, span, authority, needsApproval, coordinating, consolidates } = obligation
  return {
    path,
    block,
    title,
    quote,
    authority,
    needsApproval,
    coordinating,
    consolidates,
    span: { from: span.from, to: span.to },
    confidence: span.confidence,
    class: obligation.class,
    leads: obligation.lead,
    units,
    due: dueOf(obligation, world, year),
    targets: obligation.targets.map(({ measure, op, value, unit }) => ({ measure, op, value, unit: unit ?? '' })),
    dropped: false,
    corrected: false,
    unitsChosen: false,
  }
}

const NONE: Due = { on: null, source: 'none', text: null, rules: [] }

function dueOf(obligation: Obligation, world: World, year: number | null): Due {
  const { dueText: text, dueSource: source } = obligation
  const [first] = obligation.due
  const told = first ? dayTold(first, world, year) : null
  if (!told) return { ...NONE, source: source === 'signed' ? 'none' : source, text }
  return { ...told, source: 'signed', text }
}

/** A day that the letter tells: fixed, or the next one of a yearly rhythm. “Trước ngày 10/6” ends on 9/6 (DESIGN §4). */
function dayTold(due: ObligationDue, world: World, year: number | null): { on: LocalDate; rules: readonly string[]; time?: string } | null {
  const { today } = world
  const fixed = due.on === undefined ? null : parseDate(due.on)
  // “Trước 17 giờ ngày 10/6” is still in time on 10/6; before its first hour it is not.
  if (fixed && due.time !== undefined && due.time !== '00:00') return { on: fixed, rules: ['Giờ, ngày nêu trong văn bản.'], time: due.time }
  if (fixed) return fixedDay(world, due.strict ? lastDayBefore(fixed) : { on: fixed, rules: ['Ngày nêu trong văn bản.'] })
  if (due.beforeMonthDay === undefined) return null
  const first = Math.max(year ?? 0, Number(today.slice(0, 4)))
  const next = [first, first + 1].map((y) => lastDayBefore(localDate(`${y}-${due.beforeMonthDay}`))).find(({ on }) => on >= today)
  return next ? fixedDay(world, next) : null
}

// The next working day lies within so many days, Tết included.
const LONGEST_REST = 14

/** On a day off it stays or goes on to the next working day, as the policy says. Of a year without data nobody can say more than the letter. */
function fixedDay({ calendar, policy }: World, { on, rules }: DueOn): DueOn {
  const isKnown = calendar.years.includes(Number(on.slice(0, 4))) && on < addDays(lastKnownDay(calendar), -LONGEST_REST)
  if (!isKnown) return { on, rules }
  const day = dueOfFixedDay(calendar, on, policy.fixedDatesRoll)
  return { on: day.on, rules: [...rules, ...day.rules] }
}

const ROUND_PERIODS = ['monthly', 'quarterly', 'half-yearly', 'yearly']

/** Rounds that the letter orders itself, with their days: they need no answer of an officer. */
function signedRounds(obligation: WorkingObligation, reading: Reading, focal: UnitId | null): RoundRule[] {
  const read = reading.obligations.find(({ path }) => path === obligation.path)
  if (!read || read.class !== 'report') return []
  return read.due.flatMap((due): RoundRule[] =>
    due.beforeMonthDay !== undefined && due.period !== undefined && ROUND_PERIODS.includes(due.period)
      ? [{ path: obligation.path, period: due.period as RoundRule['period'], unitsDueBefore: due.beforeMonthDay, via: focal, source: 'signed' }]
      : [],
  )
}

/** A unit that reports to the focal unit “để tổng hợp” answers in the round of all: its rhythm is not asked again (practice 2.5). */
function isAsked(question: Question, obligations: readonly WorkingObligation[], reading: Reading): boolean {
  if (question.kind !== 'reportRhythm' && question.kind !== 'reportVia') return true
  const own = obligations.find(({ path }) => path === question.path)
  const wider = obligations.find(
    (other) =>
      other.class === 'report' &&
      other.path !== question.path &&
      own !== undefined &&
      other.units.length > own.units.length &&
      own.units.every((unit) => other.units.includes(unit)),
  )
  return wider === undefined || !reading.obligations.some(({ path }) => path === wider.path)
}

/** A plan whose date the letter tells by an event (“20 ngày sau khi …”) has no day yet: it is asked like one that has none. */
function unresolvedDates(reading: Reading, obligations: readonly WorkingObligation[]): Question[] {
  const asked = new Set(reading.questions.map(({ id }) => id))
  return obligations
    .filter(({ class: kind, due, path }) => kind === 'plan' && due.on === null && !asked.has(`planDue:${path}`))
    .map(({ path, title, due }) => ({
      id: `planDue:${path}`,
      kind: 'planDue' as const,
      path,
      params: { title, words: due.text },
      proposal: {
        value: { workingDaysFromIssue: 20 },
        label: '20 ngày làm việc kể từ ngày ban hành văn bản.',
        ground: `Văn bản ghi “${due.text ?? ''}”, chưa tính được ngày; mức đề xuất mặc định của Văn phòng.`,
      },
    }))
}
