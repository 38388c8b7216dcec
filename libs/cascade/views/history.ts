import { ENGINE, type Instant, type PersonId, type Stage, type UnitId } from '#base'
import type { FileRef, HistoryEntry } from '#contract'
import { byHash, CREATE, replayOne, TIMER, type Definition, type Field, type Snapshot } from '#engine/core'
import type { HeldFor } from '#workflows'
import { nameOf } from '../context.js'
import { dayWords } from '../texts/index.js'
import { unitRef } from './cards.js'
import type { HistoryLine } from './page-queries.js'
import { personRef } from './people.js'
import type { Sight } from './sight.js'

type Seen = Pick<Sight, 'world' | 'needs' | 'viewer'>
type SaidLine = HistoryEntry['said'][number]

/** What happened, in words. `states` gives the state that each move led to, where it is known (`statesOf`). */
export function historyEntry(sight: Seen, line: HistoryLine, state: string | null = null): HistoryEntry {
  const definition = byHash(sight.needs.engine.definitions.values())(line.definitionHash)
  const ordered = actorOf(line)
  return {
    instance: line.instance,
    definition: nameOf(line.definition),
    version: line.version,
    event: line.type,
    eventLabel: isRearmed(line.event) ? 'Đặt lại mốc nhắc theo quy tắc mới' : (definition?.labels.events[line.type] ?? line.type),
    at: line.at,
    actor: ordered === null ? null : personRef(sight.world, ordered, line.unit),
    reason: line.reason,
    unit: unitRef(sight, line.unit),
    said: definition ? [...deputyLines(sight, line), ...saidOf(sight, definition, line)] : [],
    state: state === null ? null : (definition?.labels.states[state] ?? state),
  }
}

/** All moves of one instance with the state that each led to, oldest first. */
export function wholeHistory(sight: Seen, lines: readonly HistoryLine[]): HistoryEntry[] {
  const states = statesOf(sight, lines)
  return lines.map((line, i) => historyEntry(sight, line, states[i]))
}

/** The work state that each of these moves led to, oldest first; null where the version or the beginning is not known. */
export function statesOf(seen: Pick<Seen, 'needs'>, lines: readonly HistoryLine[]): (string | null)[] {
  return snapshotsOf(seen, lines).map((snapshot) => snapshot?.value.work ?? null)
}

/** Since when one instance stands on this stage of the ladder without a break, by its moves; null where it does not. */
export function sinceOnStage(seen: Pick<Seen, 'needs'>, lines: readonly HistoryLine[], stage: Stage): Instant | null {
  let since: Instant | null = null
  snapshotsOf(seen, lines).forEach((snapshot, i) => {
    since = snapshot?.value.deadline === stage ? (since ?? (lines[i] as HistoryLine).at) : null
  })
  return since
}

function snapshotsOf({ needs }: Pick<Seen, 'needs'>, lines: readonly HistoryLine[]): (Snapshot | null)[] {
  const find = byHash(needs.engine.definitions.values())
  const snapshots = new Map<number, Snapshot>()
  return lines.map((line) => {
    const before = snapshots.get(line.instance) ?? null
    if (!find(line.definitionHash) || (before === null && line.type !== CREATE)) return null
    const after = replayOne(find, before, { ...line, event: JSON.stringify(line.event) })
    snapshots.set(line.instance, after)
    return after
  })
}

/** Moves that tell a person something: a rung that rang is told by the notices beside it. */
export function isTold(line: Pick<HistoryLine, 'type'>): boolean {
  return line.type !== TIMER
}

function saidOf(sight: Seen, definition: Definition, { type, event }: HistoryLine): SaidLine[] {
  const { labels } = definition
  const fields = definition.events[type]?.fields ?? []
  const said = fields.flatMap((field): SaidLine[] => {
    const value = event[field.name]
    if (value === undefined || value === null || value === '') return []
    return [{ label: labels.fields[field.name] ?? field.name, ...valueOf(sight, field, value, labels.options ?? {}) }]
  })
  said.push(...pastLines(event))
  said.push(...mergedLines(sight, type, event))
  said.push(...recountedLines(sight, event))
  said.push(...heldLines(event['held'] as HeldFor | undefined))
  // A hold that moved no date of its own names none.
  const due = (event['held'] as HeldFor | undefined)?.dueBefore === null ? null : (event['due'] as { on?: string | null } | undefined)?.on
  return due && fields.every(({ kind }) => kind !== 'date') ? [...said, { label: 'Thời hạn', value: dayWords(due) }] : said
}

/** In whose place it was done, where the own posts did not suffice. */
function deputyLines({ world }: Seen, { event }: HistoryLine): SaidLine[] {
  const { standsFor } = event
  const absent = typeof standsFor === 'number' ? personRef(world, standsFor as PersonId) : null
  return absent ? [{ label: 'Làm thay', value: `đồng chí ${absent.name}` }] : []
}

