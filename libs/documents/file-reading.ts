/** What is worth telling the officer beside the words. */
export type FileNote =
  /** The document carries macros; they were neither opened nor run. */
  | { readonly is: 'macrosNotRun' }
  /** Pages without a text layer, counted from 1: their words are not in the text. */
  | { readonly is: 'pagesWithoutText'; readonly pages: readonly number[] }
  /** The words come from a picture, by machine: to be compared with the paper. */
  | { readonly is: 'ocr' }

export type FileRefusal = 'file.empty' | 'file.scan' | 'file.broken' | 'file.locked' | 'file.noOcr' | 'file.notRead' | 'file.tooHeavy' | 'file.tooLarge'

/** What reading a file comes to. It crosses the border between processes as JSON. */
export type FileReading =
  | { readonly is: 'read'; readonly text: string; readonly notes: readonly FileNote[] }
  | { readonly is: 'refused'; readonly code: FileRefusal; readonly size?: number; readonly kind?: string }
