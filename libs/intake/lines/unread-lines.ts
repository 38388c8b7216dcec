import type { Page } from './lines.js'
import { joinPieces, type Piece } from '../words/text.js'

const MOST = 12

/**
 * Lines of a stretch that no other grammar has taken (headings, captions, remarks under a table), what goes on without a blank line
 * in one piece: papers are cited there as well.
 */
export function unreadLines(page: Page, read: readonly Piece[], stretches: readonly (readonly [number, number])[]): readonly Piece[] {
  const taken = new Uint8Array(page.text.length + 1)
  for (const { map } of read) for (const place of map) taken[place] = 1
  const groups: Piece[][] = []
  let before = -2
  for (const [i, line] of page.lines.entries()) {
    if (!stretches.some(([from, to]) => i >= from && i < to) || taken[line.from] === 1) continue
    const open = groups.at(-1)
    if (open && before === i - 1 && !line.blankBefore && open.length < MOST) open.push(line)
    else groups.push([line])
    before = i
  }
  return groups.map(joinPieces)
}
