import { fold, ok, refuse, type Due, type LocalDate, type Result } from '#base'
import type { BodyOf, routes } from '#contract'
import { ownerOn, resolveName, type Directory } from '#directory'
import { contextOf, current, directiveMore } from './context.js'
import { workLadder } from './ladders.js'
import type { Actor, Needs } from './needs.js'
import { officeOnly } from './roles.js'
import { worldOf, type World } from './world.js'

type Input = BodyOf<typeof routes.takeInSuperior>

/** Numbers are compared as people read them: `66 - KH/TU` is `66-KH/TU`. */
export function sameNumber(one: string, other: string): boolean {
  const bare = (number: string): string =>
    fold(number)
      .replace(/^so\s*:?/u, '')
      .replace(/\s+/gu, '')
  return bare(one) === bare(other)
}

/**
 * Takes in a superior document with the leader's instruction: who drafts the implementing letter, until when. Its file is optional:
 * a Party paper may be kept on paper only. Problems: `scope.forbidden`, `superior.twice`, `unit.unknown`, `file.unknown`.
 */
export async function takeInSuperior(needs: Needs, actor: Actor, input: Input): Promise<Result<{ directive: number }>> {
  const world = await worldOf(needs)
  const office = officeOnly(world, actor)
  if (!office.ok) return office
  if (!input.again) {
    const twin = (await needs.queries.directives()).find(
      (row) => row.state !== 'withdrawn' && sameNumber(directiveMore(contextOf(row)).superior?.number ?? '', input.number),
    )
    if (twin) return refuse('superior.twice', { number: input.number, directive: twin.id })
  }
  if (input.file && !(await needs.files.exists(input.file.hash as never))) return refuse('file.unknown', { hash: input.file.hash })
  const drafter = drafterOf(world.directory, input.instruction.drafter, world.today)
  if (!drafter.ok) return drafter
  const [id] = await needs.engine.newIds(1)
  if (id === undefined) throw new Error('no id for a directive')
  const done = await needs.engine.send({
    actor: actor.person,
    roles: [],
    key: `superior:${id}`,
    moves: [{ start: { id, definition: current('directive'), parent: null, input: birthOf(world, input, drafter.value, id) } }],
  })
  return done.ok ? ok({ directive: id }) : done
}

/** A unit by its code or by the name that an officer typed. */
export function drafterOf(directory: Directory, said: string, today: LocalDate): Result<string> {
  const unit = ownerOn(directory, said as never, today)
  if (unit) return ok(unit.id)
  const resolved = resolveName(directory, said, today)
  if (resolved.is === 'unit') return ok(resolved.unit.id)
  if (resolved.is === 'ambiguous') return refuse('unit.ambiguous', { name: said, candidates: resolved.candidates.map(({ name }) => name) })
  return refuse('unit.unknown', { name: said, nearest: resolved.is === 'unknown' ? resolved.nearest.map(({ unit: { name } }) => name) : [] })
}

function birthOf(world: World, input: Input, drafter: string, id: number): Record<string, unknown> {
  const on = input.instruction.dueOn ?? null
  // A date in a leader's written instruction is signed for the drafter, yet the ladder of drafting ends with the chief of the Office.
  const due: Due = {
    on,
    source: on === null ? 'none' : 'signed',
    text: input.instruction.text ?? null,
    rules: on === null ? [] : ['Hạn theo ý kiến chỉ đạo của lãnh đạo (bút phê).'],
  }
  const work = { step: 'draftingLetter', urgency: 'normal', due }
  const { number, issuedOn, issuer, subject, receivedOn, file } = input
  return {
    ...work,
    unit: null,
    drafter,
    field: input.field ?? null,
    directive: id,
    title: subject ?? `Triển khai ${number}`,
    ladder: [{ at: world.now, kind: 'open', stage: 'onTime', level: 0, tell: ['drafter'] }, ...workLadder(world, work, null)],
    more: {
      superior: {
        number,
        issuedOn: issuedOn ?? null,
        issuer: issuer ?? null,
        subject: subject ?? null,
        receivedOn: receivedOn ?? null,
        file: file ?? null,
        instruction: input.instruction.text ?? null,
      },
      letter: null,
    },
  }
}
