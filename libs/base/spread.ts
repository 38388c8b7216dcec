/**
 * A number from 0 up to 1, the same for the same seed and scattered for neighbouring ones (Knuth's multiplicative hash): what failed at one moment
 * is tried again at many, without chance in a pure room.
 */
export function spread(seed: number): number {
  return ((Math.imul(seed, 2_654_435_761) >>> 8) & 0xffff) / 0x10000
}
