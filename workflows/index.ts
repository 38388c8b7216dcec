import { define, type Definition, type EventSpec, type Labels } from '#engine/core'
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

type Made = { readonly machine: Parameters<typeof define>[0]['machine']; readonly work: { readonly states: Readonly<Record<string, unknown>> } }
type Published = {
  readonly name: string
  readonly version: number
  readonly made: Made
  readonly events: Readonly<Record<string, EventSpec>>
  readonly labels: Labels
}

/** Every published version. A new one is a new line; a line is never taken away while an instance may stand on it. */
const published: readonly Published[] = [
  { name: 'assignment', version: 1, made: assignment as unknown as Made, events: assignmentEvents, labels: assignmentLabels },
  { name: 'directive', version: 1, made: directive as unknown as Made, events: directiveEvents, labels: directiveLabels },
  { name: 'duty', version: 1, made: duty as unknown as Made, events: dutyEvents, labels: dutyLabels },
  { name: 'extension', version: 1, made: extension as unknown as Made, events: extensionEvents, labels: extensionLabels },
  { name: 'report-round', version: 1, made: round as unknown as Made, events: roundEvents, labels: roundLabels },
  { name: 'unit-plan', version: 1, made: plan as unknown as Made, events: planEvents, labels: planLabels },
  { name: 'unit-report', version: 1, made: report as unknown as Made, events: reportEvents, labels: reportLabels },
  { name: 'urging-letter', version: 1, made: urging as unknown as Made, events: urgingEvents, labels: urgingLabels },
]

/** Definition and version → content hash of its files: `workflows/lock.json`. */
export type Lock = Readonly<Record<string, string>>

/**
 * All definitions, by `name@version`, each under the hash that the lock file gives it.
 * Throws when a version is not in the lock file: run `npm run dondoc -- workflow lock` for a version that was never published.
 */
export function definitionsOf(lock: Lock): ReadonlyMap<string, Definition> {
  return new Map(
    published.map(({ name, version, made, events, labels }) => {
      const key = `${name}@${version}`
      const hash = lock[key]
      if (hash === undefined) throw new Error(`workflows/lock.json does not know ${key}: run "npm run dondoc -- workflow lock"`)
      return [key, define({ name, version, hash, machine: made.machine, events, labels, card: cardOf(ownersOf(made.work)) })]
    }),
  )
}

export type { WorkContext, Answer } from './parts/v1/index.js'
