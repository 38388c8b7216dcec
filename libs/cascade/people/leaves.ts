import { addDays, ok, personId, refuse, squeeze, unreachable, type LocalDate, type PersonId, type Result } from '#base'
import type { BodyOf, Edited, routes } from '#contract'
import { leaveFault, type Deputy, type Directory, type WantedLeave } from '#directory'
import type { Actor, Needs } from '../needs.js'
import type { Edit, KeptLeave, KeptPerson, Standing } from './book.js'
import { personFor } from './person-for.js'
import { todayOf } from './today.js'

/**
 * Enters a leave from a day on, today or later, both days included. The person and whoever administers one of the person's units. Problems:
 * `scope.forbidden`, `person.unknown`, `person.stale`, `date.past`, `days.order`, `leave.self`, `leave.notColleague`, `leave.overlaps`, `leave.circle`,
 * `leave.deputyAway`, `leave.standsIn`.
 */
export async function enterLeave(needs: Needs, actor: Actor, id: PersonId, input: BodyOf<typeof routes.enterLeave>): Promise<Result<Edited>> {
  const today = await todayOf(needs)
  return edited(
    await needs.people.edit(actor.person, id, (standing) => {
      const person = personFor(standing, actor, id, input.revision, today)
      if (!person.ok) return person
      // What was done before stays as it was done: nobody stood in on a day that has passed.
      if (input.from < today) return refuse('date.past', { date: input.from, today })
      const wanted = { person: id, deputy: personId(input.deputy), from: input.from, to: input.to }
      const fault = faultOf(standing.directory, wanted, null)
      if (!fault.ok) return fault
      const reason = squeeze(input.reason)
      return ok<Edit>({ change: { is: 'leaveBegins', ...wanted, reason }, what: 'leave.entered', before: null, after: { ...wanted, reason } })
    }),
  )
}

/** Shortens or lengthens a leave; the last day may be yesterday at the earliest. Problems: as of `enterLeave`, and `leave.unknown`. */
export async function changeLeave(needs: Needs, actor: Actor, id: PersonId, leave: number, input: BodyOf<typeof routes.changeLeave>): Promise<Result<Edited>> {
  const today = await todayOf(needs)
  return edited(
    await needs.people.edit(actor.person, id, (standing) => {
      const found = leaveFor(standing, actor, id, leave, input.revision, today)
      if (!found.ok) return found
      return lasting(standing.directory, found.value, input.to, today)
    }),
  )
}

/** Takes back a leave that has not begun; one that is under way ends yesterday, so that the person is there again today. Problems: as above. */
export async function takeBackLeave(
  needs: Needs,
  actor: Actor,
  id: PersonId,
  leave: number,
  { revision }: { readonly revision: number },
): Promise<Result<Edited>> {
  const today = await todayOf(needs)
  return edited(
    await needs.people.edit(actor.person, id, (standing) => {
      const found = leaveFor(standing, actor, id, leave, revision, today)
      if (!found.ok) return found
      const { from, ...before } = found.value
      if (from === null || from < today) return lasting(standing.directory, found.value, addDays(today, -1), today)
      return ok<Edit>({
        change: { is: 'leaveWithdrawn', person: id, id: leave },
        what: 'leave.takenBack',
        before: { deputy: before.deputy, from, to: before.to },
        after: null,
      })
    }),
  )
}

function edited(revision: Result<number>): Result<Edited> {
  return revision.ok ? ok({ revision: revision.value }) : revision
}

/** A leave that is not over yet, of the person as the page showed them. */
function leaveFor(standing: Standing, actor: Actor, id: PersonId, leave: number, seen: number, today: LocalDate): Result<KeptLeave> {
  const person: Result<KeptPerson> = personFor(standing, actor, id, seen, today)
  if (!person.ok) return person
  const found = person.value.leaves.find((one) => one.id === leave)
  return found && (found.to === null || found.to >= today) ? ok(found) : refuse('leave.unknown', { leave })
}

function lasting(directory: Directory, leave: KeptLeave, to: LocalDate, today: LocalDate): Result<Edit> {
  const { id, person, deputy, from } = leave
  if (to < addDays(today, -1)) return refuse('date.past', { date: to, today })
  const wanted = { person, deputy, from: from ?? to, to }
  // A leave that only gets shorter was looked at when it was entered.
  const longer = leave.to !== null && to > leave.to
  const fault = longer ? faultOf(directory, wanted, leave) : to < wanted.from ? refuse('days.order', { from, to }) : ok(null)
  if (!fault.ok) return fault
  return ok({ change: { is: 'leaveChanges', person, id, to }, what: 'leave.changed', before: { deputy, from, to: leave.to }, after: { deputy, from, to } })
}

function faultOf(directory: Directory, wanted: WantedLeave, except: Deputy | null): Result<null> {
  const fault = leaveFault(directory, wanted, except)
  if (!fault) return ok(null)
  const named = (id: PersonId): { name: string } => ({ name: directory.people.get(id)?.name ?? '' })
  switch (fault.why) {
    case 'order':
      return refuse('days.order', { from: wanted.from, to: wanted.to })
    case 'self':
      return refuse('leave.self', { person: named(wanted.person) })
    case 'notColleague':
      return refuse('leave.notColleague', { deputy: named(wanted.deputy), person: named(wanted.person) })
    case 'overlaps':
      return refuse('leave.overlaps', { person: named(wanted.person), from: fault.leave.from, to: fault.leave.to })
    case 'circle':
      return refuse('leave.circle', { deputy: named(wanted.deputy), person: named(wanted.person), from: fault.leave.from, to: fault.leave.to })
    case 'deputyAway':
      return refuse('leave.deputyAway', { deputy: named(wanted.deputy), from: fault.leave.from, to: fault.leave.to })
    case 'standsIn':
      return refuse('leave.standsIn', { person: named(wanted.person), absent: named(fault.leave.person), from: fault.leave.from, to: fault.leave.to })
    default:
      return unreachable(fault)
  }
}
