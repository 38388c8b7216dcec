import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { openApi } from '#api'
import { openHouse, rootDir, SAMPLE_PASSWORD, settingsOf, type House } from '#assembly'
import { at, localDate, type Instant, type LocalDate } from '#base'
import { nextWorkingDay, provincialCalendar } from '#calendar'
import { readLetter, type Reading } from '#intake'
import { say, Usage, valueOf } from '../usage.js'
import { answersOf, type Answers } from '../walk/answers.js'
import { Cast } from '../walk/cast.js'
import { figuresOf } from '../walk/figures.js'
import { play } from '../walk/play.js'

const OFFICERS: Readonly<Record<string, string>> = { VX: 'hang', NC: 'cv.nc', KT: 'cv.kt', TH: 'cv.th', NLN: 'cv.nln' }

/**
 * `walk --letter FILE [--answers FILE] [--data-dir DIR] [--json]`: the whole path on a fresh database with the demo clock, played over HTTP by
 * the real roles. Prints one JSON object whose figures are counted from the database.
 */
export async function walk(args: readonly string[]): Promise<void> {
  const file = valueOf(args, 'letter')
  if (file === null) throw new Usage('walk --letter FILE [--answers FILE] [--data-dir DIR] [--json]')
  if (!fs.existsSync(file)) throw new Usage(`--letter ${file} is not there.`)
  const began = performance.now()
  const bytes = fs.readFileSync(file)
  const reading = readLetter(new TextDecoder().decode(bytes))
  const answers = withSuperior(answersOf(valueOf(args, 'answers')), reading.ok ? reading.value : null)
  const kept = valueOf(args, 'data-dir')
  const dataDir = kept ?? fs.mkdtempSync(path.join(os.tmpdir(), 'don-doc-walk-'))
  const root = rootDir()
  const settings = { ...settingsOf({ ...process.env, DATA_DIR: path.resolve(dataDir), DATABASE_URL: '', PORT: '0' }, root, true) }
  const beginning = { kind: 'sample' as const, story: false, startsAt: startOf(answers, reading.ok ? reading.value : null) }
  const house = await openHouse({ root, settings, log: () => undefined, progress: say, beginning })
  try {
    const api = await openApi(house, { root, log: () => undefined })
    await api.listen(0, '127.0.0.1')
    try {
      const result = await playAll(house, `http://127.0.0.1:${api.port}`, answers, { name: path.basename(file), bytes }, reading.ok ? reading.value : null)
      const seconds = Math.round((performance.now() - began) / 100) / 10
      process.stdout.write(`${JSON.stringify({ letter: path.basename(file), ...result, seconds })}\n`)
    } finally {
      await api.close()
    }
  } finally {
    await house.close()
    if (kept === null) fs.rmSync(dataDir, { recursive: true, force: true })
  }
}

async function playAll(house: House, base: string, answers: Answers, letter: { name: string; bytes: Uint8Array }, reading: Reading | null): Promise<object> {
  const directory = await house.needs.directory()
  const { directive: played, assumed } = await play({ cast: new Cast(base, SAMPLE_PASSWORD, directory), answers, letter, officer: officerOf(reading), say })
  return { assumed, ...(await figuresOf(house, played)) }
}

function officerOf(reading: Reading | null): string {
  const field = /-(\w+?)\d*$/u.exec(reading?.draft.document.symbol ?? '')?.[1]
  return OFFICERS[field ?? ''] ?? 'hang'
}

/** The Party paper comes first: where no answer names it, the one that the letter says it carries out, on the story's first day. */
function withSuperior(answers: Answers, reading: Reading | null): Answers {
  const [number] = reading?.carriesOut ?? []
  if (answers.superior || number === undefined) return answers
  return { ...answers, superior: { number, receivedOn: firstDayOf(reading) } }
}

/** The story begins when the superior's paper came in, or where the letter is entered later, when its tracking begins. */
function startOf({ superior, trackFrom }: Answers, reading: Reading | null): Instant {
  const told = superior?.enteredLater ? trackFrom : superior?.receivedOn
  return at(nextWorkingDay(provincialCalendar(), localDate(told ?? firstDayOf(reading))), '08:00')
}

// The calendar knows 2024 and later: an older letter begins with the first of them.
function firstDayOf(reading: Reading | null): LocalDate {
  const date = reading?.draft.document.date
  return localDate(`${Math.max(2024, date?.year ?? 2026)}-${String(date?.month ?? 1).padStart(2, '0')}-01`)
}
