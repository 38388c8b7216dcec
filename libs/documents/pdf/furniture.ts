import type { Line } from './lines.js'

/** What is asked of a page here: its lines, and how high it is (points). */
export interface LinedPage {
  readonly lines: readonly Line[]
  readonly height: number
}

// Decree 30/2020, Appendix I: the page number stands in the middle of the top margin; other houses put it, with a title, elsewhere
// in the margins. Within this part of the page's height, among so many lines.
const ZONE = 0.13
const AMONG = 3
const SAME_HEIGHT = 8
const PAGE_NUMBER = /^[-–—\s|]*(?:trang|page)?\s*(?:\d{1,4}|[ivx]{1,5})\s*(?:[/]\s*\d{1,4})?[-–—\s|.]*$/iu

const inMargin = (line: Line, { height }: LinedPage): boolean => line.y < ZONE * height || line.y > (1 - ZONE) * height

function candidates(page: LinedPage): readonly Line[] {
  return [...new Set([...page.lines.slice(0, AMONG), ...page.lines.slice(-AMONG)])].filter((line) => inMargin(line, page))
}

const keyOf = (line: Line): string => line.text.replace(/\d+/gu, '#').toLowerCase()

/** The pages without their running heads and feet: what stands in the margin at one height on half the pages, and page numbers. */
export function withoutFurniture<P extends LinedPage>(pages: readonly P[]): readonly P[] {
  const seen = new Map<string, Line[]>()
  for (const page of pages) {
    for (const line of candidates(page)) seen.set(keyOf(line), [...(seen.get(keyOf(line)) ?? []), line])
  }
  const often = Math.max(2, pages.length / 2)
  const repeats = (line: Line): boolean => (seen.get(keyOf(line)) ?? []).filter((other) => Math.abs(other.y - line.y) <= SAME_HEIGHT).length >= often
  const known = new Map<string, boolean>()
  const isRunning = (line: Line): boolean => {
    const key = `${keyOf(line)} ${Math.round(line.y)}`
    const before = known.get(key)
    if (before !== undefined) return before
    known.set(key, repeats(line))
    return known.get(key) ?? false
  }
  return pages.map((page) => {
    const [first, last] = [page.lines[0], page.lines.at(-1)]
    const dropped = new Set(candidates(page).filter((line) => ((line === first || line === last) && PAGE_NUMBER.test(line.text)) || isRunning(line)))
    return dropped.size === 0 ? page : { ...page, lines: page.lines.filter((line) => !dropped.has(line)) }
  })
}
