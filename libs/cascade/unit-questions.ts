import { dayOf, formatDate, type LocalDate, type UnitId } from '#base'
import { expand, type Directory, type Expanded } from '#directory'
import type { Question } from '#intake'
import type { DraftBody } from './draft-body.js'
import { issueDay, NOBODY } from './stands-for.js'
import { nearWords } from './texts/near-words.js'
import type { World } from './world.js'

/** An answer that may be taken as it stands, with its reason. `value` is the name that goes to the house. */
export interface Choice {
  readonly value: string
  readonly label: string
  readonly ground: string
}

/**
 * What an officer is asked about names of a letter, once a name: whom it stands for (with the three nearest), who takes over from units that are
 * no more. Names that are known by a former name or by an answer of before come as questions too, answered already (`answersOfBefore`), so that
 * both names stand on record and can be decided again.
 */
export function unitQuestions(names: readonly string[], addressed: readonly UnitId[], issued: LocalDate, world: World): Question[] {
  return [...new Set(names)].flatMap((name) => {
    const question = questionOf(name, expand(world.directory, [name], world.today, addressed, issued), world)
    return question ? [question] : []
  })
}

/**
 * What is asked follows the names that stand: one that an officer wrote among the addressees, or whose task he took back in, is asked; one that
 * nobody is given work by any more is asked no longer.
 */
export function withNames(before: DraftBody, after: DraftBody, world: World): DraftBody {
  const [were, are] = [namesIn(before), namesIn(after)]
  const kept = after.questions.filter(({ kind, params }) => (kind !== 'unknownUnit' && kind !== 'successor') || are.has(String(params['name'])))
  const asked = new Set(kept.map(({ id }) => id))
  const added = [...are].filter((name) => !were.has(name))
  const addressed = after.addressees.flatMap(({ units }) => units)
  const fresh = unitQuestions(added, addressed, issueDay(after.header, world.today), world).filter(({ id }) => !asked.has(id))
  if (fresh.length === 0 && kept.length === after.questions.length) return after
  return { ...after, questions: [...kept, ...fresh], successors: { ...answersOfBefore(fresh), ...after.successors } }
}

function namesIn({ addressees, obligations }: DraftBody): ReadonlySet<string> {
  return new Set([...addressees.map(({ name }) => name), ...obligations.flatMap(({ leads, dropped }) => (dropped ? [] : leads))])
}

/** The answers that are known without asking, by name. */
export function answersOfBefore(questions: readonly Question[]): DraftBody['successors'] {
  return Object.fromEntries(questions.flatMap(({ params: { name, known } }) => (typeof known === 'string' ? [[String(name), known]] : [])))
}

/** The choices of a question as the checking page shows them; nothing for one that has none. */
export function choicesOf({ params }: Question): { readonly choices?: readonly Choice[]; readonly several?: true } {
  const { choices, several } = params
  return { ...(Array.isArray(choices) && { choices: choices as readonly Choice[] }), ...(several === true && { several }) }
}

function questionOf(name: string, found: Expanded, world: World): Question | null {
  const [empty] = found.empty
  if (empty?.group.rule === 'former') return districts(name)
  const [former] = found.former
  if (former) return formerUnit(name, former)
  const [remembered] = found.remembered
  if (remembered) return knownBefore(name, remembered, world)
  const [part] = found.parts
  if (part) return asked(name, [wholeOf(part)], true)
  const [ambiguous] = found.ambiguous
  if (ambiguous) {
    return asked(
      name,
      ambiguous.candidates.map((unit) => ({ value: unit.name, label: unit.name, ground: nearWords({ unit, why: { is: 'sameName', name } }) })),
      false,
    )
  }
  const [unknown] = found.unknown
  return unknown ? misread(name, unknown) : null
}

function districts(name: string): Question {
  const proposal = {
    value: 'Ủy ban nhân dân các xã, phường',
    label: 'Ủy ban nhân dân các xã, phường.',
    ground: 'Cấp huyện đã kết thúc hoạt động từ 01/7/2025.',
  }
  return { id: `successor:${name}`, kind: 'successor', path: null, params: { name }, proposal }
}

/** A letter of before a merger: the unit that was meant and the one that has the work today, both on record. */
function formerUnit(name: string, { was, named, owner }: Expanded['former'][number]): Question {
  const until = named.name === was ? named.validTo : null
  return {
    id: `successor:${name}`,
    kind: 'successor',
    path: null,
    params: { name, was, named: named.id, until, owner: owner.id, known: owner.name },
    proposal: { value: owner.name, label: `${owner.name}.`, ground: `Kế thừa “${was}”${until === null ? '' : ` từ sau ngày ${formatDate(until)}`}.` },
  }
}

function knownBefore(name: string, { alias, units }: Expanded['remembered'][number], { directory }: World): Question {
  const known = saidOf(directory, alias.group, units)
  const by = directory.people.get(alias.by)?.name ?? null
  const on = dayOf(alias.at)
  return {
    id: `unknownUnit:${name}`,
    kind: 'unknownUnit',
    path: null,
    params: { name, alias: alias.id, by, on, letter: alias.letter, known, choices: [nobody()], several: isSeveral(name) },
    proposal: { value: known, label: `${known}.`, ground: beforeWords({ by, on, letter: alias.letter }) },
  }
}

function saidOf(directory: Directory, group: string | null, units: readonly UnitId[]): string {
  const listed = directory.groups.find(({ code }) => code === group)?.names[0]
  return listed ?? units.map((id) => directory.units.get(id)?.name ?? id).join('; ')
}

/** Whose answer of when is used. */
export function beforeWords({ by, on, letter }: Readonly<Record<'by' | 'letter', unknown>> & { readonly on: LocalDate }): string {
  const whose = typeof by === 'string' ? ` của ${by}` : ''
  return `Theo câu trả lời trước${whose} ngày ${formatDate(on)}${typeof letter === 'string' ? ` (${letter})` : ''}.`
}

/** A letter or two off is offered as the proposal, and still only offered. */
function misread(name: string, { nearest }: Expanded['unknown'][number]): Question {
  const choices = nearest.map((near): Choice => ({ value: near.unit.name, label: near.unit.name, ground: nearWords(near) }))
  const [first, second] = nearest
  const clear = first?.why.is === 'slip' && !(second?.why.is === 'slip' && second.why.letters <= first.why.letters)
  const [best, ...others] = choices
  if (!clear || !best) return asked(name, choices, isSeveral(name))
  return { ...asked(name, [...others, nobody()], false), proposal: { ...best, label: `${best.label}.` } }
}

const isSeveral = (name: string): boolean => /^(?:ủy ban nhân dân |ubnd )?(?:các|những|một số)\s/iu.test(name)

const wholeOf = ({ group, members }: Expanded['parts'][number]): Choice => ({
  value: group.names[0] ?? group.code,
  label: `Tất cả ${members.length} đơn vị của nhóm “${group.names[0] ?? group.code}”`,
  ground: 'Văn bản mô tả một phần của nhóm; danh mục không có danh sách của phần này.',
})

const nobody = (): Choice => ({ value: NOBODY, label: 'Không giao theo dõi cho tên này; giữ là nội dung trong văn bản', ground: '' })

function asked(name: string, choices: readonly Choice[], several: boolean): Question {
  return {
    id: `unknownUnit:${name}`,
    kind: 'unknownUnit',
    path: null,
    params: { name, nearest: choices.map(({ label }) => label), choices, several },
    proposal: { value: NOBODY, label: 'Không giao theo dõi cho tên này; giữ là nội dung trong văn bản.', ground: 'Danh mục đơn vị không có tên này.' },
  }
}
