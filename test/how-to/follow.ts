// Run by add-a-state.spec.ts in a copy of the house: checks the copy's workflows and walks one duty to the state that was added.
import fs from 'node:fs'
import type { Instant, Role } from '#base'
import { allowed, begin, check, permit, step, type Definition, type Snapshot } from '#engine/core'
import { definitionsOf, newest, partsOf } from '#workflows'

const [version = ''] = process.argv.slice(2)
const locked = JSON.parse(fs.readFileSync('workflows/lock.json', 'utf8')) as Record<string, { hash: string }>
const lock = Object.fromEntries(Object.entries(locked).map(([key, { hash }]) => [key, hash]))
const definition = definitionsOf(lock).get(version) as Definition

const now = Date.UTC(2026, 10, 23, 1) as Instant
const roles: Role[] = ['handler']
const states: string[] = []
let snapshot: Snapshot = begin(definition, {}, now).snapshot
let offered: readonly string[] = []
for (const type of ['START', 'ASK_OPINIONS', 'REPORT']) {
  if (type === 'ASK_OPINIONS')
    offered =
      allowed(definition, snapshot, roles)
        .find(({ event }) => event === type)
        ?.fields.map(({ name }) => name) ?? []
  const event = { type, at: now, reason: 'Sở Tài chính cho ý kiến', summary: 'đã xong' }
  const permitted = permit(definition, snapshot, event, roles)
  if (!permitted.ok) throw new Error(`${type}: ${permitted.problem.code}`)
  snapshot = step(definition, snapshot, event).snapshot
  states.push(snapshot.value.work)
}
const words = [definition.labels.states['agreeing'], definition.labels.events['ASK_OPINIONS']]
const { faults, definitions } = check(partsOf(lock))
process.stdout.write(JSON.stringify({ faults, definitions, born: newest('duty'), states, offered, words }))
