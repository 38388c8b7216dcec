import { parseDate } from '#base'
import type { DraftObligation, DraftView } from '#contract'
import { date, number } from '../../format.js'
import { text } from '../../text/text.js'
import type { Correction } from './use-draft.js'

const HEAD = ['number', 'issuedOn', 'subject', 'urgency', 'field', 'leader', 'focalUnit', 'trackFrom', 'trackedUntil', 'deskOfficer'] as const
type HeadKey = (typeof HEAD)[number]

/** What another officer's save changed, line by line, against what is on the page. */
export function differences(before: DraftView, after: DraftView): readonly string[] {
  const names = { ...before.names, ...after.names }
  const head = HEAD.flatMap((key) => {
    const [was, is] = [headValue(before, key, names), headValue(after, key, names)]
    return was === is ? [] : [text['diff.value'](text[`head.${key}`], text['diff.from'](was, is))]
  })
  const own = new Map(before.obligations.map((one) => [one.path, one]))
  const clauses = after.obligations.flatMap((one) => {
    const was = own.get(one.path)
    const parts = was ? clauseDifferences(was, one) : []
    return parts.length === 0 ? [] : [text['diff.value'](text['diff.clause'](one.path), parts.join('; '))]
  })
  const rounds =
    before.rounds.length === after.rounds.length
      ? []
      : [text['diff.value'](text['diff.rounds'], text['diff.from'](number(before.rounds.length), number(after.rounds.length)))]
  return [...head, ...clauses, ...rounds]
}

function headValue({ header }: DraftView, key: HeadKey, names: Readonly<Record<string, string>>): string {
  if (key === 'deskOfficer') return header.deskOfficer?.name ?? text['diff.none']
  if (key === 'leader') return text[`head.leader.${header.leader}`]
  if (key === 'urgency') return text[`head.urgency.${header.urgency}`]
  const value = header[key]
  return value === null ? text['diff.none'] : (names[value] ?? dayOr(value))
}

function clauseDifferences(was: DraftObligation, is: DraftObligation): string[] {
  return [
    ...(was.title === is.title ? [] : [text['diff.value'](text['diff.title'], is.title)]),
    ...(was.class === is.class ? [] : [text['diff.value'](text['diff.class'], text['diff.from'](text[`class.${was.class}`], text[`class.${is.class}`]))]),
    ...(was.due.on === is.due.on ? [] : [text['diff.value'](text['diff.due'], text['diff.from'](dayOr(was.due.on), dayOr(is.due.on)))]),
    ...(was.units.join() === is.units.join()
      ? []
      : [text['diff.value'](text['diff.units'], text['diff.from'](number(was.units.length), number(is.units.length)))]),
    ...(was.needsApproval === is.needsApproval ? [] : [text['diff.approval']]),
    ...(was.dropped === is.dropped ? [] : [text[is.dropped ? 'diff.dropped' : 'diff.restored']]),
  ]
}

/** What one typed oneself and what is not saved yet, in the same words. */
export function said(correction: Correction, { names, questions }: Pick<DraftView, 'names' | 'questions'>): readonly string[] {
  const { obligations = [], answers = {}, rounds, successors: _, ...head } = correction
  const headLines = Object.entries(head).map(([key, value]) => text['diff.value'](text[`head.${key as HeadKey}`], valueOr(value, names)))
  const clauses = obligations.map(({ path, ...change }) => {
    const parts = [
      ...(change.title === undefined ? [] : [text['diff.value'](text['diff.title'], change.title)]),
      ...(change.class === undefined ? [] : [text['diff.value'](text['diff.class'], text[`class.${change.class}`])]),
      ...(change.dueOn === undefined ? [] : [text['diff.value'](text['diff.due'], dayOr(change.dueOn))]),
      ...(change.units === undefined ? [] : [text['diff.value'](text['diff.units'], number(change.units.length))]),
      ...(change.needsApproval === undefined ? [] : [text['diff.approval']]),
      ...(change.dropped === undefined ? [] : [text[change.dropped ? 'diff.dropped' : 'diff.restored']]),
    ]
    return text['diff.value'](text['diff.clause'](path), parts.join('; '))
  })
  const answered = Object.entries(answers).map(([id, value]) => {
    const question = questions.find((one) => one.id === id)
    const where = question?.path ? text['diff.clause'](question.path) : text['check.letterRow']
    return text['diff.value'](where, `${text['diff.answer']} ${valueOr(value, names)}`.trim())
  })
  return [...headLines, ...clauses, ...answered, ...(rounds ? [text['diff.rounds']] : [])]
}

function valueOr(value: unknown, names: Readonly<Record<string, string>>): string {
  if (value === null || value === undefined) return text['diff.none']
  if (typeof value === 'string') return names[value] ?? dayOr(value)
  return typeof value === 'number' ? number(value) : ''
}

function dayOr(value: string | null): string {
  if (value === null) return text['diff.none']
  const day = parseDate(value)
  return day === null ? value : date(day)
}
