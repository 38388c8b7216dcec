import type { Instant } from '#base'
import { DEFAULT_POLICY, provincialCalendar, type Policy, type WorkingCalendar } from '#calendar'
import {
  policiesOf,
  type CalendarBook,
  type CalendarChange,
  type DirectivePolicyBook,
  type DirectivePolicyVersion,
  type Needs,
  type Policies,
  type PolicyBook,
  type PolicyVersion,
} from '#cascade'
import { keptCalendar } from '../kept-calendar.js'
import { keptPolicy } from '../kept-policy.js'

/** By which days off and rules of reminding a house in memory goes. */
export interface MemoryRules {
  readonly policy?: Policy
  /** In place of `policy`: with the rules that single directives have of their own. */
  readonly policies?: Policies
  readonly calendar?: WorkingCalendar
  /** People may change both while it runs, beginning with what the program brings along; without it they stand as given. */
  readonly edited?: boolean
}
type Rules = Pick<Needs, 'calendar' | 'calendarNow' | 'calendarBook' | 'policy' | 'policies' | 'policyBook' | 'directivePolicyBook'>

/** `now` is the house's clock. */
export function memoryRules(given: MemoryRules, now: () => Instant): Rules {
  return given.edited ? editedRules(now) : standingRules(given)
}

function standingRules(given: MemoryRules): Rules {
  const policies = given.policies ?? policiesOf(given.policy ?? DEFAULT_POLICY, new Map())
  const calendar = given.calendar ?? provincialCalendar()
  return {
    calendar: () => calendar,
    calendarNow: async () => calendar,
    calendarBook: { last: async () => 0, changes: async () => [], write: async () => null, finished: async () => undefined },
    policy: async () => policies.general,
    policies: async () => policies,
    policyBook: {
      last: async () => ({ version: policies.general.version, own: policies.parts.size }),
      versions: async () => [],
      write: async () => null,
      finished: async () => undefined,
    },
    directivePolicyBook: { versions: async () => [], write: async () => null, finished: async () => undefined },
  }
}

function editedRules(now: () => Instant): Rules {
  const books = memoryBooks(now)
  const calendar = keptCalendar(books.calendar)
  const policy = keptPolicy(books.policy, books.own)
  return {
    calendar: calendar.last,
    calendarNow: calendar.read,
    calendarBook: books.calendar,
    policy: async () => (await policy.read()).general,
    policies: policy.read,
    policyBook: books.policy,
    directivePolicyBook: books.own,
  }
}

function memoryBooks(now: () => Instant): { readonly calendar: CalendarBook; readonly policy: PolicyBook; readonly own: DirectivePolicyBook } {
  const changes: CalendarChange[] = []
  const versions: PolicyVersion[] = []
  const own: DirectivePolicyVersion[] = []
  const done = <Row extends { readonly doneAt: Instant | null }>(rows: Row[], which: (row: Row) => boolean, moved: number): void => {
    const i = rows.findIndex(which)
    const row = rows[i]
    if (row) rows[i] = { ...row, doneAt: now(), moved }
  }
  const written = { doneAt: null, moved: 0 }
  const lastVersion = (): number => versions.at(-1)?.version ?? 1
  return {
    calendar: {
      last: async () => changes.length,
      changes: async () => [...changes],
      write: async ({ seen, ...change }) => {
        if (seen !== changes.length) return null
        return changes.push({ ...change, ...written, id: changes.length + 1, at: now() })
      },
      finished: async (id, moved) => done(changes, (change) => change.id === id, moved),
    },
    policy: {
      last: async () => ({ version: lastVersion(), own: own.length }),
      versions: async () => [...versions],
      write: async ({ seen, ...version }) => {
        if (seen !== lastVersion()) return null
        versions.push({ ...version, ...written, version: seen + 1, at: now() })
        return seen + 1
      },
      finished: async (version, moved) => done(versions, (one) => one.version === version, moved),
    },
    own: {
      versions: async () => [...own],
      write: async ({ seen, ...version }) => {
        if (seen !== own.filter(({ directive }) => directive === version.directive).length) return null
        own.push({ ...version, ...written, version: seen + 1, at: now() })
        return seen + 1
      },
      finished: async (directive, version, moved) => done(own, (one) => one.directive === directive && one.version === version, moved),
    },
  }
}
