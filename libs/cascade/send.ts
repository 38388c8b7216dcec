import { ok, refuse, type PersonId, type Problem, type Result } from '#base'
import type { AllowedEvent, Sent, SentMany } from '#contract'
import type { Command, Loaded, Move } from '#engine'
import { companions } from './companions.js'
import { contextOfLoaded } from './context.js'
import { personRef } from './draft-view.js'
import type { Sending } from './cascade.js'
import { endsExtension } from './ends-extension.js'
import { ladderRecipes } from './ladders.js'
import type { Actor, Needs } from './needs.js'
import { absentTowards, maySee, rolesTowards } from './roles.js'
import { previewed } from './preview-many.js'
import { moreTimeRefused } from './more-time.js'
import { problemSentence } from './texts/problem-sentence.js'
import { within, worldOf, type World } from './world.js'

/**
 * One person's event to one instance. Looks up who the person is towards it, checks the payload, adds what the world must say (ladder, new
 * date, the further moves of the same command), and sends. Problems: `instance.unknown` (also for what one may not see), `event.*`, `instance.*`.
 */
export async function send(needs: Needs, actor: Actor, sending: Sending): Promise<Result<Sent>> {
  const loaded = await needs.engine.load(sending.instance)
  if (!loaded.ok) return loaded
  const world = within(await worldOf(needs), loaded.value.row.root)
  const work = contextOfLoaded(loaded.value)
  const parent = await parentOf(needs, loaded.value)
  if (!maySee(world, actor, work) && !(parent && maySee(world, actor, contextOfLoaded(parent))))
    return refuse('instance.unknown', { instance: sending.instance })
  const command = await commandOf(needs, world, actor, loaded.value, sending)
  if (!command.ok) return command
  const done = await needs.engine.send(command.value)
  if (!done.ok) return { ok: false, problem: withName(world, done.problem) }
  const after = await needs.engine.load(sending.instance)
  if (!after.ok) return after
  return ok({
    instance: sending.instance,
    version: done.value.version,
    state: done.value.state,
    stateLabel: after.value.definition.labels.states[done.value.state] ?? done.value.state,
    replayed: done.value.replayed,
    allowed: allowedEvents(needs, world, actor, after.value),
  })
}

/** Whoever was faster, by name: a number tells an officer nothing. */
export function withName(world: World, problem: Problem): Problem {
  const { by } = problem.params
  return typeof by === 'number' ? { ...problem, params: { ...problem.params, by: personRef(world, by as PersonId) } } : problem
}

async function parentOf(needs: Needs, { row }: Loaded): Promise<Loaded | null> {
  if (row.parent === null) return null
  const parent = await needs.engine.load(row.parent)
  return parent.ok ? parent.value : null
}

async function commandOf(needs: Needs, world: World, actor: Actor, loaded: Loaded, sending: Sending): Promise<Result<Command>> {
  const { definition, snapshot } = loaded
  const spec = definition.events[sending.event]
  if (!spec || spec.internal) return refuse('event.unknown', { event: sending.event })
  const checked = spec.check(sending.payload)
  if (!checked.ok) return refuse('event.invalid', { event: sending.event, issues: checked.issues })
  const work = contextOfLoaded(loaded)
  const files = await filesOf(needs, checked.value)
  if (!files.ok) return files
  const added = spec.ladder === undefined ? {} : ladderRecipes[spec.ladder]?.(world, work, snapshot.value.deadline, checked.value)
  if (added === undefined) throw new Error(`${loaded.row.definition} ${sending.event} asks for a ladder nobody computes: ${spec.ladder}`)
  const roles = rolesTowards(world, actor, work)
  const standsFor = absentTowards(world, actor, work, (own) => needs.engine.allowed(loaded, own).some(({ event }) => event === sending.event))
  const said = { ...checked.value, ...added, ...(standsFor === null ? {} : { standsFor }) }
  const move: Move = { instance: sending.instance, event: { ...said, type: sending.event } }
  const companion = spec.companion === undefined ? null : companions[spec.companion]
  if (companion === undefined) throw new Error(`${loaded.row.definition} ${sending.event} asks for a companion nobody makes: ${spec.companion}`)
  const moves = companion ? await companion({ needs, world, actor, loaded, move, payload: checked.value }) : ok([move])
  if (!moves.ok) return moves
  return ok({
    actor: actor.person,
    roles,
    key: sending.key,
    reason: sending.reason ?? null,
    seen: sending.seen ?? null,
    moves: [...moves.value, ...endsExtension(loaded, sending.event)],
  })
}

async function filesOf(needs: Needs, payload: Readonly<Record<string, unknown>>): Promise<Result<null>> {
  const file = payload['file'] as { hash: string } | undefined
  if (file && !(await needs.files.exists(file.hash as never))) return refuse('file.unknown', { hash: file.hash })
  return ok(null)
}

/** What the person may do next with it, in the officials' words. */
export function allowedEvents(needs: Needs, world: World, actor: Actor, loaded: Loaded): AllowedEvent[] {
  const { labels } = loaded.definition
  const work = contextOfLoaded(loaded)
  const may = needs.engine.allowed(loaded, rolesTowards(world, actor, work))
  // What is on hold by a word above it is resumed there.
  return may
    .filter(({ event }) => event !== 'RESUME' || work.held !== null)
    .filter(({ event }) => event !== 'REQUEST_EXTENSION' || moreTimeRefused(within(world, loaded.row.root), work) === null)
    .map(({ event, fields }) => ({
      event,
      label: labels.events[event] ?? event,
      fields: fields.map(({ name, kind, required, options, neededWhen }) => ({
        name,
        kind,
        required,
        ...(neededWhen && { neededWhen }),
        label: labels.fields[name] ?? name,
        options: (options ?? []).map((value) => ({ value, label: labels.options?.[value] ?? value })),
      })),
    }))
}

/** The same event to many instances, each for itself: one that is refused does not hold up the others. */
export async function sendMany(
  needs: Needs,
  actor: Actor,
  event: string,
  input: { instances: number[]; key: string; payload: Record<string, unknown>; previewed?: number | undefined },
): Promise<Result<SentMany>> {
  const looked = await previewed(needs, actor, event, input)
  if (!looked.ok) return looked
  const done: number[] = []
  const refused: { instance: number; code: string; sentence: string }[] = []
  const results = await Promise.all(
    input.instances.map(async (instance) => ({
      instance,
      result: await send(needs, actor, { instance: instance as never, event, payload: input.payload, key: `${input.key}:${instance}` }),
    })),
  )
  for (const { instance, result } of results) {
    if (result.ok) done.push(instance)
    else refused.push({ instance, code: result.problem.code, sentence: problemSentence(result.problem) })
  }
  return ok({ done, refused })
}
