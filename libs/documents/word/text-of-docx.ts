import type { Archive } from '../archive.js'
import type { FileReading } from '../file-reading.js'
import { joinLines } from '../text/pipes.js'
import { withoutOldFont } from '../text/syllables.js'
import { DocumentWriter, TooLong } from './document.js'
import { readNumbering } from './numbering.js'
import { readStyles } from './styles.js'
import { tellXml, TooDeep } from './xml.js'

type SoundArchive = Extract<Archive, { is: 'sound' }>

const DOCUMENT = /^word\/document\d*\.xml$/u
const MACROS = /(?:^|\/)vba(?:Project|Data)\.(?:bin|xml)$/iu

/** The part with the words, as Word and its likes name it; null where the archive is no document. */
export const documentPart = (names: readonly string[]): string | null => names.find((name) => DOCUMENT.test(name)) ?? null

/**
 * The words of a DOCX as a reader of the printed paper sees them: a paragraph a line with the label Word gives it, tables as rows of
 * Markdown, inserted revisions in, deleted ones, hidden text, notes, headers and footers out. Macros are not looked at.
 */
export async function textOfDocx(archive: SoundArchive, part: string, limit: number): Promise<FileReading> {
  try {
    const styles = await readStyles(await archive.read('word/styles.xml'))
    const writer = new DocumentWriter(styles, await readNumbering(await archive.read('word/numbering.xml'), styles), limit)
    const document = await archive.read(part)
    if (document) await tellXml(document, writer)
    if (!writer.bodySeen) return { is: 'refused', code: 'file.broken' }
    const { text } = withoutOldFont(joinLines(writer.lines))
    if (text === '') return { is: 'refused', code: writer.pictures ? 'file.scan' : 'file.empty' }
    return { is: 'read', text, notes: archive.names.some((name) => MACROS.test(name)) ? [{ is: 'macrosNotRun' }] : [] }
  } catch (error) {
    return { is: 'refused', code: error instanceof TooDeep || error instanceof TooLong ? 'file.tooHeavy' : 'file.broken' }
  }
}
