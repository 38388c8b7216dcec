import { daysBetween, LATE_STAGES, type InstanceId, type LocalDate, type PersonId, type Role, type Stage, type UnitId } from '#base'
import { nextWorkingMorning, weeklyMorning, workingDaysBetween } from '#calendar'
import type { About, Recipient } from '#directory'
import type { Deliverer, PendingEffect } from '#engine'
import { contextOf, nameOf } from '../context.js'
import { isOfOffice } from '../cut-mails.js'
import { letterNameOf } from '../letter-name.js'
import type { CardRow, FullRow, Needs, NewNotice } from '../needs.js'
import { isUrgent } from '../quiet-hours.js'
import { noticeText } from '../texts/index.js'
import { worldOf, type World } from '../world.js'
import { addressed, noteGaps, type Gap } from './addressed.js'
import { isOvertaken } from './overtaken.js'

interface News {
  readonly about: string
  readonly to: readonly Role[]
  readonly weekly?: readonly Role[]
  readonly kind: string
  readonly level: number
  readonly stage?: Stage
  /** The date that it counts from, where that is not the work's own. */
  readonly due?: LocalDate
  /** The words of whoever did it, where they are not the work's own. */
  readonly reason?: string
}
/** What is told of: an effect, or an instance that an effect speaks of under a key of its own. */
type Telling = Pick<PendingEffect, 'instance' | 'version' | 'n' | 'args'> & { readonly key?: string }

/**
 * Writes notices: who that is today is looked up here, at delivery, and recorded. The same effect and person twice is one notice; an
 * escalation is told once per person, work, level and date, by whatever role he is meant.
 */
export function tellEffect(needs: Needs): Deliverer {
  return (effects) => tellOf(needs, effects)
}

/** One effect tells of several instances: of each once, however often it is delivered. */
export async function tellAll(
  needs: Needs,
  effect: PendingEffect,
  instances: readonly InstanceId[],
  news: Pick<News, 'about' | 'to'> & { readonly reason?: string },
): Promise<void> {
  const args = JSON.stringify({ kind: 'news', level: 0, ...news })
  const key = `${effect.instance}:${effect.version}:${effect.n}`
  await tellOf(
    needs,
    instances.map((instance) => ({ instance, version: effect.version, n: effect.n, args, key: `${key}:${instance}` })),
  )
}

async function tellOf(needs: Needs, effects: readonly Telling[]): Promise<void> {
  const world = await worldOf(needs)
  const told = await toldBy(needs, world, effects)
  const notices = told.flatMap((one) => one.notices)
  if (notices.length) await needs.notices.write(await withheld(needs, world, notices))
  await noteGaps(
    needs,
    told.flatMap(({ gaps }) => gaps),
    notices,
  )
}

/** The notices that these would write; none is written. */
export async function noticesFor(needs: Needs, effects: readonly Telling[]): Promise<readonly NewNotice[]> {
  return (await toldBy(needs, await worldOf(needs), effects)).flatMap(({ notices }) => notices)
}

interface ToldOf {
  readonly notices: readonly NewNotice[]
  readonly gaps: readonly Gap[]
}

async function toldBy(needs: Needs, world: World, effects: readonly Telling[]): Promise<readonly ToldOf[]> {
  const rows = new Map((await needs.queries.full([...new Set(effects.map(({ instance }) => instance))])).map((row) => [row.id, row]))
  const roots = new Map((await needs.queries.full([...new Set([...rows.values()].map(({ root }) => root))])).map((row) => [row.id, row]))
  const masses = await massesOf(needs, world, effects, rows)
  return effects.flatMap((effect) => {
    const row = rows.get(effect.instance)
    return row ? [noticesOf(effect, row, roots.get(row.root) ?? row, world, masses)] : []
  })
}

/** In silent mode all is written, and only the Office is told (DESIGN §4). */
async function withheld(needs: Needs, world: World, notices: readonly NewNotice[]): Promise<readonly NewNotice[]> {
  const { on } = await needs.mailRoom.silence()
  return on ? notices.map((notice) => (isOfOffice(world, notice.person) ? notice : { ...notice, silent: true })) : notices
}

type Masses = ReadonlyMap<string, Mass>
const obligationOf = (row: CardRow): string => `${row.root} ${nameOf(row.definition)} ${row.path ?? row.label}`

/**
 * More than 30 % of the units late on one obligation (and more than fifteen) is a fault of the date, not of the units: one line about the date
 * for whoever follows it and for the deputy chief, whom the mark on the board then rightly names as told; no climb per unit (DESIGN §4).
 */
async function massesOf(needs: Needs, world: World, effects: readonly Telling[], rows: ReadonlyMap<InstanceId, FullRow>): Promise<Masses> {
  const climbing = effects.filter((effect) => (JSON.parse(effect.args) as News).level >= 2 && (JSON.parse(effect.args) as News).kind === 'escalation')
  const roots = new Set(climbing.flatMap(({ instance }) => rows.get(instance)?.root ?? []))
  const masses = new Map<string, { late: number; all: number }>()
  for (const root of roots) {
    for (const row of await needs.queries.tree(root)) {
      const mass = masses.get(obligationOf(row)) ?? { late: 0, all: 0 }
      masses.set(obligationOf(row), { all: mass.all + 1, late: mass.late + (LATE_STAGES.includes(row.stage) && !row.done ? 1 : 0) })
    }
  }
  const { massLateShare, massLateUnits } = world.policy
  return new Map([...masses].filter(([, { late, all }]) => late > massLateUnits && late / all > massLateShare))
}

