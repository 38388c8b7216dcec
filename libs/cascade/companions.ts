import { formatDate, ok, refuse, type Due, type LocalDate } from '#base'
import type { Move } from '#engine'
import type { Companion } from './companion.js'
import { contextOfLoaded, current } from './context.js'
import { amendBelow, cancel, resume, suspend } from './holds.js'
import { answeredLadder, decisionLadder } from './ladders.js'
import { replace } from './replace.js'
import { extensionTitle } from './resumed.js'

/** A request for more time is an instance of its own; the work remembers it. Both are born and moved by one command. */
const requestExtension: Companion = async ({ needs, world, loaded, move, payload }) => {
  const work = contextOfLoaded(loaded)
  const wantedOn = payload['wantedOn'] as LocalDate
  if (work.due.on === null || wantedOn <= work.due.on) return refuse('extension.notEarlier', { dueOn: work.due.on, wanted: wantedOn })
  const [id] = await needs.engine.newIds(1)
  if (id === undefined || !('instance' in move)) throw new Error('no id for an extension')
  const { unit, focalUnit, field, deskOfficer, leader, directive, path, quote, urgency, due } = work
  const birth: Move = {
    start: {
      id,
      definition: current('extension'),
      parent: loaded.row.id,
      input: {
        unit,
        focalUnit,
        field,
        deskOfficer,
        leader,
        directive,
        path,
        quote,
        urgency,
        due,
        step: 'decision',
        title: extensionTitle(wantedOn),
        ladder: [{ at: world.now, kind: 'open', stage: 'onTime', level: 0, tell: ['deputyChiefOfOffice', 'deskOfficer'] }, ...decisionLadder(world)],
        more: { of: loaded.row.id, wantedOn, reason: payload['reason'] },
      },
    },
  }
  return ok([{ ...move, event: { ...move.event, extension: id } }, birth])
}

const ANSWERS: Readonly<Record<string, string>> = {
  GRANT: 'EXTENSION_GRANTED',
  GRANT_OTHER: 'EXTENSION_GRANTED',
  REFUSE: 'EXTENSION_REFUSED',
  TAKE_BACK: 'EXTENSION_WITHDRAWN',
}

/** The answer to a request moves the work it is about in the same command: date, ladder and all (DESIGN §4). */
const decideExtension: Companion = async ({ needs, world, loaded, move, payload }) => {
  if (!('instance' in move) || loaded.row.parent === null) throw new Error('an extension stands below its work')
  const parent = await needs.engine.load(loaded.row.parent)
  if (!parent.ok) return parent
  const answer = ANSWERS[move.event.type] as string
  const takes = parent.value.definition.leaves.work[parent.value.snapshot.value.work]?.on.has(answer) ?? false
  // The work was handed in meanwhile: the request ends alone.
  if (!takes) return ok([move])
  const work = contextOfLoaded(parent.value)
  const due = answer === 'EXTENSION_GRANTED' ? grantedDue(contextOfLoaded(loaded).more['wantedOn'] as LocalDate, work.due, payload) : null
  const added = answeredLadder(world, work, parent.value.snapshot.value.deadline, due)
  return ok([
    move,
    { instance: parent.value.row.id, event: { type: answer, ...added, ...(payload['reason'] ? { reason: payload['reason'] } : {}) }, byHouse: true },
  ])
}

/** Whose word the new date is: the leader's where his opinion is recorded, else the Office's. */
function grantedDue(wantedOn: LocalDate, before: Due, payload: Readonly<Record<string, unknown>>): Due {
  const on = (payload['dueOn'] as LocalDate | undefined) ?? wantedOn
  const opinion = payload['opinion'] as string | undefined
  const source = before.source === 'signed' && opinion ? 'signed' : 'officer'
  return {
    on,
    source,
    text: before.text,
    rules: [`Đã gia hạn đến ${formatDate(on)}${opinion ? ` theo ý kiến: ${opinion}` : ''}.`, ...(before.on ? [`Hạn trước đó: ${formatDate(before.on)}.`] : [])],
  }
}

/** By the name that an event's definition gives. */
export const companions: Readonly<Record<string, Companion>> = { requestExtension, decideExtension, suspend, resume, cancel, amendBelow, replace }
