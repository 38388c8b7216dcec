import { dayOf, daysBetween, HOUR, type InstanceId, type LocalDate, type PersonId, type Role, type UnitId } from '#base'
import { momentOfDue, nextWorkingMorning, weeklyMorning, workingDaysBetween } from '#calendar'
import type { About, Recipient } from '#directory'
import type { Deliverer, PendingEffect } from '#engine'
import { contextOf, extendedFrom, nameOf } from '../context.js'
import { isOfOffice } from '../cut-mails.js'
import { letterNameOf } from '../letter-name.js'
import type { FullRow, Needs, NewNotice } from '../needs.js'
import { isUrgent, mayDisturb, wakes } from '../quiet-hours.js'
import { noticeText, type Said } from '../texts/index.js'
import type { WorkContext } from '#workflows'
import { worldOf, type World } from '../world.js'
import { addressed, noteGaps, type Gap } from './addressed.js'
import type { Many, News } from './many.js'
import { isClimb, massesOf, massOf, toldOfMass, type Masses } from './mass.js'
import { reviewOf, reviewsOf, type Reviews } from './quarterly.js'
import { isOvertaken } from './overtaken.js'
import { asksToCall, callsFor, withCaller } from './telephone.js'
import { tellsOfUnopened, unopenedLine, unopenedOf, type Unopened } from './unopened.js'

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

/** Told by the house at a moment of its own, once by its key: a reminder inside the Office. */
export async function tellOnce(
  needs: Needs,
  key: string,
  { id, version }: Pick<FullRow, 'id' | 'version'>,
  news: Pick<News, 'about' | 'to'> & { readonly reason?: string },
): Promise<void> {
  await tellOf(needs, [{ instance: id, version, n: 0, args: JSON.stringify({ kind: 'reminder', level: 0, ...news }), key }])
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
  const beside = await besideOf(needs, world, effects, rows)
  return effects.flatMap((effect) => {
    const row = rows.get(effect.instance)
    return row ? [noticesOf(effect, row, roots.get(row.root) ?? row, world, beside)] : []
  })
}

/** In silent mode all is written, and only the Office is told (DESIGN §4). */
async function withheld(needs: Needs, world: World, notices: readonly NewNotice[]): Promise<readonly NewNotice[]> {
  const { on } = await needs.mailRoom.silence()
  return on ? notices.map((notice) => (isOfOffice(world, notice.person) ? notice : { ...notice, silent: true })) : notices
}

/** What stands beside the effects: many late on one date, the lists of work without one, the units that have not opened a letter. */
interface Beside {
  readonly masses: Masses
  readonly reviews: Reviews
  readonly unopened: Unopened
}

async function besideOf(needs: Needs, world: World, effects: readonly Telling[], rows: ReadonlyMap<InstanceId, FullRow>): Promise<Beside> {
  const rowsOf = (asks: (news: News, row: FullRow) => boolean): FullRow[] =>
    effects.flatMap(({ instance, args }) => {
      const row = rows.get(instance)
      return row && asks(JSON.parse(args) as News, row) ? [row] : []
    })
  const rootsOf = (found: readonly FullRow[]): Set<InstanceId> => new Set(found.map(({ root }) => root))
  return {
    masses: await massesOf(needs, world, rowsOf(isClimb)),
    reviews: await reviewsOf(needs, rootsOf(rowsOf(({ kind }) => kind === 'review'))),
    unopened: await unopenedOf(needs, rootsOf(rowsOf(tellsOfUnopened))),
  }
}

function noticesOf(effect: Telling, found: FullRow, root: FullRow, world: World, { masses, reviews, unopened }: Beside): ToldOf {
  const news = JSON.parse(effect.args) as News
  if (isOvertaken(news, found)) return { notices: [], gaps: [] }
  const row = news.due === undefined ? found : { ...found, dueOn: news.due, dueSource: 'officer' as const }
  const mass = massOf(masses, news, row)
  const told = mass ? toldOfMass(news) : news
  const isCalled = mass === undefined && asksToCall(world, told, contextOf(row).urgency)
  const { to, gaps } = addressed(world, isCalled ? withCaller(told.to) : told.to, aboutOf(row), told.level)
  const calls = isCalled ? callsFor(world, aboutOf(row), to, row.unit !== null) : new Map<PersonId, string>()
  const seen = new Set<PersonId>()
  const notices = to.flatMap(({ role, recipient }): NewNotice[] => {
    if (seen.has(recipient.person.id)) return []
    seen.add(recipient.person.id)
    const notice = noticeOf(
      effect,
      told,
      role,
      recipient,
      row,
      root,
      world,
      mass ?? unopenedLine(unopened, news, row) ?? reviewOf(reviews, news, row, role, world.now),
    )
    const call = calls.get(recipient.person.id)
    return [call === undefined ? notice : { ...notice, text: `${notice.text} ${call}` }]
  })
  return { notices, gaps: gaps.map((gap) => ({ ...gap, instance: row.id })) }
}

