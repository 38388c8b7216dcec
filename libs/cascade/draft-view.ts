import { ok, refuse, type InstanceId, type PersonId, type Result, type UnitId } from '#base'
import type { DraftView, PersonRef } from '#contract'
import { postsActed } from '#directory'
import { cascadeOf, effectOf, type CascadeToBe } from './cascade-of.js'
import type { DraftBody } from './draft-body.js'
import { papersIn } from './draft-papers.js'
import { meeting } from './draft-places.js'
import { loadDraft } from './legal-chain-questions.js'
import type { Actor, DraftSaved, KeptDraft, Needs } from './needs.js'
import { choicesOf } from './unit-questions.js'
import { isAnswered, openQuestions, proposalOf, wordsOf } from './questions.js'
import { officeOnly } from './roles.js'
import { within, worldOf, type World } from './world.js'

/** The checking page: the text, what was read and corrected, what is still open, and what assigning would make. */
export async function draftView(needs: Needs, actor: Actor, directive: InstanceId): Promise<Result<DraftView>> {
  const world = within(await worldOf(needs), directive)
  const office = officeOnly(world, actor)
  if (!office.ok) return office
  const [kept, loaded] = await Promise.all([loadDraft(needs, directive), needs.engine.load(directive)])
  if (!loaded.ok) return loaded
  if (!kept) return refuse('draft.unknown', { directive })
  return ok(viewOf(kept, loaded.value.snapshot.value.work, world, actor))
}

function viewOf(kept: KeptDraft, state: string, world: World, actor: Actor): DraftView {
  const { body } = kept
  const cascade = cascadeOf(body, world)
  const { year: _, month: __, deskOfficer, ...header } = body.header
  return {
    directive: kept.directive,
    revision: kept.revision,
    state,
    text: kept.text,
    header: { ...header, deskOfficer: deskOfficer === null ? null : personRef(world, deskOfficer) },
    carriesOut: body.carriesOut,
    references: papersIn(body),
    addressees: body.addressees,
    spans: body.spans,
    obligations: body.obligations.map(({ block: _block, consolidates: _consolidates, unitsChosen: _unitsChosen, ...one }) => one),
    rounds: cascade.rounds.map(({ rules: _rules, quote: _quote, ...round }) => round),
    questions: body.questions.map((question) => ({
      id: question.id,
      kind: question.kind,
      path: question.path,
      text: wordsOf(question, body),
      proposal: proposalOf(question, body, world),
      ...choicesOf(question),
      answer: body.answers[question.id] ?? null,
      answered: isAnswered(question, body),
    })),
    names: namesOf(body, cascade, world),
    effect: effectOf(body, cascade, world, openQuestions(body).length),
    by: personRef(world, kept.by),
    at: kept.at,
    saves: kept.changes.slice(0, SAVES).map(({ revision, by, at, changed }) => ({ revision, by: personRef(world, by), at, places: changed })),
    ...undoable(kept.changes, actor.person),
  }
}

const SAVES = 20

/** What this person may take back, and of what he took back: the last of each, unless others have changed the same place since. */
export function undoable(changes: readonly DraftSaved[], person: PersonId): { readonly undo: number | null; readonly redo: number | null } {
  const rows = new Map(changes.map((one) => [one.revision, one]))
  // 0: a correction; 1: it taken back; 2: that taken back, so the correction again …
  const turns = (one: DraftSaved): number => {
    const target = one.undoes === null ? undefined : rows.get(one.undoes)
    return one.undoes === null ? 0 : 1 + (target ? turns(target) : 0)
  }
  const takenBack = new Set<number>()
  // Newest first: an undoing that was itself taken back undoes nothing.
  for (const { revision, undoes } of changes) if (undoes !== null && !takenBack.has(revision)) takenBack.add(undoes)
  const own = changes.filter(({ by, revision }) => by === person && !takenBack.has(revision))
  const untouched = (one: DraftSaved | undefined): number | null => {
    if (!one) return null
    const others = changes.filter(({ by, revision }) => by !== person && revision > one.revision).flatMap(({ changed }) => changed)
    return meeting(one.changed, others).length === 0 ? one.revision : null
  }
  const last = own.find((one) => turns(one) % 2 === 1 || turns(one) === 0)
  return { undo: untouched(own.find((one) => turns(one) % 2 === 0)), redo: untouched(last && turns(last) % 2 === 1 ? last : undefined) }
}

function namesOf(body: DraftBody, cascade: CascadeToBe, world: World): Record<string, string> {
  const ids = new Set<UnitId>([
    ...cascade.assignments.map(({ unit }) => unit),
    ...body.obligations.flatMap(({ units }) => units),
    ...cascade.rounds.flatMap(({ via }) => (via ? [via] : [])),
  ])
  return Object.fromEntries([...ids].map((id) => [id, world.directory.units.get(id)?.shortName ?? id]))
}

/** A person with post and organ, as on paper. Null for a number that the directory does not know. */
export function personRef(world: World, id: PersonId): PersonRef | null {
  const person = world.directory.people.get(id)
  if (!person) return null
  const [post] = postsActed(world.directory, id, world.today)
  const organ = post ? world.directory.units.get(post.unit)?.shortName : undefined
  return { id, name: person.name, phone: person.phone, title: [post?.title, organ].filter(Boolean).join(', ') }
}
