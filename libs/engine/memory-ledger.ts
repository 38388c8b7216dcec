import type { Instant, InstanceId, PersonId } from '#base'
import { NotCommitted, type MigrationLedger, type MigrationRow, type TimerRow } from './store.js'

/** What the ledger reads of the store beside it. */
interface Beside {
  readonly now: () => Instant
  readonly instances: ReadonlyMap<InstanceId, { readonly definition: string; readonly done: boolean }>
  readonly timers: ReadonlyMap<InstanceId, { readonly dueAt: Instant; readonly version: number }>
  readonly commands: ReadonlyMap<string, { readonly actor: PersonId; readonly key: string; readonly instance: InstanceId; readonly version: number }>
}

const OPEN = ['running', 'done', 'reverting']
const workflowOf = (definition: string): string => definition.slice(0, definition.lastIndexOf('@'))

/** The ledger of migrations in memory. */
export function memoryLedger({ now, instances, timers, commands }: Beside): MigrationLedger {
  const rows: MigrationRow[] = []
  const atWork = new Set<string>()
  return {
    all: async () => [...rows],
    begin: async (migration) => {
      if (rows.some(({ status, from }) => OPEN.includes(status) && workflowOf(from) === workflowOf(migration.from))) throw new NotCommitted('stale')
      const row: MigrationRow = { ...migration, id: rows.length + 1, status: 'running', at: now(), endedBy: null, endedReason: null }
      rows.push(row)
      return row
    },
    turn: async (id, from, to, ended) => {
      const row = rows[id - 1]
      if (row?.status !== from) return false
      rows[id - 1] = { ...row, status: to, endedBy: row.endedBy ?? ended?.by ?? null, endedReason: row.endedReason ?? ended?.reason ?? null }
      return true
    },
    alone: async (name, work) => {
      if (atWork.has(name)) return null
      atWork.add(name)
      try {
        return { value: await work() }
      } finally {
        atWork.delete(name)
      }
    },
    standingOn: async (definition, after, limit) =>
      [...instances]
        .filter(([id, one]) => id > after && !one.done && one.definition === definition)
        .map(([id]) => id)
        .sort((a, b) => a - b)
        .slice(0, limit),
    members: async (by, begins) =>
      [...commands.values()].filter(({ actor, key }) => actor === by && key.startsWith(begins)).map(({ instance, version }) => ({ instance, version })),
    timers: async (ids) =>
      ids.flatMap((instance): TimerRow[] => {
        const timer = timers.get(instance)
        return timer ? [{ instance, dueAt: timer.dueAt, version: timer.version }] : []
      }),
  }
}
