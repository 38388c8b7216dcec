import fs from 'node:fs'
import { z } from 'zod'
import { openAsItIs, rootDir, settingsOf } from '#assembly'
import { localDate, parseDate, type Instant } from '#base'
import { openLedger } from '#database'
import { compareSeals, verify, type Fault, type Seal, type Verdict } from '#engine'
import { has, say, Usage, valueOf } from '../usage.js'

const EVERY_MOVES = 100_000

/**
 * `verify [--against FILE] [--json]`: holds every chain of history against its hashes, its replay, its instance and the daily seals;
 * with `--against` also the seals against those that were exported (`seal --export`). Ends with 1 when anything does not fit.
 */
export async function verifyCommand(args: readonly string[]): Promise<void> {
  const file = valueOf(args, 'against')
  const exported = file === null ? [] : readSeals(file)
  const root = rootDir()
  const opened = await openAsItIs(root, settingsOf(process.env, root), say)
  try {
    const ledger = openLedger(opened.database.sql)
    const verdict = await verify(ledger, opened.engine.definitions, progress())
    const faults = [...verdict.faults, ...compareSeals(exported, await ledger.seals())]
    print({ ...verdict, faults }, has(args, 'json'))
    if (faults.length) process.exitCode = 1
  } finally {
    await opened.close()
  }
}

function progress(): (moves: number) => void {
  let told = 0
  return (moves) => {
    if (moves < told + EVERY_MOVES) return
    told = moves
    say(`${moves} moves read`)
  }
}

function print({ instances, moves, seals, faults, unlisted }: Verdict, json: boolean): void {
  if (json) {
    process.stdout.write(`${JSON.stringify({ instances, moves, seals, faults, ...(unlisted ? { unlisted } : {}) })}\n`)
    return
  }
  for (const fault of faults) process.stdout.write(`${lineOf(fault)}\n`)
  if (unlisted) process.stdout.write(`and ${unlisted} faults more\n`)
  process.stdout.write(
    `${instances} instances, ${moves} moves, ${seals} seals: ${faults.length ? `${faults.length + unlisted} faults` : 'all as it was written'}\n`,
  )
}

function lineOf({ kind, instance, version, says }: Fault): string {
  return [kind, instance, version === null ? null : `v${version}`].filter((part) => part !== null).join(' ') + `: ${says}`
}

const hash = z.string().regex(/^[0-9a-f]{64}$/u)
const line = z.object({
  day: z.string().refine((text) => parseDate(text) !== null),
  previous: hash.nullable(),
  hash,
  instances: z.number(),
  moves: z.number(),
  at: z.number(),
})

function readSeals(file: string): Seal[] {
  if (!fs.existsSync(file)) throw new Usage(`--against ${file} is not there.`)
  const lines = fs.readFileSync(file, 'utf8').split('\n')
  return lines.flatMap((text, i) => (text.trim() ? [sealOf(text, `${file}, line ${i + 1}`)] : []))
}

function sealOf(text: string, place: string): Seal {
  try {
    const seal = line.parse(JSON.parse(text))
    return { ...seal, day: localDate(seal.day), at: seal.at as Instant }
  } catch {
    throw new Usage(`${place} is no seal as "seal --export" writes it.`)
  }
}
