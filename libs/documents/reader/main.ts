// What a reader process does: one file in by its standard input, one reading out, then it ends. It keeps nothing and runs nothing.
import { createWriteStream } from 'node:fs'
import { buffer } from 'node:stream/consumers'
import type { FileReading } from '../file-reading.js'
import { readBytes, type ReaderOrder } from './read-bytes.js'

const OUT = 3

const order = JSON.parse(process.argv[2] ?? '{}') as ReaderOrder
const bytes = await buffer(process.stdin)
const reading: FileReading = await readBytes(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length), order)
createWriteStream('', { fd: OUT }).end(JSON.stringify(reading), () => process.exit(0))
