import { ok, refuse, type Result, type UnitId } from '#base'
import type { BodyOf, Paused, routes } from '#contract'
import { nameOf } from './context.js'
import type { Actor, FullRow, Needs } from './needs.js'
import { officeOnly } from './roles.js'
import { sendMany } from './send.js'
import { unitRef } from './views/cards.js'
import { letterOf } from './views/letter.js'
import { worldOf } from './world.js'

const CAUSES = { flood: 'Mưa lũ', tet: 'Nghỉ Tết', election: 'Bầu cử', other: '' } as const

/**
 * A group of units can do nothing for a while (flood, Tết, an election): all their open assignments of all directives go on hold, with one reason,
 * each judged for itself; their reports follow. With `dryRun` only counted. What is on hold already stays as it is.
 * Problems: `scope.forbidden` outside the Office, `date.past` for an expected end that has passed, `input.invalid` for another cause without words.
 */
export async function pauseUnits(needs: Needs, actor: Actor, input: BodyOf<typeof routes.pauseUnits>): Promise<Result<Paused>> {
  const world = await worldOf(needs)
  const allowed = officeOnly(world, actor)
  if (!allowed.ok) return allowed
  const { heldUntil, key, dryRun = false } = input
  if (heldUntil !== undefined && heldUntil < world.today) return refuse('date.past', { date: heldUntil, today: world.today })
  const reason = [CAUSES[input.cause], input.reason].filter((words) => words !== '').join(': ')
  if (reason === '' && !dryRun) return refuse('input.invalid', { issues: [{ at: 'reason', message: 'is missing' }] })
  const open = (await needs.queries.ofUnits(input.units as UnitId[])).filter((row) => !row.done && nameOf(row.definition) === 'assignment')
  const running = open.filter(({ hold }) => hold === null)
  const counted = { units: unitsOf(running), papers: new Set(running.map(({ root }) => root)).size, already: open.length - running.length }
  if (dryRun || running.length === 0) return ok({ ...counted, paused: running.length, refused: [] })
  const payload = { reason, ...(heldUntil === undefined ? {} : { heldUntil }) }
  const sent = await sendMany(needs, actor, 'SUSPEND', { instances: running.map(({ id }) => id), key, payload })
  if (!sent.ok) return sent
  const papers = new Map((await needs.queries.full([...new Set(running.map(({ root }) => root))])).map((row) => [row.id, letterOf(row).number]))
  const rows = new Map(running.map((row) => [row.id as number, row]))
  const refused = sent.value.refused.flatMap(({ instance, code, sentence }) => {
    const row = rows.get(instance)
    return row ? [{ unit: unitRef({ world }, row.unit), paper: { id: row.root, number: papers.get(row.root) ?? null }, code, sentence }] : []
  })
  return ok({ ...counted, paused: sent.value.done.length, refused })
}

const unitsOf = (rows: readonly FullRow[]): number => new Set(rows.map(({ unit }) => unit)).size
