import os from 'node:os'
import { openAsItIs, rootDir, settingsOf, type AsItIs } from '#assembly'
import { clockOf, dayOf, formatDate, type Instant } from '#base'
import { problemSentence } from '#cascade'
import { openAudit } from '#database'
import type { Failing, Incident } from '#engine'
import { has, say, Usage, valueOf } from '../usage.js'
import { whoActs } from '../who.js'

const HOW = 'incidents [--json], incidents retry ID [--args JSON] --reason "…" [--by USERNAME], incidents dismiss ID --reason "…" [--by USERNAME]'

/** `incidents [--json]`: what waits for a person, and what is tried again by itself. `incidents retry|dismiss ID --reason …` answers one. */
export async function incidents(args: readonly string[]): Promise<void> {
  const [verb] = args
  if (verb !== undefined && verb !== 'retry' && verb !== 'dismiss' && !verb.startsWith('--')) throw new Usage(HOW)
  const said = verb === 'retry' || verb === 'dismiss' ? answerOf(verb, args) : null
  const root = rootDir()
  const opened = await openAsItIs(root, settingsOf(process.env, root), say)
  try {
    await (said === null ? list(opened, has(args, 'json')) : answer(opened, said, has(args, 'json')))
  } finally {
    await opened.close()
  }
}

interface Said {
  readonly id: number
  readonly verb: 'retry' | 'dismiss'
  readonly reason: string
  readonly edited: unknown
  readonly username: string | null
}

function answerOf(verb: Said['verb'], args: readonly string[]): Said {
  const id = Number(args[1])
  const reason = valueOf(args, 'reason')?.trim()
  if (!Number.isSafeInteger(id) || id < 1 || !reason) throw new Usage(HOW)
  return { id, verb, reason, edited: editedOf(valueOf(args, 'args')), username: valueOf(args, 'by') }
}

function editedOf(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text)
  } catch {
    throw new Usage('--args is no JSON: an object like {"to":["deskOfficer"]} is needed.')
  }
}

async function list({ engine }: AsItIs, json: boolean): Promise<void> {
  const [open, failing, counts] = await Promise.all([engine.incidents(), engine.failing(), engine.countFailures()])
  if (json) process.stdout.write(`${JSON.stringify({ counts, incidents: open.map(told), failing: failing.map(told) })}\n`)
  else {
    const lines = [
      `incidents that wait for a person: ${counts.incidents}`,
      ...open.map((incident) => lineOf(incident, `incident ${incident.id}`)),
      `tried again by themselves: ${counts.failing}`,
      ...failing.map((one) => lineOf(one, `next try ${moment(one.nextTryAt)}`)),
    ]
    process.stdout.write(`${lines.join('\n')}\n`)
  }
}

function told({ args, ...failing }: Failing | Incident): object {
  return { ...failing, args: JSON.parse(args) as unknown }
}

function lineOf({ what, kind, instance, attempts, lastTriedAt, error, args }: Failing, head: string): string {
  const tries = attempts === 1 ? '1 try' : `${attempts} tries`
  return `${head}: ${what === 'timer' ? 'timer' : `effect ${kind}`} of instance ${instance}, ${tries}, last ${moment(lastTriedAt)}\n  ${error}\n  ${args}`
}

function moment(at: Instant | null): string {
  return at === null ? '' : `${formatDate(dayOf(at))} ${clockOf(at)}`
}

/** Which account of this machine it was stands in the audit. */
async function answer({ engine, database }: AsItIs, { id, verb, reason, edited, username }: Said, json: boolean): Promise<void> {
  const by = await whoActs(database, username)
  const answered = await engine.answerIncident(id, { answer: verb, by, reason, args: edited })
  if (!answered.ok) throw new Usage(`incident ${id}: ${answered.problem.code}. ${problemSentence(answered.problem)}`)
  const detail = { reason, operator: os.userInfo().username, ...(edited === null ? {} : { args: edited }) }
  await openAudit(database.sql)({ actor: by, what: `incident.${verb}`, target: `incident:${id}`, detail })
  process.stdout.write(
    json ? `${JSON.stringify({ incident: id, answer: verb })}\n` : `incident ${id}: ${verb === 'retry' ? 'on its way again' : 'dismissed'}\n`,
  )
}
