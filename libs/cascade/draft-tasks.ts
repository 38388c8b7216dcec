import { ok, refuse, type Due, type Result } from '#base'
import type { DraftBody, WorkingObligation } from './draft-body.js'

const NO_DUE: Due = { on: null, source: 'none', text: null, rules: [] }

/** The words of the letter between two offsets, as the reader quotes them: without marks of print, one blank between two words. */
export function wordsAt(text: string, { from, to }: { readonly from: number; readonly to: number }): string {
  return text.slice(from, to).replaceAll(/\*\*?/gu, '').replaceAll(/\s+/gu, ' ').trim()
}

interface Marked {
  readonly from: number
  readonly to: number
  readonly class?: WorkingObligation['class'] | undefined
}

/**
 * A task of words that the reader passed over. It is done by whoever does the task around it or before it in the same section: shown at once,
 * and reassigned where that is wrong. Problems: `task.noWords`, `task.thereAlready`.
 */
export function addTask(body: DraftBody, text: string, marked: Marked): Result<DraftBody> {
  const span = trimmed(text, marked)
  if (span === null) return refuse('task.noWords', {})
  const { obligations } = body
  const twin = obligations.find((one) => !one.dropped && one.span.from === span.from && one.span.to === span.to)
  if (twin) return refuse('task.thereAlready', { path: twin.path })
  const at = obligations.filter((one) => one.span.from <= span.from).length
  const task = taskOf(span, wordsAt(text, span), marked, likeOf(span, obligations), obligations)
  return ok({ ...body, obligations: [...obligations.slice(0, at), task, ...obligations.slice(at)] })
}

/** The task that most of the words are in, of several the innermost; words that meet no task belong to the one before them. */
function likeOf(span: WorkingObligation['span'], obligations: readonly WorkingObligation[]): WorkingObligation | undefined {
  const shared = (one: WorkingObligation): number => Math.min(one.span.to, span.to) - Math.max(one.span.from, span.from)
  const most = Math.max(0, ...obligations.map(shared))
  const around = most === 0 ? undefined : obligations.findLast((one) => shared(one) === most)
  return around ?? obligations.findLast((one) => one.span.from <= span.from)
}

const NOBODY = { block: '', leads: [], units: [], authority: 'order', unitsChosen: false } as const

function taskOf(
  span: WorkingObligation['span'],
  quote: string,
  marked: Marked,
  like: WorkingObligation | undefined,
  others: readonly WorkingObligation[],
): WorkingObligation {
  const { block, leads, units, authority, unitsChosen } = like ?? NOBODY
  return {
    path: freshPath(block, others),
    block,
    title: titleOfWords(quote),
    quote,
    span,
    class: marked.class ?? 'line',
    leads,
    units,
    coordinating: [],
    authority,
    needsApproval: false,
    due: NO_DUE,
    targets: [],
    consolidates: false,
    dropped: false,
    corrected: true,
    unitsChosen,
    made: { by: 'add', of: null },
  }
}

/**
 * One task that carries two, cut at an offset of the letter. The first keeps its path and its answers; the second is new and like it, with the
 * words and figures behind the cut. Problems: `task.unknown`, `task.cannotSplit`.
 */
export function splitTask(body: DraftBody, text: string, path: string, at: number): Result<DraftBody> {
  const { obligations } = body
  const i = obligations.findIndex((one) => one.path === path)
  const one = obligations[i]
  if (!one || one.dropped) return refuse('task.unknown', { path })
  const [first, second] = [trimmed(text, { from: one.span.from, to: at }), trimmed(text, { from: at, to: one.span.to })]
  if (first === null || second === null || at <= one.span.from || at >= one.span.to) return refuse('task.cannotSplit', { path })
  const quote = wordsAt(text, first)
  const behind = one.targets.findIndex(({ value }) => !hasFigure(quote, value))
  const cut = behind < 0 ? one.targets.length : behind
  const rest = wordsAt(text, second)
  const { confidence: _, dropReason: __, ...like } = one
  const parts: WorkingObligation[] = [
    { ...one, span: first, quote, targets: one.targets.slice(0, cut), corrected: true },
    {
      ...like,
      path: freshPath(one.block, obligations),
      span: second,
      quote: rest,
      title: titleOfWords(rest),
      targets: one.targets.slice(cut),
      corrected: true,
      made: { by: 'split', of: path },
    },
  ]
  return ok({ ...body, obligations: [...obligations.slice(0, i), ...parts, ...obligations.slice(i + 1)] })
}

const WEIGHT = ['plan', 'report', 'consolidate', 'duty', 'indicator', 'line'] as const
const FORCE = ['order', 'vertical', 'request', 'encourage'] as const
const first = <T>(order: readonly T[], a: T, b: T): T => (order.indexOf(a) <= order.indexOf(b) ? a : b)
const union = <T>(a: readonly T[], b: readonly T[]): readonly T[] => [...a, ...b.filter((one) => !a.includes(one))]

