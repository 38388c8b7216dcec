import { formatDate, ok, type InstanceId, type LocalDate, type Result } from '#base'
import type { Move } from '#engine'
import type { Question } from '#intake'
import { contextOf, contextOfLoaded, directiveMore, fullNumber, nameOf } from './context.js'
import type { DraftBody } from './draft-body.js'
import { edgesOf, namesOurs, type Edge } from './legal-chain.js'
import type { Actor, FullRow, KeptDraft, Needs } from './needs.js'
import { rolesTowards } from './roles.js'
import { lettersFacts } from './take-in-letter.js'
import { forbidden } from './views/sight.js'
import type { World } from './world.js'

/** What becomes of a directive of ours that the letter replaces or repeals: its work goes on under the new letter, is taken back, or runs on. */
export const FATES = ['move', 'withdraw', 'keep'] as const
export type Fate = (typeof FATES)[number]
const ID = 'replacesOurs:'

/** States in which a directive can still be replaced or withdrawn. */
const RUNNING = ['drafting', 'submitted', 'underReview', 'inProgress', 'reportingUpward']
const WORK = ['unit-plan', 'duty', 'unit-report']

/** The draft with what depends on the other letters asked as they stand today, and dates that had passed before the letter came. */
export async function withLiveQuestions(needs: Needs, kept: KeptDraft): Promise<KeptDraft> {
  const { body } = kept
  const lasting = body.questions.filter(({ kind }) => kind !== 'replacesOurs' && kind !== 'pastDates')
  const live = [...(await replacedOnes(needs, kept.directive, body)), ...pastDates(body)]
  return { ...kept, body: { ...body, questions: [...lasting, ...live] } }
}

async function replacedOnes(needs: Needs, directive: InstanceId, body: DraftBody): Promise<Question[]> {
  const edges = edgesOf(body).filter(({ relation }) => relation === 'replaces' || relation === 'repeals')
  if (edges.length === 0) return []
  const rows = (await needs.queries.directives()).filter((row) => row.id !== directive && RUNNING.includes(row.state))
  const questions: Question[] = []
  for (const row of rows) {
    const edge = edges.find((one) => namesOurs(one, row) === 'letter')
    if (edge) questions.push(await questionOf(needs, edge, row))
  }
  return questions
}

async function questionOf(needs: Needs, edge: Edge, row: FullRow): Promise<Question> {
  const open = (await needs.queries.tree(row.id)).filter((one) => !one.done && WORK.includes(nameOf(one.definition)))
  const units = new Set(open.map(({ unit }) => unit)).size
  const repeals = edge.relation === 'repeals'
  return {
    id: `${ID}${row.id}`,
    kind: 'replacesOurs',
    path: null,
    params: { repeals, paper: paperWords(row), units },
    proposal: {
      value: (repeals ? 'withdraw' : 'move') satisfies Fate,
      label: repeals
        ? 'Thu hồi: dừng theo dõi văn bản cũ khi giao nhiệm vụ.'
        : 'Chuyển sang văn bản mới: văn bản cũ kết thúc, kế hoạch và báo cáo đã gửi được ghi nhận ở văn bản mới.',
      ground: `Văn bản ghi: “${edge.quote ?? edge.symbol ?? ''}”.`,
    },
  }
}

/** `Công văn số 12/UBND-NLN ngày 05/01/2026`. */
function paperWords(row: FullRow): string {
  const { letter } = directiveMore(contextOf(row))
  const kind = letter?.kind ? letter.kind.charAt(0).toUpperCase() + letter.kind.slice(1) : 'Văn bản'
  return `${kind} số ${fullNumber(letter) ?? ''}${letter?.issuedOn ? ` ngày ${formatDate(letter.issuedOn as LocalDate)}` : ''}`
}

/** Work whose signed date had passed when the letter was taken in: nobody is reminded of it, unless the officer says so. */
export function isPast(body: Pick<DraftBody, 'takenOn'>, on: LocalDate | null): boolean {
  return on !== null && body.takenOn !== undefined && on < body.takenOn
}

function pastDates(body: DraftBody): Question[] {
  const past = body.obligations.filter((one) => !one.dropped && (one.class === 'plan' || one.class === 'duty') && isPast(body, one.due.on))
  const first = past.flatMap(({ due }) => due.on ?? []).sort()[0]
  if (first === undefined) return []
  return [
    {
      id: 'pastDates',
      kind: 'pastDates',
      path: null,
      params: { count: past.length, first: formatDate(first) },
      proposal: {
        value: false,
        label: 'Không nhắc, không tính quá hạn; kết quả đã có sẽ nhập bổ sung.',
        ground: 'Thời hạn đã qua trước ngày nhập văn bản vào hệ thống.',
      },
    },
  ]
}

export interface ChainMoves {
  readonly moves: readonly Move[]
  /** Directives whose work goes on here, with those that went on here before; empty where nothing new does. */
  readonly replaces: readonly InstanceId[]
}

/**
 * What the officer answered, as moves of the same command that assigns: the replaced directive ends and is carried over, the repealed one is
 * withdrawn. Only those that run; of a letter that is assigned already the same moves again, so that a double click is the same command.
 * Problems: `scope.forbidden` where somebody else's directive would be stopped.
 */
export async function chainMoves(needs: Needs, world: World, actor: Actor, { body, directive }: KeptDraft): Promise<Result<ChainMoves>> {
  const answers = Object.entries(body.answers).flatMap(([id, fate]) =>
    id.startsWith(ID) && fate !== 'keep' ? [[Number(id.slice(ID.length)), fate] as const] : [],
  )
  const [rows, own] = await Promise.all([needs.queries.full(answers.map(([id]) => id as InstanceId)), needs.engine.load(directive)])
  const waits = own.ok && own.value.snapshot.value.work === 'underReview'
  const asked = new Set(body.questions.map(({ id }) => id))
  const moves: Move[] = []
  const before = own.ok ? (directiveMore(contextOfLoaded(own.value)).replaces ?? []) : []
  const replaces: InstanceId[] = []
  const number = fullNumber(lettersFacts(body)) ?? body.header.symbol ?? ''
  for (const [id, fate] of answers) {
    const row = rows.find((one) => one.id === id)
    // Answered before the list of papers was corrected, or ended meanwhile: nothing is left to be done with it.
    if (!row || (waits && (!asked.has(`${ID}${id}`) || !RUNNING.includes(row.state)))) continue
    const roles = rolesTowards(world, actor, contextOf(row))
    if (!roles.some((role) => OFFICE.includes(role))) return forbidden(world, contextOf(row))
    if (fate === 'move') replaces.push(row.id)
    moves.push({
      instance: row.id,
      event: fate === 'move' ? replaced(number, directive) : { type: 'WITHDRAW', reason: `Văn bản số ${number} bãi bỏ, thay thế văn bản này.` },
    })
  }
  return ok({ moves, replaces: replaces.length > 0 ? [...before.filter((id) => !replaces.includes(id)), ...replaces] : [] })
}

const OFFICE: readonly string[] = ['deskOfficer', 'deputyChiefOfOffice', 'chiefOfOffice']

const replaced = (number: string, by: InstanceId): { type: string } & Record<string, unknown> => ({
  type: 'REPLACE',
  number,
  reason: `Thay thế bằng Văn bản số ${number}.`,
  more: { replacedBy: by },
})

/** The draft as it is kept, with its live questions; null where there is none. */
export async function loadDraft(needs: Needs, directive: InstanceId): Promise<KeptDraft | null> {
  const kept = await needs.drafts.load(directive)
  return kept ? withLiveQuestions(needs, kept) : null
}
