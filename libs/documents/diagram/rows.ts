import type { DiagramBox } from '#contract'
import type { Size } from './layers.js'

/** Boxes side by side from `top` on, in as many rows as `width` asks for, each row in the middle; with the boxes the lower edge of the last row. */
export function inRows(
  sizes: readonly Size[],
  { width, top, gap, below }: { readonly width: number; readonly top: number; readonly gap: number; readonly below: number },
): { readonly rows: readonly (readonly DiagramBox[])[]; readonly bottom: number } {
  let bottom = top
  const rows = brokenAt(sizes, width, gap).map((row, i) => {
    const y = i === 0 ? top : bottom + below
    bottom = y + Math.max(...row.map(({ height }) => height))
    let x = Math.round((width - lengthOf(row, gap)) / 2)
    return row.map((size): DiagramBox => {
      const box = { x, y, ...size }
      x += size.width + gap
      return box
    })
  })
  return { rows, bottom }
}

const lengthOf = (row: readonly Size[], gap: number): number => row.reduce((sum, { width }) => sum + width + gap, -gap)

function brokenAt(sizes: readonly Size[], width: number, gap: number): Size[][] {
  const rows: Size[][] = []
  for (const size of sizes) {
    const row = rows.at(-1)
    if (row && lengthOf([...row, size], gap) <= width) row.push(size)
    else rows.push([size])
  }
  return rows
}
