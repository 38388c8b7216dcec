/** A stretch of the letter that the reading points to. Offsets into the letter's text, end excluded. */
export interface LetterSpan {
  readonly key: string
  readonly from: number
  readonly to: number
  /** `clause` carries its number in the margin; `reference` (a paper, an addressee) is underlined. */
  readonly kind: 'clause' | 'reference'
  /** `1.1`, shown in the margin. */
  readonly label?: string
  /** Something here waits for the officer's word. */
  readonly unsure?: boolean
}

export interface Segment {
  /** Where it begins in the letter. */
  readonly from: number
  readonly text: string
  readonly spans: readonly LetterSpan[]
}

export interface LetterLine {
  readonly from: number
  readonly segments: readonly Segment[]
  /** Clauses that run through this line, and those that begin in it. */
  readonly clauses: readonly LetterSpan[]
  readonly begins: readonly LetterSpan[]
}

/**
 * Cuts a letter into lines, and each line where a span begins or ends, so that overlapping spans nest without losing a letter.
 * The innermost (shortest) span comes last in `spans`: it takes the click. Blank lines are left out.
 */
export function linesOf(letter: string, spans: readonly LetterSpan[]): readonly LetterLine[] {
  const lines: LetterLine[] = []
  let from = 0
  for (const line of letter.split('\n')) {
    if (line.trim() !== '') lines.push(lineAt(line, from, spans))
    from += line.length + 1
  }
  return lines
}

function lineAt(line: string, from: number, spans: readonly LetterSpan[]): LetterLine {
  const to = from + line.length
  const here = spans.filter((span) => span.from < to && span.to > from).sort((a, b) => b.to - b.from - (a.to - a.from))
  const clauses = here.filter((span) => span.kind === 'clause')
  return { from, segments: segmentsOf(line, from, here), clauses, begins: clauses.filter((span) => span.from >= from) }
}

function segmentsOf(line: string, from: number, spans: readonly LetterSpan[]): readonly Segment[] {
  const inside = (offset: number): number => Math.min(Math.max(offset - from, 0), line.length)
  const cuts = [...new Set([0, line.length, ...spans.flatMap((span) => [inside(span.from), inside(span.to)])])].sort((a, b) => a - b)
  return cuts.slice(1).map((end, i) => {
    const start = cuts[i] ?? 0
    return { from: from + start, text: line.slice(start, end), spans: spans.filter((span) => span.from <= from + start && span.to >= from + end) }
  })
}
