/**
 * Files in and out. Letters: bytes in, words out; a shell, it opens archives; what the words mean is `#intake`'s affair. Diagrams: a definition in,
 * a drawing out, the same for the web and for `docs/definitions`.
 */
export { printAnnex } from './annex/print-annex.js'
export { diagramOf, printedDiagrams } from './diagram/print.js'
export type { FileNote } from './file-reading.js'
export { MAX_FILE, MAX_TEXT, MAX_UNPACKED, readText, type FileText, type IncomingFile } from './read-text.js'
