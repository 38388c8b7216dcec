import { vi } from './vi.js'

/** What every language must have: the Vietnamese texts are the source, a missing key of another language is a type error. */
export type Texts = typeof vi

/** The words of all screens. Chosen once, when the program starts. */
export const text: Texts = vi