function aboutOf(row: FullRow): About {
  const { unit, focalUnit, drafter, field, deskOfficer, leader } = contextOf(row)
  return { unit, focalUnit, drafter, field, deskOfficer, leader }
}

function noticeOf(
  effect: Telling,
  news: News,
  role: Role,
  { person, post, forPerson }: Recipient,
  row: FullRow,
  root: FullRow,
  world: World,
  many: Many | undefined,
): NewNotice {
  const { unit, state, dueOn, dueSource } = row
  const about = many?.about ?? news.about
  const time = timeOf(news, role, world, contextOf(row).urgency)
  // Counted to the day on which it is read: the weekly list comes days after its rung.
  const said = saidOf(row, root, { ...world, today: dayOf(time.deliverAt) }, unit !== null && post.unit === unit, many, news)
  return {
    effect: many?.key ?? keyOf(effect, news, row),
    person: person.id,
    forPerson: forPerson ?? null,
    post: post.post,
    role,
    // A line about many units is about none of them.
    unit: many && post.unit !== unit ? null : unit,
    instance: row.id,
    directive: row.root,
    about,
    kind: news.kind,
    level: news.level,
    stage: news.stage ?? row.stage,
    state,
    dueOn,
    dueSource,
    ...(said.dueTime !== undefined && { dueTime: said.dueTime }),
    text: noticeText(about, said),
    ...time,
  }
}

// By this key the same person is told once: of an escalation once per work, level and date.
function keyOf(effect: Telling, news: News, row: FullRow): string {
  if (effect.key !== undefined) return effect.key
  return news.kind === 'escalation' ? `escalation:${row.id}:${news.level}:${row.dueOn}` : `${effect.instance}:${effect.version}:${effect.n}`
}

function saidOf(
  row: FullRow,
  root: FullRow,
  world: World,
  toUnit: boolean,
  many: Many | undefined,
  { reason, dueTime }: News,
): Parameters<typeof noticeText>[1] {
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
    dueFirst: extendedFrom(work),
    ...hourOf(work, dueOn, dueTime, world),
    daysLate: dueOn !== null && dueOn < world.today ? daysBetween(dueOn, world.today) : 0,
    workingDaysLeft: dueOn !== null && dueOn >= world.today ? workingDaysBetween(world.calendar, world.today, dueOn) : null,
    note: row.note,
    reason: reason ?? work.reason,
    otherUnit: unitName(world, (work.more['unit'] as UnitId | undefined) ?? null),
    wantedOn: (work.more['wantedOn'] as LocalDate | undefined) ?? null,
    ...(many && { count: many.count, ...(many.of !== undefined && { of: many.of }), ...(many.quarter !== undefined && { quarter: many.quarter }) }),
  }
}

// Three days ahead or behind one counts in days again.
const IN_HOURS = 72

/** The hour of a hỏa tốc date: of the work's own, or the one that the rung says. */
function hourOf(
  { due, urgency }: Pick<WorkContext, 'due' | 'urgency'>,
  dueOn: LocalDate | null,
  own: string | undefined,
  { now }: World,
): Pick<Said, 'dueTime' | 'hoursLeft'> {
  if (!wakes(urgency) || dueOn === null) return {}
  const time = own ?? (due.on === dueOn ? due.time : undefined)
  // A day of the Office's own, counted in working days, ends as days do.
  if (time === undefined && due.on !== dueOn) return {}
  const hoursLeft = (momentOfDue({ on: dueOn, time }) - now) / HOUR
  if (Math.abs(hoursLeft) > IN_HOURS) return time === undefined ? {} : { dueTime: time }
  return { dueTime: time ?? '24:00', hoursLeft }
}

// The ladder's own rungs fall on a morning already; what happens during the day waits for the next one; the weekly list for Monday. What is
// urgent goes at once; at night and on days off that is hỏa tốc alone.
function timeOf(news: News, role: Role, world: World, urgency: string): Pick<NewNotice, 'deliverAt' | 'urgent'> {
  if (isUrgent(urgency)) {
    const isHeard = wakes(urgency) || mayDisturb(world)
    return { deliverAt: isHeard ? world.now : nextWorkingMorning(world.calendar, world.now, world.policy), urgent: true }
  }
  if (news.weekly?.includes(role)) return { deliverAt: weeklyMorning(world.calendar, world.now, world.policy) }
  const rung = ['reminder', 'escalation', 'proposal', 'review'].includes(news.kind)
  return { deliverAt: rung ? world.now : nextWorkingMorning(world.calendar, world.now, world.policy) }
}

function unitName(world: World, unit: UnitId | null): string | null {
  return unit === null ? null : (world.directory.units.get(unit)?.shortName ?? null)
}
