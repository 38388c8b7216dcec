import { spawn, type ChildProcess } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import type { FileReading } from '../file-reading.js'
import type { ReaderOrder } from './read-bytes.js'

/**
 * How much a reader may take. Issue 5 allows 512 MB and 10 s in all: the rest is for what the house itself does with the text.
 * Recognising scans (off unless asked for) takes seconds a page and has a limit of its own. JavaScript's heap is bounded by Node; buffers lie outside of it, so the process as a whole is watched as well (where /proc is).
 */
export const READER_LIMITS = { heapMegabytes: 300, megabytes: 420, milliseconds: 8000, ocrMilliseconds: 300_000 } as const

const LOOK_EVERY_MS = 20
const PAGE_BYTES = 4096
const OUT = 3

// Two at a time: ten letters dropped at once wait for each other instead of taking ten times the memory.
const AT_ONCE = 2
const waiting: (() => void)[] = []
let running = 0

async function turn(): Promise<void> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
  running++
}

function leave(): void {
  running--
  waiting.shift()?.()
}

// Tests run the sources, for which Node needs to be told how; the build needs nothing.
const FROM_SOURCES = ['--import', new URL('../../../test/support/typescript.mjs', import.meta.url).href]

const OF_TESSERACT = new Set(['PATH', 'TESSDATA_PREFIX', 'OMP_THREAD_LIMIT'])

function start(order: ReaderOrder): ChildProcess {
  const main = fileURLToPath(new URL('main.js', import.meta.url))
  const source = import.meta.url.endsWith('.ts')
  const loaded = source ? [...FROM_SOURCES, main.replace(/js$/u, 'ts')] : [main]
  return spawn(
    process.execPath,
    [`--max-old-space-size=${READER_LIMITS.heapMegabytes}`, '--disable-warning=ExperimentalWarning', ...loaded, JSON.stringify(order)],
    {
      cwd: fileURLToPath(new URL('.', import.meta.url)),
      // Nothing of the house's settings (passwords among them) is known to a process that opens strangers' files.
      env: Object.fromEntries(Object.entries(process.env).filter(([name]) => name === 'SystemRoot' || (order.ocr && OF_TESSERACT.has(name)))),
      stdio: ['pipe', 'ignore', 'ignore', 'pipe'],
      windowsHide: true,
    },
  )
}

/** Memory of a process in megabytes, as the kernel counts it; 0 where it cannot be asked. */
async function megabytesOf(pid: number): Promise<number> {
  try {
    const [, pages = '0'] = (await readFile(`/proc/${pid}/statm`, 'utf8')).split(' ')
    return (Number(pages) * PAGE_BYTES) / 1_048_576
  } catch {
    return 0
  }
}

/** Ends a process that takes too much; answers how to stop watching, and the most it was seen to take. */
function watch(child: ChildProcess, milliseconds: number): { stop: () => void; peak: () => number } {
  let peak = 0
  const look = async (): Promise<void> => {
    peak = Math.max(peak, await megabytesOf(child.pid ?? 0))
    if (peak > READER_LIMITS.megabytes) child.kill('SIGKILL')
  }
  const looking = setInterval(() => void look(), LOOK_EVERY_MS)
  const late = setTimeout(() => child.kill('SIGKILL'), milliseconds)
  return {
    stop: () => {
      clearInterval(looking)
      clearTimeout(late)
    },
    peak: () => peak,
  }
}

async function told(stream: Readable, longest: number): Promise<string | null> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of stream) {
    chunks.push(chunk as Buffer)
    length += (chunk as Buffer).length
    if (length > longest) return null
  }
  return Buffer.concat(chunks).toString('utf8')
}

function readingOf(said: string | null): FileReading {
  try {
    return JSON.parse(said ?? '') as FileReading
  } catch {
    // Ended before it had anything to say: out of memory, out of time.
    return { is: 'refused', code: 'file.tooHeavy' }
  }
}

// A character takes up to six bytes in JSON.
const BYTES_A_CHARACTER = 6

/**
 * Reads a file in a process of its own, which ends with the reading: what the file makes of the reader (a crash, endless work, all
 * memory) stays in there and is answered as `file.tooHeavy`. `peak` is the most memory seen, in megabytes.
 */
export async function readApart(bytes: Uint8Array, order: ReaderOrder): Promise<{ readonly reading: FileReading; readonly peak: number }> {
  await turn()
  try {
    const child = start(order)
    const guard = watch(child, order.ocr ? READER_LIMITS.ocrMilliseconds : READER_LIMITS.milliseconds)
    const ended = new Promise<void>((resolve) => child.once('close', () => resolve()).once('error', () => resolve()))
    const out = child.stdio[OUT] as Readable | null | undefined
    // A reader that has seen enough closes its ear; that is no fault.
    child.stdin?.on('error', () => undefined).end(bytes)
    const said = out ? await told(out, order.maxText * BYTES_A_CHARACTER).catch(() => null) : null
    if (said === null) child.kill('SIGKILL')
    await ended
    guard.stop()
    return { reading: readingOf(said), peak: guard.peak() }
  } finally {
    leave()
  }
}
