import { ok, refuse, type Result } from '#base'
import { obligationsOf } from './classify.js'
import { confidenceOf } from './confidence.js'
import { focalUnitOf } from './body/focal.js'
import { questionsOf } from './questions.js'
import { readDraft, type DraftAt } from './read-draft.js'
import type { Reading, Span } from './shape/reading.js'
import { secretLevel } from './secret.js'

const PRINTED = 0.95
const CITED = 0.9

interface Placed {
  readonly from: number
  readonly to: number
}

function spansOf(read: DraftAt): Record<string, Span> {
  const spans: Record<string, Span> = {}
  const put = (path: string, place: Placed | null | undefined, confidence: number): void => {
    if (place && place.to > place.from) spans[path] = { from: place.from, to: place.to, confidence }
  }
  const { header, signature, page } = read
  put('document.number', header.number, PRINTED)
  put('document.symbol', header.symbol, PRINTED)
  put('document.issuer', header.issuer, PRINTED)
  put('document.date', header.dateSpan, PRINTED)
  put('document.subject', header.subject, PRINTED)
  const [first, last] = [signature && page.lines[signature.first], signature && page.lines[signature.last]]
  put('document.signer', first && last && { from: first.from, to: last.to }, PRINTED)
  read.addressees.forEach((one, i) => {
    put(`addressees.${i}`, one, PRINTED)
  })
  read.references.forEach((one, i) => {
    put(`references.${i}`, one, CITED)
  })
  read.tasks.forEach(({ piece, doubts }, i) => {
    put(`tasks.${i}`, piece, confidenceOf(doubts))
  })
  return spans
}

function doubtsOf({ tasks }: DraftAt): Reading['doubts'] {
  return Object.fromEntries(tasks.flatMap(({ doubts }, i) => (doubts.length > 0 ? [[`tasks.${i}`, doubts]] : [])))
}

/** What a text must show of to be taken for a letter; empty when it shows enough. */
function missingOf({ header, draft }: DraftAt): readonly string[] {
  const work = draft.tasks.some((task) => task.lead.length + task.leadGroups.length > 0)
  const shows = { heading: header.heading, number: header.numberLine, addressees: draft.addressees.length > 0, tasks: work }
  const missing = Object.entries(shows)
    .filter(([, there]) => !there)
    .map(([name]) => name)
  // A heading alone (a form, an application) is no letter that asks anything of anybody.
  return shows.number || shows.addressees || shows.tasks ? [] : missing
}

function carriesOut(draft: Reading['draft']): readonly string[] {
  const named = draft.references.filter((one) => one.symbol !== null)
  const basis = named.filter((one) => one.role === 'basis')
  const chosen = basis.length > 0 ? basis : named.filter((one) => draft.document.subject?.includes(one.symbol ?? '') === true)
  return chosen.map((one) => one.symbol ?? '')
}

/**
 * Reads a letter, plan, directive or urgent dispatch: the draft (exactly the schema's shape without `id`), where each value stands,
 * the obligations for the cascade and what must be asked. Nothing is invented: unknown is null or an empty list.
 * Offsets count UTF-16 units in `Reading.text` (NFC, `\n`). Linear in the length of the text.
 * Problems: `letter.secret` (a stamp of the Law on State Secrets, checked before anything else), `letter.notALetter` with what is
 * missing of heading, number, addressees, tasks. `name` is how the refusal calls the text.
 */
export function readLetter(text: string, name = ''): Result<Reading> {
  const level = secretLevel(text)
  if (level !== null) return refuse('letter.secret', { level })
  const read = readDraft(text)
  const missing = missingOf(read)
  if (missing.length > 0) return refuse('letter.notALetter', { name, missing })
  const focalUnit = focalUnitOf(read.tasks)
  const obligations = obligationsOf(read.tasks, focalUnit, read.draft.document.issuer, read.draft.document.date)
  const questions = questionsOf(read.draft, obligations, read.tasks, focalUnit)
  return ok({
    text: read.page.text,
    draft: read.draft,
    spans: spansOf(read),
    doubts: doubtsOf(read),
    obligations,
    focalUnit,
    carriesOut: carriesOut(read.draft),
    questions,
  })
}
