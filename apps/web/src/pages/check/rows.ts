import type { DraftObligation, DraftQuestion, DraftView } from '#contract'

/** One row of the list beside the letter. */
export type Row =
  | { readonly is: 'question'; readonly key: string; readonly questions: readonly DraftQuestion[] }
  | { readonly is: 'obligation'; readonly key: string; readonly obligation: DraftObligation; readonly questions: readonly DraftQuestion[] }
  | { readonly is: 'lines'; readonly key: string; readonly obligations: readonly DraftObligation[] }

export const keyOf = (path: string): string => `o:${path}`

/**
 * Questions about the whole letter first, then its obligations in the letter's order. Standing clauses that nobody has to decide about are
 * gathered where two or more follow each other: most letters have more of them than of everything else.
 */
export function rowsOf({ obligations, questions }: Pick<DraftView, 'obligations' | 'questions'>): readonly Row[] {
  const paths = new Set(obligations.map(({ path }) => path))
  const letter = questions.filter(({ path, answered }) => !answered && (path === null || !paths.has(path)))
  const rows: Row[] = letter.map((question) => ({ is: 'question', key: `q:${question.id}`, questions: [question] }))
  let lines: DraftObligation[] = []
  const close = (): void => {
    const [only] = lines
    if (lines.length === 1 && only) rows.push(obligationRow(only, questions))
    else if (only) rows.push({ is: 'lines', key: `l:${only.path}`, obligations: lines })
    lines = []
  }
  for (const obligation of obligations) {
    if (isQuiet(obligation, questions)) lines.push(obligation)
    else {
      close()
      rows.push(obligationRow(obligation, questions))
    }
  }
  close()
  return rows
}

function obligationRow(obligation: DraftObligation, questions: readonly DraftQuestion[]): Row {
  return { is: 'obligation', key: keyOf(obligation.path), obligation, questions: questions.filter(({ path }) => path === obligation.path) }
}

/** Below this the reader guessed from what stands around: 1 is printed as such, 0.5 only understood. */
const SURE = 0.7

export const isUnsure = (confidence: number | undefined): boolean => confidence !== undefined && confidence < SURE

/** The task after this one that is not dropped: the one that it can be merged with. */
export function nextOf(path: string, obligations: readonly DraftObligation[]): DraftObligation | undefined {
  const live = obligations.filter((one) => !one.dropped)
  const at = live.findIndex((one) => one.path === path)
  return at < 0 ? undefined : live[at + 1]
}

function isQuiet({ path, class: kind, authority, dropped, corrected, confidence }: DraftObligation, questions: readonly DraftQuestion[]): boolean {
  if (dropped || corrected || isUnsure(confidence) || questions.some((question) => question.path === path)) return false
  return kind === 'line' || kind === 'indicator' || authority === 'request' || authority === 'encourage'
}

export function openOf(row: Row): readonly DraftQuestion[] {
  return row.is === 'lines' ? [] : row.questions.filter(({ answered }) => !answered)
}

/** Paths that a row stands for; none for a question about the whole letter. */
export function pathsOf(row: Row): readonly string[] {
  if (row.is === 'question') return []
  return row.is === 'lines' ? row.obligations.map(({ path }) => path) : [row.obligation.path]
}

/** Rows that wait for a decision, in order: what Tab and `Điểm tiếp theo` walk through. */
export function pointsOf(rows: readonly Row[]): readonly Row[] {
  return rows.filter((row) => openOf(row).length > 0)
}

/** The point after (or before) the one that is open, round about; null when there is none. */
export function neighbour(points: readonly Row[], current: string | null, step: 1 | -1): Row | null {
  if (points.length === 0) return null
  const at = points.findIndex(({ key }) => key === current)
  const next = at === -1 ? (step === 1 ? 0 : points.length - 1) : (at + step + points.length) % points.length
  return points[next] ?? null
}