/** A past step that was entered later: what the answer was, and its true day beside the day on which it was entered. */
function pastLines(event: HistoryLine['event']): SaidLine[] {
  const { pastOn, enteredLater, answer } = event as { pastOn?: string; enteredLater?: boolean; answer?: { number?: string | null } }
  if (enteredLater !== true || pastOn === undefined) return []
  const number = answer?.number ? [{ label: 'Số, ký hiệu', value: answer.number }] : []
  return [...number, { label: 'Nhập bổ sung', value: `việc đã làm ngày ${dayWords(pastOn)}` }]
}

/** The same event as after a change of the days off, but by a new version of the rules of reminding. */
const isRearmed = ({ policy, directivePolicy }: HistoryLine['event']): boolean => typeof policy === 'number' || typeof directivePolicy === 'number'

/** Which days of the calendar changed, and the date that ran before; other moments of its reminders are told by their days. */
function recountedLines({ viewer }: Seen, event: HistoryLine['event']): SaidLine[] {
  const { change, days, dueBefore, policy, directivePolicy } = event
  // What a directive has of its own is the Office's to know.
  if (typeof directivePolicy === 'number')
    return viewer.all ? [{ label: 'Quy tắc nhắc việc', value: `áp dụng quy tắc riêng của văn bản, lần ${directivePolicy}` }] : []
  if (isRearmed(event)) return [{ label: 'Quy tắc nhắc việc', value: `áp dụng bản ${Number(policy)}` }]
  if (typeof change !== 'number' || !Array.isArray(days)) return []
  const changed = { label: 'Ngày thay đổi trong lịch nghỉ', value: days.map((day) => dayWords(String(day))).join(', ') }
  return [changed, ...(typeof dueBefore === 'string' ? [{ label: 'Thời hạn trước đó', value: dayWords(dueBefore) }] : [])]
}

/** Both days of a hold, and the date that ran before: beside it stands the new one. */
function heldLines(held: HeldFor | undefined): SaidLine[] {
  if (typeof held?.workingDays !== 'number') return []
  const days = `${dayWords(held.from)} – ${dayWords(held.until)}, ${held.workingDays} ngày làm việc`
  return [{ label: 'Đã tạm dừng', value: days }, ...(held.dueBefore ? [{ label: 'Thời hạn trước đó', value: dayWords(held.dueBefore) }] : [])]
}

/** Whose it was, and whose it is from then on. */
function mergedLines({ world }: Seen, type: string, event: HistoryLine['event']): SaidLine[] {
  const nameOfUnit = (unit: unknown): string => world.directory.units.get(unit as UnitId)?.shortName ?? String(unit)
  if (typeof event['from'] !== 'string' || typeof event['unit'] !== 'string') return []
  const reason = typeof event['reason'] === 'string' && type === 'UNIT_MERGED' ? [{ label: 'Lý do', value: event['reason'] }] : []
  return [{ label: 'Đơn vị trước đó', value: nameOfUnit(event['from']) }, { label: 'Đơn vị', value: nameOfUnit(event['unit']) }, ...reason]
}

/** Who ordered it: what the house does to a whole subtree is done in the name of whoever said so. */
export function actorOf({ actor, event }: HistoryLine): PersonId | null {
  if (actor !== ENGINE) return actor
  return typeof event['by'] === 'number' && event['by'] !== ENGINE ? (event['by'] as PersonId) : null
}

function valueOf({ world }: Seen, { kind }: Field, value: unknown, options: Readonly<Record<string, string>>): { value: string; file?: FileRef } {
  switch (kind) {
    case 'date':
      return { value: dayWords(String(value)) }
    case 'file': {
      const file = value as FileRef
      return { value: file.name, file: { hash: file.hash, name: file.name } }
    }
    case 'unit':
      return { value: world.directory.units.get(value as UnitId)?.shortName ?? String(value) }
    case 'person':
      return { value: personRef(world, value as PersonId)?.name ?? String(value) }
    case 'choice':
      return { value: options[String(value)] ?? String(value) }
    case 'figures':
    case 'lines':
      return {
        value: Object.entries(value as Record<string, unknown>)
          .map(([key, one]) => `${key}: ${typeof one === 'number' ? numberWords(one) : String(one)}`)
          .join('; '),
      }
    default:
      return { value: typeof value === 'number' ? numberWords(value) : String(value) }
  }
}

/** Decimal comma, point for thousands (ux.md): 1.250; 12,5. */
export function numberWords(value: number): string {
  const [whole = '0', part] = String(value).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, '.')
  return part === undefined ? grouped : `${grouped},${part}`
}
