import { formatDate, ok, refuse, type InstanceId, type LocalDate, type Result, type UnitId } from '#base'
import { lastWorkingDay, roundDates } from '#calendar'
import type { BodyOf, routes } from '#contract'
import { ordered, ownerOn, resolveName } from '#directory'
import { roundInput } from './assign.js'
import { contextOfLoaded, current, directiveMore, nameOf } from './context.js'
import type { DraftBody } from './draft-body.js'
import type { Actor, Needs } from './needs.js'
import { officeOrFocal, rolesTowards } from './roles.js'
import { within, worldOf } from './world.js'

type Input = BodyOf<typeof routes.askForReport>

/**
 * Yêu cầu báo cáo đột xuất: an ad hoc round of a running directive, opened at once. The units' day is signed only where an asking letter with
 * number and day orders it. Problems: `round.nobody`, `date.past`, `scope.forbidden`, `event.notAllowedHere` when the directive has ended.
 */
export async function askForReport(needs: Needs, actor: Actor, directive: InstanceId, input: Input): Promise<Result<{ instance: number; units: number }>> {
  const world = within(await worldOf(needs), directive)
  const loaded = await needs.engine.load(directive)
  if (!loaded.ok) return loaded
  const asks = officeOrFocal(world, actor, contextOfLoaded(loaded.value))
  if (!asks.ok) return asks
  if (input.unitsDueOn < world.today) return refuse('date.past', { date: input.unitsDueOn, today: world.today })
  const work = contextOfLoaded(loaded.value)
  const via = input.via ? resolveName(world.directory, input.via, world.today) : null
  const focal = via?.is === 'unit' ? via.unit.id : work.focalUnit
  const addressed = (await needs.queries.tree(directive))
    .filter((row) => nameOf(row.definition) === 'assignment' && row.unit !== null && !row.done)
    .map((row) => row.unit as UnitId)
  const units = ordered(
    world.directory,
    // A unit that has gone into another is asked under the name of its successor.
    ((input.units as UnitId[] | undefined) ?? addressed)
      .flatMap((unit) => ownerOn(world.directory, unit, world.today)?.id ?? [])
      .filter((unit) => unit !== focal),
  )
  if (!units.length) return refuse('round.nobody', {})
  const dates = roundDates(world.calendar, input.unitsDueOn as LocalDate, world.policy)
  const [id] = await needs.engine.newIds(1)
  if (id === undefined) throw new Error('no id for a round')
  const asked = input.askingLetter ?? null
  const header = { ...directiveHeader(work), trackedUntil: directiveMore(work).trackedUntil ?? null }
  const birth = roundInput(
    directive,
    {
      path: null,
      quote: null,
      label: `Báo cáo đột xuất: ${input.subject}`,
      dueOn: input.unitsDueOn,
      opensOn: lastWorkingDay(world.calendar, world.today),
      consolidatedBy: dates.consolidatedBy,
      via: focal,
      units,
      source: asked ? 'signed' : 'officer',
      rules: asked ? [`Theo Văn bản số ${asked.number} ngày ${formatDate(asked.issuedOn)}.`] : ['Hạn do Văn phòng đặt.'],
    },
    { header: header as DraftBody['header'] },
    world,
  )
  const done = await needs.engine.send({
    actor: actor.person,
    roles: rolesTowards(world, actor, work),
    key: `round:${id}`,
    moves: [
      { instance: directive, event: { type: 'ADD_WORK' } },
      {
        start: { id, definition: current('report-round'), parent: directive, input: { ...birth, more: { ...(birth['more'] as object), askingLetter: asked } } },
      },
    ],
  })
  return done.ok ? ok({ instance: id, units: units.length }) : done
}

function directiveHeader(work: ReturnType<typeof contextOfLoaded>): Partial<DraftBody['header']> {
  return {
    focalUnit: work.focalUnit,
    field: work.field,
    deskOfficer: work.deskOfficer,
    leader: work.leader,
    urgency: work.urgency as DraftBody['header']['urgency'],
  }
}
