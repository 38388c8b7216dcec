/** The reader of files: bytes in, words out. A shell: it opens archives; what the words mean is `#intake`'s affair. */
export { MAX_FILE, MAX_UNPACKED, readText, type FileText, type IncomingFile } from './read-text.js'
