/** Chance that repeats itself, from 0 up to 1: the same seed and words give the same number, whatever was asked before (FNV-1a, then mixed). */
export function chanceOf(seed: number, ...words: readonly (string | number | null)[]): number {
  let hash = 0x81_1c_9d_c5 ^ seed
  for (const sign of words.join('|')) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01_00_01_93)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85_eb_ca_6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2_b2_ae_35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 4_294_967_296
}
