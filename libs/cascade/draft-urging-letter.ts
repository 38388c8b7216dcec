import { LATE_STAGES, ok, refuse, type InstanceId, type Result } from '#base'
import type { BodyOf, routes } from '#contract'
import { contextOf, contextOfLoaded, current, directiveMore, fullNumber } from './context.js'
import { decisionLadder } from './ladders.js'
import type { Actor, FullRow, Needs } from './needs.js'
import { officeOnly } from './roles.js'
import { within, worldOf } from './world.js'

type Input = BodyOf<typeof routes.draftUrgingLetter>

const URGEABLE = ['unit-plan', 'duty', 'unit-report', 'report-round']

/** Late work that its unit still has in hand: what an urging letter may name. A result that waits for the Office is nobody's fault, nor is what stands on hold. */
export function isUrgeable(row: FullRow): boolean {
  const unitsMove = row.holder === 'unitClerk' || row.holder === 'handler' || row.holder === 'headOfUnit' || row.holder === 'focalUnit'
  // A request for more time that is undecided: the next move is the Office's own.
  return !row.done && row.hold === null && LATE_STAGES.includes(row.stage) && unitsMove && contextOf(row).extension === null
}

/**
 * Soạn công văn đôn đốc: to all that are late on the directive, or to the chosen. It waits for the confirmation of the Office's leaders, then for
 * its number; nothing is sent before. Problems: `urging.nobodyLate`, `scope.forbidden`.
 */
export async function draftUrgingLetter(needs: Needs, actor: Actor, directive: InstanceId, input: Input): Promise<Result<{ instance: number; units: number }>> {
  const world = within(await worldOf(needs), directive)
  const office = officeOnly(world, actor)
  if (!office.ok) return office
  const loaded = await needs.engine.load(directive)
  if (!loaded.ok) return loaded
  const late = (await needs.queries.treeOf(directive, URGEABLE)).filter(
    (row) => isUrgeable(row) && (input.instances === undefined || input.instances.includes(row.id)),
  )
  if (!late.length) return refuse('urging.nobodyLate', { directive })
  const work = contextOfLoaded(loaded.value)
  const [id] = await needs.engine.newIds(1)
  if (id === undefined) throw new Error('no id for an urging letter')
  const units = [...new Set(late.map(({ unit }) => unit))]
  const about = fullNumber(directiveMore(work).letter) ?? work.title
  const done = await needs.engine.send({
    actor: actor.person,
    roles: [],
    key: `urging:${id}`,
    moves: [
      {
        start: {
          id,
          definition: current('urging-letter'),
          parent: directive,
          input: {
            field: work.field,
            deskOfficer: work.deskOfficer,
            leader: work.leader,
            focalUnit: work.focalUnit,
            directive,
            step: 'decision',
            title: input.subject ?? `Đôn đốc ${units.length} đơn vị thực hiện ${about}`,
            ladder: [{ at: world.now, kind: 'open', stage: 'onTime', level: 0, tell: ['deputyChiefOfOffice', 'chiefOfOffice'] }, ...decisionLadder(world)],
            more: { targets: late.map((row) => ({ instance: row.id, unit: row.unit, title: row.label, dueOn: row.dueOn, stage: row.stage })) },
          },
        },
      },
    ],
  })
  return done.ok ? ok({ instance: id, units: units.length }) : done
}
