import { define, type Definition, type Parts } from '#engine/core'
import { cardOf, ownersOf } from './parts/v1/index.js'
import { events as assignmentEvents } from './assignment/v1/events.js'
import { labels as assignmentLabels } from './assignment/v1/labels.js'
import * as assignment from './assignment/v1/machine.js'
import { events as directiveEvents } from './directive/v1/events.js'
import { labels as directiveLabels } from './directive/v1/labels.js'
import * as directive from './directive/v1/machine.js'
import { events as dutyEvents } from './duty/v1/events.js'
import { labels as dutyLabels } from './duty/v1/labels.js'
import * as duty from './duty/v1/machine.js'
import { events as extensionEvents } from './extension/v1/events.js'
import { labels as extensionLabels } from './extension/v1/labels.js'
import * as extension from './extension/v1/machine.js'
import { events as roundEvents } from './report-round/v1/events.js'
import { labels as roundLabels } from './report-round/v1/labels.js'
import * as round from './report-round/v1/machine.js'
import { events as planEvents } from './unit-plan/v1/events.js'
import { labels as planLabels } from './unit-plan/v1/labels.js'
import * as plan from './unit-plan/v1/machine.js'
import { events as reportEvents } from './unit-report/v1/events.js'
import { labels as reportLabels } from './unit-report/v1/labels.js'
import * as report from './unit-report/v1/machine.js'
import { events as urgingEvents } from './urging-letter/v1/events.js'
import { labels as urgingLabels } from './urging-letter/v1/labels.js'
import * as urging from './urging-letter/v1/machine.js'

type Version = Pick<Parts, 'name' | 'version' | 'events' | 'labels' | 'children'> & {
  readonly made: { readonly machine: Parts['machine']; readonly work: { readonly states: object } }
}

const COUNTED = { counted: 'allClosed' } as const
/** At most one at a time; whoever sends an event that clears it moves the request in the same command (`libs/cascade/ends-extension.ts`). */
const REQUESTS = { extension: { opens: ['keepExtension'], closes: ['clearExtension', 'grantExtension'] } } as const
const OF_DIRECTIVE = { assignment: COUNTED, 'report-round': COUNTED, 'urging-letter': COUNTED }
const OF_ASSIGNMENT = { 'unit-plan': COUNTED, duty: COUNTED }
const OF_ROUND = { 'unit-report': COUNTED }

/**
 * Every version. A new one is a new line; a line is never taken away while an instance may stand on it. `children` are the definitions whose
 * instances are born below one of this, and how it knows that they have ended: `workflow check` proves that none outlives its parent.
 */
const versions: readonly Version[] = [
  { name: 'assignment', version: 1, made: assignment, events: assignmentEvents, labels: assignmentLabels, children: OF_ASSIGNMENT },
  { name: 'directive', version: 1, made: directive, events: directiveEvents, labels: directiveLabels, children: OF_DIRECTIVE },
  { name: 'duty', version: 1, made: duty, events: dutyEvents, labels: dutyLabels, children: REQUESTS },
  { name: 'extension', version: 1, made: extension, events: extensionEvents, labels: extensionLabels },
  { name: 'report-round', version: 1, made: round, events: roundEvents, labels: roundLabels, children: OF_ROUND },
  { name: 'unit-plan', version: 1, made: plan, events: planEvents, labels: planLabels, children: REQUESTS },
  { name: 'unit-report', version: 1, made: report, events: reportEvents, labels: reportLabels, children: REQUESTS },
  { name: 'urging-letter', version: 1, made: urging, events: urgingEvents, labels: urgingLabels },
]

/** Definition and version → content hash of its files: `workflows/lock.json`. */
export type Lock = Readonly<Record<string, string>>

/**
 * What every version is made of, each under the hash that the lock gives it.
 * Throws when a version is not in the lock file: run `npm run dondoc -- workflow lock` for a version that was never published.
 */
export function partsOf(lock: Lock): Parts[] {
  return versions.map(({ made, ...version }) => {
    const key = `${version.name}@${version.version}`
    const hash = lock[key]
    if (hash === undefined) throw new Error(`workflows/lock.json does not know ${key}: run "npm run dondoc -- workflow lock"`)
    return { ...version, hash, machine: made.machine, card: cardOf(ownersOf(made.work as Parameters<typeof ownersOf>[0])) }
  })
}

/** All definitions, by `name@version`. */
export function definitionsOf(lock: Lock): ReadonlyMap<string, Definition> {
  return new Map(partsOf(lock).map((parts) => [`${parts.name}@${parts.version}`, define(parts)]))
}

/** The version on which new instances are born: the newest. */
export function newest(name: string): string {
  const found = versions.filter((version) => version.name === name).map(({ version }) => version)
  if (!found.length) throw new Error(`no workflow is called ${name}`)
  return `${name}@${Math.max(...found)}`
}

export type { WorkContext, Answer, Held, HeldFor } from './parts/v1/index.js'
export { migrationPlans } from './migrations/index.js'
