import { ok, refuse, type InstanceId, type PersonId, type Result, type UnitId } from '#base'
import type { DraftView, PersonRef } from '#contract'
import { postsActed } from '#directory'
import { cascadeOf, effectOf, type CascadeToBe } from './cascade-of.js'
import type { DraftBody } from './draft-body.js'
import type { Actor, KeptDraft, Needs } from './needs.js'
import { isAnswered, openQuestions, proposalOf, wordsOf } from './questions.js'
import { officeOnly } from './roles.js'
import { worldOf, type World } from './world.js'

/** The checking page: the text, what was read and corrected, what is still open, and what assigning would make. */
export async function draftView(needs: Needs, actor: Actor, directive: InstanceId): Promise<Result<DraftView>> {
  const world = await worldOf(needs)
  const office = officeOnly(world, actor)
  if (!office.ok) return office
  const [kept, loaded] = await Promise.all([needs.drafts.load(directive), needs.engine.load(directive)])
  if (!loaded.ok) return loaded
  if (!kept) return refuse('draft.unknown', { directive })
  return ok(viewOf(kept, loaded.value.snapshot.value.work, world))
}

function viewOf(kept: KeptDraft, state: string, world: World): DraftView {
  const { body } = kept
  const cascade = cascadeOf(body, world)
  const { year: _, month: __, issuer: ___, deskOfficer, ...header } = body.header
  return {
    directive: kept.directive,
    revision: kept.revision,
    state,
    text: kept.text,
    header: { ...header, deskOfficer: deskOfficer === null ? null : personRef(world, deskOfficer) },
    carriesOut: body.carriesOut,
    addressees: body.addressees,
    spans: body.spans,
    obligations: body.obligations.map(({ block: _block, consolidates: _consolidates, unitsChosen: _unitsChosen, ...one }) => one),
    rounds: cascade.rounds.map(({ rules: _rules, quote: _quote, ...round }) => round),
    questions: body.questions.map((question) => ({
      id: question.id,
      kind: question.kind,
      path: question.path,
      text: wordsOf(question),
      proposal: proposalOf(question, body, world),
      answer: body.answers[question.id] ?? null,
      answered: isAnswered(question, body),
    })),
    names: namesOf(body, cascade, world),
    effect: effectOf(body, cascade, world, openQuestions(body).length),
    by: personRef(world, kept.by),
    at: kept.at,
  }
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
