/**
 * How many letters two texts differ by (put in, left out, another one, two that changed places), or null when by more than `most`.
 * What a scanner or a quick hand gets wrong: `so noi vi` is one letter off `so noi vu`.
 */
export function lettersOff(a: string, b: string, most: number): number | null {
  if (Math.abs(a.length - b.length) > most) return null
  let [before, row]: number[][] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) next.push(cell(a, b, i, j, next, row ?? [], before ?? []))
    if (Math.min(...next) > most) return null
    ;[before, row] = [row, next]
  }
  const off = row?.at(-1) ?? 0
  return off <= most ? off : null
}

function cell(a: string, b: string, i: number, j: number, here: readonly number[], above: readonly number[], twoAbove: readonly number[]): number {
  const same = a[i - 1] === b[j - 1]
  const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
  return Math.min(at(here, j - 1) + 1, at(above, j) + 1, at(above, j - 1) + (same ? 0 : 1), swapped ? at(twoAbove, j - 2) + 1 : Number.POSITIVE_INFINITY)
}

const at = (row: readonly number[], j: number): number => row[j] ?? Number.POSITIVE_INFINITY
