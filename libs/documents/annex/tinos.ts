import { createRequire } from 'node:module'

// Tinos has the measures of Times New Roman, which Decree 30/2020/NĐ-CP asks for, and may be embedded (SIL Open Font License). It comes in parts by
// alphabet: a Vietnamese word takes its letters from up to three of them.
const PARTS = ['latin', 'vietnamese', 'latin-ext'] as const
export type Face = 'normal' | 'bold' | 'italic'
const CUTS: Readonly<Record<Face, string>> = { normal: '400-normal', bold: '700-normal', italic: '400-italic' }

/** A font file of the package, under the name by which the page calls it. */
export interface Part {
  readonly name: string
  readonly file: string
}
/** The parts of a face, in the order in which a letter is looked for. */
export function partsOf(face: Face): readonly Part[] {
  const { resolve } = createRequire(import.meta.url)
  return PARTS.map((part) => ({ name: `${face}-${part}`, file: resolve(`@fontsource/tinos/files/tinos-${part}-${CUTS[face]}.woff`) }))
}
