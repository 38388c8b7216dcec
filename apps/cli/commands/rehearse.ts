import fs from 'node:fs'
import path from 'node:path'
import { BEHAVIOURS, rehearse, rootDir, WrongSetting, type Behaviour, type Rehearsed } from '#assembly'
import { formatDate, isRefusal, parseDate, type LocalDate } from '#base'
import { DEFAULT_POLICY, readPolicy, type Policy } from '#calendar'
import { faultWords, problemSentence } from '#cascade'
import { has, say, Usage, valueOf } from '../usage.js'
import { answersOf } from '../walk/answers.js'

const USAGE = `rehearse [FILE] [--answers FILE] [--policy FILE] [--units N] [--from DATE] [--to DATE | --days N] [--behaviour ${BEHAVIOURS.join('|')}] [--seed N] [--json]`

/**
 * `rehearse`: a directive's year in seconds, before it is issued. The whole house in memory with a stepped clock, simulated units and Office;
 * nothing is stored, nobody is written to. Prints what it would cause; with `--json` one object.
 */
export async function rehearseCommand(args: readonly string[]): Promise<void> {
  const letterFile = args[0] !== undefined && !args[0].startsWith('--') ? args[0] : null
  const [answersFile, policyFile] = [valueOf(args, 'answers'), valueOf(args, 'policy')]
  for (const [name, file] of [
    ['', letterFile],
    ['--answers ', answersFile],
    ['--policy ', policyFile],
  ] as const)
    if (file !== null && !fs.existsSync(file)) throw new Usage(`${name}${file} is not there.`)
  const [from, until] = [dayOf(args, 'from'), dayOf(args, 'to')]
  const asked = {
    root: rootDir(),
    ...(letterFile !== null && { letter: { name: path.basename(letterFile), bytes: new Uint8Array(fs.readFileSync(letterFile)) } }),
    ...(answersFile !== null && { answers: answersOf(answersFile) }),
    ...(policyFile !== null && { policy: policyOf(policyFile) }),
    ...(from && { from }),
    ...(until && { until }),
    units: numberOf(args, 'units', 120, 1, 2_000),
    days: numberOf(args, 'days', 365, 1, 1_000),
    behaviour: behaviourOf(args),
    seed: numberOf(args, 'seed', 1, 0, 2 ** 31 - 1),
  }
  say(`rehearsing ${letterFile === null ? 'the built-in letter' : path.basename(letterFile)}`)
  const rehearsed = await plainly(() => rehearse(asked))
  process.stdout.write(has(args, 'json') ? `${JSON.stringify(rehearsed)}\n` : `${linesOf(rehearsed).join('\n')}\n`)
}

/** What the house refuses of a letter is said as the officer would read it. */
async function plainly<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    if (isRefusal(error)) throw new WrongSetting(problemSentence(error.problem))
    throw error
  }
}

/** The rules of reminding of a file: a part of them is enough, the rest is as the program brings it along. */
function policyOf(file: string): Policy {
  const { policy, faults } = readPolicy(jsonOf(file), DEFAULT_POLICY)
  const [fault] = faults
  if (fault) throw new WrongSetting(`--policy ${file}: ${faultWords(fault)}`)
  return { ...policy, version: DEFAULT_POLICY.version + 1, since: DEFAULT_POLICY.since }
}

function jsonOf(file: string): unknown {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'))
  } catch (error) {
    throw new WrongSetting(`--policy ${file} is no JSON: ${(error as Error).message}`)
  }
}

function dayOf(args: readonly string[], name: string): LocalDate | null {
  const said = valueOf(args, name)
  const date = said === null ? null : parseDate(said)
  if (said !== null && date === null) throw new Usage(`--${name} ${said} is no day: YYYY-MM-DD. ${USAGE}`)
  return date
}

function numberOf(args: readonly string[], name: string, otherwise: number, least: number, most: number): number {
  const said = valueOf(args, name)
  const number = said === null ? otherwise : Number(said)
  if (!Number.isInteger(number) || number < least || number > most) throw new Usage(`--${name} ${said} is no whole number from ${least} to ${most}. ${USAGE}`)
  return number
}

function behaviourOf(args: readonly string[]): Behaviour {
  const said = valueOf(args, 'behaviour') ?? 'mixed'
  const found = BEHAVIOURS.find((behaviour) => behaviour === said)
  if (!found) throw new Usage(`--behaviour ${said} is none of ${BEHAVIOURS.join(', ')}.`)
  return found
}

const counts = (of: Readonly<Record<string, number>>): string =>
  Object.entries(of)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ') || 'none'

function linesOf(done: Rehearsed): string[] {
  const { escalations, mails, notices, handedIn } = done
  const { busiestMorning, perPersonAndWeek } = mails
  const levels = Object.entries(escalations).map(([name, { steps, notices: told }]) => `${name} ${steps} (${told} notices)`)
  const answers = Object.entries(handedIn).map(([name, { inTime, late, never }]) => `${name} ${inTime} in time, ${late} late, ${never} never`)
  return [
    `${done.letter}, ${formatDate(done.from)} to ${formatDate(done.until)}: ${done.units} units, ${done.behaviour}, seed ${done.seed}`,
    ...done.assumed.map(({ question, taken }) => `  assumed      ${question} ${taken}`),
    `  instances    ${counts(done.instances)}`,
    `  moves        ${done.moves}, of them ${done.timers} by timers`,
    `  handed in    ${answers.join('; ')}`,
    `  notices      ${notices.total}: ${counts(notices.byRole)}`,
    `               ${counts(notices.byPeople)}`,
    `  escalations  ${levels.join(', ')}; to a leader on an officer's date: ${done.level3OnOfficerDate}`,
    `  mails        ${mails.total}; most on one morning ${busiestMorning.mails}${busiestMorning.on ? ` (${formatDate(busiestMorning.on)})` : ''}; a person's week: median ${perPersonAndWeek.median}, most ${perPersonAndWeek.max}`,
    `  ended        ${done.endedOn ? formatDate(done.endedOn) : 'not by then'}; open on the last evening: ${counts(done.openAtTheEnd)}`,
    `  waits for ever ${done.waitsForEver.length}, incidents ${done.incidents}, refused ${counts(done.refused)}`,
    `  seconds      ${done.seconds} (processor ${done.cpuSeconds})`,
  ]
}
