export interface Place {
  readonly row: number
  readonly column: number
}

/**
 * Where an arrow key leads in a table with empty cells: the next cell in that direction that is there; Home and End lead to the ends of
 * the row. Null when the key moves nothing.
 */
export function nextPlace(
  key: string,
  from: Place,
  size: { readonly rows: number; readonly columns: number },
  isThere: (place: Place) => boolean,
): Place | null {
  const step = steps[key]
  if (step) return walk(from, step, size, isThere)
  if (key === 'Home') return walk({ row: from.row, column: -1 }, { row: 0, column: 1 }, size, isThere)
  if (key === 'End') return walk({ row: from.row, column: size.columns }, { row: 0, column: -1 }, size, isThere)
  return null
}

const steps: Readonly<Record<string, Place>> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
}

function walk(
  from: Place,
  step: Place,
  { rows, columns }: { readonly rows: number; readonly columns: number },
  isThere: (place: Place) => boolean,
): Place | null {
  let place = from
  for (;;) {
    place = { row: place.row + step.row, column: place.column + step.column }
    if (place.row < 0 || place.row >= rows || place.column < 0 || place.column >= columns) return null
    if (isThere(place)) return place
  }
}