function noticesOf(effect: Telling, found: FullRow, root: FullRow, world: World, masses: Masses): ToldOf {
  const news = JSON.parse(effect.args) as News
  if (isOvertaken(news, found)) return { notices: [], gaps: [] }
  const row = news.due === undefined ? found : { ...found, dueOn: news.due, dueSource: 'officer' as const }
  const mass = news.kind === 'escalation' && news.level === 2 ? masses.get(obligationOf(row)) : undefined
  const told = mass ? { ...news, about: 'massLate', to: ['deskOfficer', 'deputyChiefOfOffice'] as Role[], weekly: [] } : news
  const { to, gaps } = addressed(world, told.to, aboutOf(row), told.level)
  const seen = new Set<PersonId>()
  const notices = to.flatMap(({ role, recipient }): NewNotice[] => {
    if (seen.has(recipient.person.id)) return []
    seen.add(recipient.person.id)
    return [noticeOf(effect, told, role, recipient, row, root, world, mass)]
  })
  return { notices, gaps: gaps.map((gap) => ({ ...gap, instance: row.id })) }
}

function aboutOf(row: FullRow): About {
  const { unit, focalUnit, drafter, field, deskOfficer, leader } = contextOf(row)
  return { unit, focalUnit, drafter, field, deskOfficer, leader }
}

interface Mass {
  readonly late: number
  readonly all: number
}

function noticeOf(
  effect: Telling,
  news: News,
  role: Role,
  { person, post, forPerson }: Recipient,
  row: FullRow,
  root: FullRow,
  world: World,
  mass: Mass | undefined,
): NewNotice {
  const { unit, state, dueOn, dueSource } = row
  return {
    effect: keyOf(effect, news, row, mass),
    person: person.id,
    forPerson: forPerson ?? null,
    post: post.post,
    role,
    unit,
    instance: row.id,
    directive: row.root,
    about: news.about,
    kind: news.kind,
    level: news.level,
    stage: news.stage ?? row.stage,
    state,
    dueOn,
    dueSource,
    text: noticeText(news.about, saidOf(row, root, world, unit !== null && post.unit === unit, mass, news.reason)),
    ...timeOf(news, role, world, contextOf(row).urgency),
  }
}

// By this key the same person is told once: of a mass of late units once a date, of an escalation once per work, level and date.
function keyOf(effect: Telling, news: News, row: FullRow, mass: Mass | undefined): string {
  if (mass) return `mass:${obligationOf(row)}:${row.dueOn}`
  if (effect.key !== undefined) return effect.key
  return news.kind === 'escalation' ? `escalation:${row.id}:${news.level}:${row.dueOn}` : `${effect.instance}:${effect.version}:${effect.n}`
}

function saidOf(row: FullRow, root: FullRow, world: World, toUnit: boolean, mass: Mass | undefined, reason?: string): Parameters<typeof noticeText>[1] {
  const { dueOn } = row
  const work = contextOf(row)
  return {
    definition: nameOf(row.definition),
    state: row.state,
    what: row.label,
    unit: unitName(world, row.unit),
    toUnit,
    letter: letterNameOf(root),
    dueOn,
    dueSource: row.dueSource,
    daysLate: dueOn !== null && dueOn < world.today ? daysBetween(dueOn, world.today) : 0,
    workingDaysLeft: dueOn !== null && dueOn >= world.today ? workingDaysBetween(world.calendar, world.today, dueOn) : null,
    note: row.note,
    reason: reason ?? work.reason,
    otherUnit: unitName(world, (work.more['unit'] as UnitId | undefined) ?? null),
    wantedOn: (work.more['wantedOn'] as LocalDate | undefined) ?? null,
    ...(mass ? { count: mass.late, of: mass.all } : {}),
  }
}

// The ladder's own rungs fall on a morning already; what happens during the day waits for the next one; the weekly list for Monday. What is
// urgent goes at once, whatever the hour.
function timeOf(news: News, role: Role, world: World, urgency: string): Pick<NewNotice, 'deliverAt' | 'urgent'> {
  if (isUrgent(urgency)) return { deliverAt: world.now, urgent: true }
  if (news.weekly?.includes(role)) return { deliverAt: weeklyMorning(world.calendar, world.now, world.policy) }
  const rung = ['reminder', 'escalation', 'proposal', 'review'].includes(news.kind)
  return { deliverAt: rung ? world.now : nextWorkingMorning(world.calendar, world.now, world.policy) }
}

function unitName(world: World, unit: UnitId | null): string | null {
  return unit === null ? null : (world.directory.units.get(unit)?.shortName ?? null)
}
