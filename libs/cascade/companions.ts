import { ok, refuse, type LocalDate } from '#base'
import type { Move } from '#engine'
import type { Companion } from './companion.js'
import { contextOfLoaded, current } from './context.js'
import { amendBelow, cancel, resume, suspend } from './holds.js'
import { answeredLadder, decisionLadder } from './ladders.js'
import { grantedDue, grantRefused, moreTimeRefused } from './more-time.js'
import { replace } from './replace.js'
import { extensionTitle } from './resumed.js'

/** A request for more time is an instance of its own; the work remembers it. Both are born and moved by one command. */
const requestExtension: Companion = async ({ needs, world, loaded, move, payload }) => {
  const work = contextOfLoaded(loaded)
  const wantedOn = payload['wantedOn'] as LocalDate
  if (work.due.on === null || wantedOn <= work.due.on) return refuse('extension.notEarlier', { dueOn: work.due.on, wanted: wantedOn })
  const refused = moreTimeRefused(world, work)
  if (refused) return refused
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
        ladder: [{ at: world.now, kind: 'open', stage: 'onTime', level: 0, tell: ['deputyChiefOfOffice', 'deskOfficer'] }, ...decisionLadder(world, urgency)],
        more: {
          of: loaded.row.id,
          wantedOn,
          reason: payload['reason'],
          ...(payload['number'] ? { number: payload['number'] } : {}),
          ...(payload['file'] ? { file: payload['file'] } : {}),
        },
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
const decideExtension: Companion = async ({ needs, world, actor, loaded, move, payload }) => {
  if (!('instance' in move) || loaded.row.parent === null) throw new Error('an extension stands below its work')
  const parent = await needs.engine.load(loaded.row.parent)
  if (!parent.ok) return parent
  const answer = ANSWERS[move.event.type] as string
  const takes = parent.value.definition.leaves.work[parent.value.snapshot.value.work]?.on.has(answer) ?? false
  // The work was handed in meanwhile: the request ends alone.
  if (!takes) return ok([move])
  const work = contextOfLoaded(parent.value)
  const answered = {
    wantedOn: contextOfLoaded(loaded).more['wantedOn'] as LocalDate,
    payload,
    by: world.directory.people.get(actor.person)?.name ?? '',
  }
  const grants = answer === 'EXTENSION_GRANTED'
  const refused = grants ? grantRefused(world, answered, work.due) : null
  if (refused) return refused
  const added = answeredLadder(world, work, parent.value.snapshot.value.deadline, grants ? grantedDue(answered, work.due) : null)
  return ok([
    move,
    { instance: parent.value.row.id, event: { type: answer, ...added, ...(payload['reason'] ? { reason: payload['reason'] } : {}) }, byHouse: true },
  ])
}

/** By the name that an event's definition gives. */
export const companions: Readonly<Record<string, Companion>> = { requestExtension, decideExtension, suspend, resume, cancel, amendBelow, replace }
