import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { openApi } from '#api'
import { openHouse, rootDir, SAMPLE_PASSWORD, settingsOf, type House } from '#assembly'
import { at, localDate, type Instant } from '#base'
import { nextWorkingDay, provincialCalendar } from '#calendar'
import { readLetter } from '#intake'
import { say, Usage, valueOf } from '../usage.js'
import { answersOf, type Answers } from '../walk/answers.js'
import { Cast } from '../walk/cast.js'
import { figuresOf } from '../walk/figures.js'
import { Play } from '../walk/play.js'

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
  const answers = answersOf(valueOf(args, 'answers'))
  const kept = valueOf(args, 'data-dir')
  const dataDir = kept ?? fs.mkdtempSync(path.join(os.tmpdir(), 'don-doc-walk-'))
  const root = rootDir()
  const settings = { ...settingsOf({ ...process.env, DATA_DIR: path.resolve(dataDir), DATABASE_URL: '', PORT: '0' }, root, true) }
  const bytes = fs.readFileSync(file)
  const beginning = { kind: 'sample' as const, story: false, startsAt: startOf(answers, bytes) }
  const house = await openHouse({ root, settings, log: () => undefined, progress: say, beginning })
  try {
    const api = await openApi(house, { root, log: () => undefined })
    await api.listen(0, '127.0.0.1')
    try {
      const result = await playAll(house, `http://127.0.0.1:${api.port}`, answers, { name: path.basename(file), bytes })
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

async function playAll(house: House, base: string, answers: Answers, letter: { name: string; bytes: Uint8Array }): Promise<object> {
  const directory = await house.needs.directory()
  const play = new Play({ cast: new Cast(base, SAMPLE_PASSWORD, directory), answers, letter, officer: officerOf(letter.bytes), say })
  const directive = await play.all()
  return { assumed: play.assumed, ...(await figuresOf(house, directive)) }
}

function officerOf(bytes: Uint8Array): string {
  const reading = readLetter(new TextDecoder().decode(bytes))
  const field = reading.ok ? /-(\w+?)\d*$/u.exec(reading.value.draft.document.symbol ?? '')?.[1] : undefined
  return OFFICERS[field ?? ''] ?? 'hang'
}

/** The story begins when the superior's paper came in, or where the letter is entered later, when its tracking begins; else some days before the letter. */
function startOf(answers: Answers, bytes: Uint8Array): Instant {
  const calendar = provincialCalendar()
  const { superior, trackFrom } = answers
  const told = superior?.enteredLater ? trackFrom : superior?.receivedOn
  if (told) return at(nextWorkingDay(calendar, localDate(told)), '08:00')
  const reading = readLetter(new TextDecoder().decode(bytes))
  const date = reading.ok ? reading.value.draft.document.date : null
  const year = Math.max(2024, date?.year ?? 2026)
  const first = localDate(`${year}-${String(date?.month ?? 1).padStart(2, '0')}-01`)
  return at(nextWorkingDay(calendar, first), '08:00')
}