/**
 * Two neighbours that are one. The first one's path, title and answers stay; nothing of the second is lost: its words, units, figures, rounds, its
 * date where the first has none, what it still asks. The heavier class and the stronger authority win. Problems: `task.unknown`, `task.cannotMerge`.
 */
export function mergeTasks(body: DraftBody, text: string, path: string, other: string): Result<DraftBody> {
  const live = body.obligations.filter(({ dropped }) => !dropped)
  const i = live.findIndex((one) => one.path === path)
  const [one, next] = [live[i], live.find((task) => task.path === other)]
  if (!one || !next) return refuse('task.unknown', { path: one ? other : path })
  if (live[i + 1] !== next) return refuse('task.cannotMerge', { path, with: other })
  const span = { from: Math.min(one.span.from, next.span.from), to: Math.max(one.span.to, next.span.to) }
  const merged: WorkingObligation = {
    ...one,
    span,
    quote: wordsAt(text, span),
    class: first(WEIGHT, one.class, next.class),
    authority: first(FORCE, one.authority, next.authority),
    leads: union(one.leads, next.leads),
    units: union(one.units, next.units),
    coordinating: union(one.coordinating, next.coordinating),
    targets: [...one.targets, ...next.targets],
    due: one.due.on === null && one.due.source === 'none' ? next.due : one.due,
    needsApproval: one.needsApproval || next.needsApproval,
    consolidates: one.consolidates || next.consolidates,
    unitsChosen: one.unitsChosen || next.unitsChosen,
    corrected: true,
  }
  return ok(moved({ ...body, obligations: body.obligations.filter((task) => task !== next).map((task) => (task === one ? merged : task)) }, other, path))
}

/** What was asked, answered and set for a task that is part of another one now. */
function moved(body: DraftBody, from: string, to: string): DraftBody {
  const idOf = (id: string): string => (id.endsWith(`:${from}`) ? `${id.slice(0, -from.length)}${to}` : id)
  const taken = new Set(body.questions.filter(({ path }) => path === to).map(({ id }) => id))
  const questions = body.questions
    .filter(({ id, path }) => path !== from || !taken.has(idOf(id)))
    .map((question) => (question.path === from ? { ...question, id: idOf(question.id), path: to } : question))
  const gone = body.questions.filter(({ path }) => path === from).map(({ id }) => id)
  const answers = Object.entries(body.answers)
    .filter(([id]) => !gone.includes(id) || !(idOf(id) in body.answers))
    .map(([id, answer]): [string, unknown] => [gone.includes(id) ? idOf(id) : id, answer])
  const has = body.rounds.some(({ path }) => path === to)
  const rounds = body.rounds.flatMap((rule) => (rule.path !== from ? [rule] : has ? [] : [{ ...rule, path: to }]))
  return { ...body, questions, answers: Object.fromEntries(answers), rounds }
}

/** `1.5` → `1.5b`, `1.5c` …: no two tasks of a draft have one path. */
function freshPath(block: string, obligations: readonly WorkingObligation[]): string {
  const taken = new Set(obligations.map(({ path }) => path))
  for (let n = 1; ; n++) {
    const path = block === '' ? `bs${n}` : `${block}${n < 26 ? String.fromCodePoint(97 + n) : `z${n - 25}`}`
    if (!taken.has(path)) return path
  }
}

/** The span without blanks and marks of print at its ends; null when no word is in it. */
function trimmed(text: string, { from, to }: { readonly from: number; readonly to: number }): { from: number; to: number } | null {
  if (from < 0 || to > text.length || from >= to) return null
  const words = text.slice(from, to)
  const [start, end] = [/^[\s*]*/u.exec(words)?.[0].length ?? 0, /[\s*]*$/u.exec(words)?.[0].length ?? 0]
  return /[\p{L}\p{N}]/u.test(words) ? { from: from + start, to: to - end } : null
}

const hasFigure = (quote: string, value: number): boolean =>
  new RegExp(`(?<![\\d.,])0*${String(value).replace('.', '[.,]')}(?![\\d]|[.,]\\d)`, 'u').test(quote.replaceAll(/(?<=\d)\.(?=\d{3})/gu, ''))

const LONGEST = 90

/** A short title of a person's cut: the first clause, at most 90 characters, ended at a word. */
function titleOfWords(quote: string): string {
  const clause = (quote.split(/[;:](?=\s|$)|[.](?=\s|$)/u).find((part) => part.trim().length > 8) ?? quote)
    .replace(/^[\s,;.:+–-]*(?:(?:và|đồng thời)\s+)?/u, '')
    .trim()
  const short = clause.length <= LONGEST ? clause : `${clause.slice(0, clause.lastIndexOf(' ', LONGEST - 1)).replace(/[\s,]+$/u, '')}…`
  return short === '' ? quote : short.charAt(0).toLocaleUpperCase('vi') + short.slice(1)
}
