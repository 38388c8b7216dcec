import { openAsItIs, rootDir, settingsOf } from '#assembly'
import { formatDate, dayOf, ENGINE, HOUR, type Instant, type InstanceId, type PersonId } from '#base'
import { loadDirectory } from '#database'
import { byHash, replay } from '#engine/core'
import { has, say, Usage, valueOf } from '../usage.js'
import { momentOf } from '../moment.js'

const HOW = 'history ID [--at TIME] [--json], TIME as 2026-11-21T10:53:00+07:00, "21/11/2026 10:53" or "21/11/2026" (the end of that day)'

/** `history ID [--at TIME] [--json]`: every move of an instance up to that moment (without it: all), and how it stood then, by replay. */
export async function history(args: readonly string[]): Promise<void> {
  const id = Number(args[0])
  if (!Number.isSafeInteger(id)) throw new Usage(HOW)
  const until = atOf(args)
  const root = rootDir()
  const opened = await openAsItIs(root, settingsOf(process.env, root), say)
  try {
    const { engine, database } = opened
    const all = await engine.history(id as InstanceId)
    if (!all.length) throw new Usage(`There is no instance ${id}.`)
    const rows = all.filter(({ at }) => until === null || at <= until)
    const snapshot = replay(byHash(engine.definitions.values()), rows)
    const people = new Map((await loadDirectory(database.sql)).people.map((person) => [person.id, person.name]))
    const moves = rows.map(({ version, at, actor, type, reason, event }): Told => ({
      version,
      at,
      actor,
      name: nameOf(actor, people),
      type,
      reason,
      event: JSON.parse(event) as unknown,
    }))
    if (has(args, 'json')) process.stdout.write(`${JSON.stringify({ instance: id, at: until, moves, of: all.length, snapshot })}\n`)
    else process.stdout.write(`${[...moves.flatMap(linesOf), snapshot === null ? 'not born yet' : JSON.stringify(snapshot, null, 2)].join('\n')}\n`)
  } finally {
    await opened.close()
  }
}

interface Told {
  readonly version: number
  readonly at: Instant
  readonly actor: PersonId
  readonly name: string | null
  readonly type: string
  readonly reason: string | null
  readonly event: unknown
}

function atOf(args: readonly string[]): Instant | null {
  const said = valueOf(args, 'at')
  const moment = said === null ? null : momentOf(said)
  if (said !== null && moment === null) throw new Usage(`--at ${said} is no moment: ${HOW}`)
  return moment
}

function nameOf(actor: PersonId, people: ReadonlyMap<PersonId, string>): string | null {
  return actor === ENGINE ? 'the house' : (people.get(actor) ?? null)
}

function linesOf({ version, at, actor, name, type, reason, event }: Told): string[] {
  const second = new Date(at + 7 * HOUR).toISOString().slice(11, 19)
  const head = `${version}  ${formatDate(dayOf(at))} ${second}  ${type}  ${name ?? `person ${actor}`}${reason === null ? '' : `: ${reason}`}`
  return [head, `   ${JSON.stringify(event)}`]
}
