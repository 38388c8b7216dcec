/** A plane transform as PDF writes it: x' = ax + cy + e, y' = bx + dy + f. */
export type Matrix = readonly [number, number, number, number, number, number]

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0]

/** First `inner`, then `outer`. */
export function times(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer
  const [p, q, r, s, t, u] = inner
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f]
}

export function place([a, b, c, d, e, f]: Matrix, x: number, y: number): readonly [number, number] {
  return [a * x + c * y + e, b * x + d * y + f]
}

/** Six numbers of whatever kind pdf.js hands them in. */
export function matrixOf(numbers: unknown): Matrix | null {
  if (typeof numbers !== 'object' || numbers === null) return null
  const [a, b, c, d, e, f] = Array.from(numbers as ArrayLike<unknown>, Number)
  const all = [a, b, c, d, e, f]
  return all.every((one): one is number => one !== undefined && Number.isFinite(one)) ? (all as unknown as Matrix) : null
}
