import fs from 'node:fs'
import path from 'node:path'
import { problemSentence } from '#cascade'
import { readText, type FileNote } from '#documents'
import { readLetter, secretLevel, type Draft, type Reading } from '#intake'
import { ok, refuse, type Problem, type Result } from '#base'
import { has, say, Usage, valueOf } from '../usage.js'
import { intakeStats } from './intake-stats.js'
import { explained, summary } from './intake-print.js'

/**
 * `intake FILE [--json] [--explain] [--ocr]` reads one letter and prints its draft: for people, or as one JSON object after the schema of a draft;
 * with `--explain` the span behind each value, the doubts, the obligations and the questions, as `{draft, spans, doubts, obligations, focalUnit, carriesOut, questions}`.
 * `intake DIR [--out DIR] [--json]` reads every file of a folder, one `ID.json` each into `--out`; a file that is refused does not stop the rest.
 * `intake stats [--json]` measures the reader by what officers made of its drafts.
 * Nothing is kept of what is read. Ends with 1 where a file was refused, the sentence on standard error.
 */
export async function intake(args: readonly string[]): Promise<void> {
  if (args[0] === 'stats') return intakeStats(args.slice(1))
  const [place] = args.filter((arg, i) => !arg.startsWith('--') && args[i - 1] !== '--out')
  if (place === undefined) throw new Usage('intake FILE [--json] [--explain] [--ocr], intake DIR [--out DIR] [--json], or intake stats [--json].')
  const found = fs.statSync(place, { throwIfNoEntry: false })
  if (!found) throw new Usage(`${place} is not there.`)
  await (found.isDirectory() ? readFolder(place, args) : readOne(place, args))
}

const idOf = (file: string): string => path.basename(file).replace(/\.[^.]+$/u, '')
const withId = (file: string, draft: Draft): { readonly id: string } & Draft => ({ id: idOf(file), ...draft })

async function read(file: string, ocr: boolean): Promise<Result<Reading>> {
  const name = path.basename(file)
  const words = await readText({ name, bytes: fs.readFileSync(file) }, { ocr })
  if (!words.ok) return words
  // Asked first, as where letters are taken in: of a stamped paper nothing is read.
  const level = secretLevel(words.value.text)
  if (level !== null) return refuse('letter.secret', { level })
  for (const note of words.value.notes) say(`${name}: ${noteSentence(note)}`)
  const reading = readLetter(words.value.text, name)
  return reading.ok ? ok(reading.value) : reading
}

function noteSentence(note: FileNote): string {
  switch (note.is) {
    case 'macrosNotRun':
      return 'the file carries macros; they were neither opened nor run'
    case 'pagesWithoutText':
      return `no words on page ${note.pages.join(', ')}: pictures, which are read only with --ocr`
    case 'ocr':
      return 'read from a picture by machine: compare it with the paper'
  }
}

const sentenceOf = (problem: Problem): string => `${problemSentence(problem)} [${problem.code}]`

async function readOne(file: string, args: readonly string[]): Promise<void> {
  const reading = await read(file, has(args, 'ocr'))
  if (!reading.ok) {
    say(`${file}: ${sentenceOf(reading.problem)}`)
    process.exitCode = 1
    return
  }
  const { draft, ...beside } = reading.value
  const explain = has(args, 'explain')
  if (!has(args, 'json')) process.stdout.write(explain ? explained(reading.value) : summary(reading.value))
  else {
    const { spans, doubts, obligations, focalUnit, carriesOut, questions } = beside
    const whole = withId(file, draft)
    process.stdout.write(`${JSON.stringify(explain ? { draft: whole, spans, doubts, obligations, focalUnit, carriesOut, questions } : whole, null, 2)}\n`)
  }
}

interface Refused {
  readonly file: string
  readonly code: string
  readonly sentence: string
}

async function readFolder(folder: string, args: readonly string[]): Promise<void> {
  const out = valueOf(args, 'out')
  if (out !== null) fs.mkdirSync(out, { recursive: true })
  const names = fs
    .readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => entry.name)
    .toSorted()
  const refused: Refused[] = []
  const begin = performance.now()
  for (const [i, name] of names.entries()) {
    const reading = await read(path.join(folder, name), has(args, 'ocr'))
    if (!reading.ok) refused.push({ file: name, code: reading.problem.code, sentence: problemSentence(reading.problem) })
    else if (out !== null) fs.writeFileSync(path.join(out, `${idOf(name)}.json`), `${JSON.stringify(withId(name, reading.value.draft), null, 2)}\n`)
    const said = reading.ok ? `${reading.value.draft.tasks.length} tasks, ${reading.value.questions.length} questions` : sentenceOf(reading.problem)
    say(`${i + 1} of ${names.length} ${name}: ${said}`)
  }
  const seconds = Math.round((performance.now() - begin) / 10) / 100
  const report = { letters: names.length, read: names.length - refused.length, refused, seconds }
  process.stdout.write(
    has(args, 'json') ? `${JSON.stringify(report)}\n` : `${report.read} of ${report.letters} letters read in ${seconds} s, ${refused.length} refused\n`,
  )
  if (refused.length) process.exitCode = 1
}
