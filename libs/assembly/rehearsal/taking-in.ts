import { Refusal, type InstanceId, type LocalDate, type Result } from '#base'
import type { Actor } from '#cascade'
import type { DraftChange, DraftView } from '#contract'
import { recipientsOf } from '#directory'
import { typed, type OfficersAnswers } from './answers.js'
import type { Stage } from './memory-house.js'

export interface Letter {
  readonly name: string
  readonly bytes: Uint8Array
}
/** A question that no answer was given for, and what was taken instead. */
export interface Assumed {
  readonly question: string
  readonly taken: string
}

export const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Refusal(result.problem)
  return result.value
}

// Answering one question may raise another; a letter that never stops asking is a fault of its reading.
const LONGEST_TALK = 20

/** From the letter to its units: read, checked with the answers given, assigned. Throws `Refusal` with the problem of the use case that refused. */
export async function takeIn(
  stage: Stage,
  letter: Letter,
  answers: OfficersAnswers,
  span: { readonly from: LocalDate; readonly until: LocalDate },
): Promise<{ readonly directive: InstanceId; readonly field: string | null; readonly assumed: readonly Assumed[] }> {
  const { cascade, needs } = stage
  const directory = await needs.directory()
  const officerOf = (field: string | null): Actor => {
    const [found] = recipientsOf(directory, 'deskOfficer', { field }, span.from)
    if (!found) throw new Error('this province has no desk officer')
    return { person: found.person.id }
  }
  const taken = must(await cascade.takeInLetter(officerOf(null), { ...letter, again: true }))
  const directive = taken.directive as InstanceId
  const read = must(await cascade.draft(officerOf(null), directive))
  const officer = officerOf(read.header.field)
  const first = must(await cascade.changeDraft(officer, directive, { ...corrections(read, answers, span), deskOfficer: officer.person }))
  const { draft, assumed } = await answered(stage, officer, first, answers, span)
  must(await cascade.assign(officer, directive, draft.revision))
  await stage.settle()
  return { directive, field: read.header.field, assumed }
}

function corrections(draft: DraftView, answers: OfficersAnswers, { until }: { readonly until: LocalDate }): DraftChange {
  const { letter, trackFrom, trackedUntil, due, rounds, successors, lifted = [] } = answers
  const paths = [...new Set([...due.map(({ path }) => path), ...lifted])]
  const dated = new Map(due.map(({ path, on }) => [path, on as LocalDate]))
  return {
    revision: draft.revision,
    ...(letter && { number: letter.number, issuedOn: letter.issuedOn as LocalDate }),
    ...(trackFrom && { trackFrom: trackFrom as LocalDate }),
    trackedUntil: (trackedUntil ?? until) as LocalDate,
    obligations: paths.map((path) => {
      const dueOn = dated.get(path)
      return { path, ...(lifted.includes(path) ? { class: 'duty' as const } : {}), ...(dueOn ? { dueOn } : {}) }
    }),
    rounds: rounds.map(({ for: path, period, unitsDueBefore, via }) => ({ path, period, unitsDueBefore, via: via ?? null })),
    successors: { ...successors },
  }
}

async function answered(
  { cascade }: Stage,
  officer: Actor,
  first: DraftView,
  { answers = {} }: OfficersAnswers,
  { from, until }: { readonly from: LocalDate; readonly until: LocalDate },
): Promise<{ draft: DraftView; assumed: Assumed[] }> {
  const assumed: Assumed[] = []
  let draft = first
  for (let turn = 0; turn < LONGEST_TALK; turn++) {
    const open = draft.questions.filter((question) => !question.answered)
    if (!open.length) break
    const said = open.map((question) => {
      const given = answers[question.kind]
      const answer = given ?? (question.proposal ? { accept: true } : typed(question.kind, from, until))
      if (given === undefined) assumed.push({ question: question.text, taken: question.proposal?.label ?? (typeof answer === 'string' ? answer : '–') })
      return [question.id, answer] as const
    })
    draft = must(await cascade.changeDraft(officer, draft.directive as InstanceId, { revision: draft.revision, answers: Object.fromEntries(said) }))
  }
  return { draft, assumed }
}
