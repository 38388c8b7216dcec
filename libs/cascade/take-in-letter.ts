import { ok, refuse, type InstanceId, type Result } from '#base'
import type { TakenIn } from '#contract'
import type { Move } from '#engine'
import { readLetter, secretLevel, type Reading } from '#intake'
import { contextOf, current, directiveMore, fullNumber, type LetterFacts } from './context.js'
import type { DraftBody } from './draft-body.js'
import { checkingLadder } from './ladders.js'
import type { Actor, FullRow, Needs } from './needs.js'
import { openQuestions } from './questions.js'
import { bodyOf } from './resolve-reading.js'
import { officeOnly } from './roles.js'
import { sameNumber } from './take-in-superior.js'
import { within, worldOf, type World } from './world.js'

interface Letter {
  readonly name: string
  readonly bytes: Uint8Array
  /** Yes, it is known; take it in all the same. */
  readonly again: boolean
}

/**
 * Reads a letter into a draft under review and joins it to the superior document that it carries out, by number. Nothing is stored before
 * the text is known to carry no state-secret stamp and to be a letter. Problems: `file.*`, `letter.secret`, `letter.notALetter`,
 * `letter.twice`, `scope.forbidden`.
 */
export async function takeInLetter(needs: Needs, actor: Actor, letter: Letter): Promise<Result<TakenIn>> {
  const world = await worldOf(needs)
  const office = officeOnly(world, actor)
  if (!office.ok) return office
  const read = await needs.readText(letter)
  if (!read.ok) return read
  const level = secretLevel(read.value.text)
  if (level !== null) return refuse('letter.secret', { level })
  const reading = readLetter(read.value.text)
  if (!reading.ok) return refuse('letter.notALetter', { ...reading.problem.params, name: letter.name } as { name: unknown; missing: unknown })
  const known = await needs.queries.directives()
  const twin = letter.again ? null : twinOf(known, reading.value)
  if (twin) return refuse('letter.twice', twin)
  const hash = await needs.files.keep({ name: letter.name, media: read.value.media, bytes: letter.bytes, by: actor.person })
  const waiting = superiorOf(known, reading.value)
  const body = bodyOf(reading.value, world, { officer: actor.person, file: { hash, name: letter.name }, joined: waiting?.id ?? null })
  return write(needs, world, actor, body, reading.value.text, waiting)
}

function twinOf(known: readonly FullRow[], reading: Reading): { number: unknown; issuer: unknown; date: unknown; directive: unknown } | null {
  const { number, symbol, issuer, date } = reading.draft.document
  const printed = date?.day != null && date.month != null ? [date.year, date.month, date.day].map((part) => String(part).padStart(2, '0')).join('-') : null
  const same = (facts: LetterFacts): boolean =>
    number === null || facts.number === null
      ? // Two drafts without number and day are the same letter when all the rest of their heads is.
        facts.symbol === symbol && facts.subject === reading.draft.document.subject
      : sameNumber(fullNumber(facts) ?? '', fullNumber({ number, symbol }) ?? '') && facts.issuer === issuer && (printed === null || facts.issuedOn === printed)
  for (const row of known) {
    const facts = directiveMore(contextOf(row)).letter
    if (row.state !== 'withdrawn' && facts && same(facts))
      return { number: fullNumber(facts) ?? symbol, issuer: facts.issuer, date: facts.issuedOn, directive: row.id }
  }
  return null
}

/** The superior document that waits for this letter: named in “Thực hiện …”, the first named first. */
function superiorOf(known: readonly FullRow[], reading: Reading): FullRow | null {
  for (const symbol of reading.carriesOut) {
    const row = known.find((one) => ['drafting', 'submitted'].includes(one.state) && sameNumber(directiveMore(contextOf(one)).superior?.number ?? '', symbol))
    if (row) return row
  }
  return null
}

export function lettersFacts(body: DraftBody): LetterFacts {
  const { kind, number, symbol, issuedOn, issuer, subject, signer, signerTitle, urgency } = body.header
  return { kind, number, symbol, issuedOn, issuer, subject, signer, signerTitle, urgency, file: body.file }
}

async function write(needs: Needs, world: World, actor: Actor, body: DraftBody, text: string, waiting: FullRow | null): Promise<Result<TakenIn>> {
  const [fresh] = waiting ? [waiting.id] : await needs.engine.newIds(1)
  const directive = fresh as InstanceId
  const { header } = body
  const facts = {
    title: header.subject ?? `${header.kind} ${header.symbol ?? ''}`.trim(),
    field: header.field,
    focalUnit: header.focalUnit,
    deskOfficer: header.deskOfficer,
    leader: header.leader,
    ladder: checkingLadder(within(world, directive), header.urgency),
    more: { letter: lettersFacts(body), carriesOut: body.carriesOut },
  }
  const move: Move = waiting
    ? { instance: directive, event: { type: 'JOIN_LETTER', ...facts } }
    : {
        start: {
          id: directive,
          definition: current('directive'),
          parent: null,
          input: { ...facts, directive, step: 'checking', urgency: header.urgency, more: { ...facts.more, superior: null } },
        },
      }
  // The draft first: a draft without its directive is never seen and swept; a directive without its draft could not be checked.
  await needs.drafts.create({ directive, body, text, fileHash: body.file?.hash ?? null, by: actor.person })
  const done = await needs.engine.send({ actor: actor.person, roles: ['deskOfficer'], key: `letter:${directive}`, moves: [move] })
  if (!done.ok) return done
  return ok({ directive, joined: waiting ? (directiveMore(contextOf(waiting)).superior?.number ?? null) : null, questions: openQuestions(body).length })
}
