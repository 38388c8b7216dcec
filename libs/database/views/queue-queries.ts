import type { PersonId } from '#base'
import type { Part, QueueQueries } from '#cascade'
import type { Sql } from '../sql.js'
import { dueWithin } from './due-within.sql.js'
import { channelStanding, dueStanding, lastRuns, ran, troubledMails } from './queue-standing.sql.js'
import { retryEffect, retryMail, retryTimer } from './retry-now.sql.js'

/** What is due, what is tried again and when the runtime last looked, for the planner and for whoever looks after the queue. */
export function openQueueQueries(sql: Sql): QueueQueries {
  return {
    dueWithin: async (from, until) => (await sql.run(dueWithin, { from, until })).map(({ at }) => at),
    dueStanding: async (now) => {
      const [row] = await sql.run(dueStanding, { now })
      return {
        timers: { due: row?.due ?? 0, oldestDueAt: row?.oldest_due_at ?? null, nextDay: row?.next_day ?? 0 },
        effects: { waiting: row?.waiting ?? 0, oldestAt: row?.oldest_at ?? null },
      }
    },
    channels: async (now) => (await sql.run(channelStanding, { now })).map(({ last_minute: lastMinute, ...row }) => ({ ...row, lastMinute })),
    troubled: async (limit) =>
      (await sql.run(troubledMails, { limit })).map(({ next_try_at: nextTryAt, person, ...row }) => ({ ...row, nextTryAt, person: person as PersonId })),
    runs: async () => (await sql.run(lastRuns, {})).map(({ name, at, worker }) => ({ part: name.slice('ran.'.length) as Part, at, worker })),
    ran: async (part, worker) => {
      await sql.run(ran, { name: `ran.${part}`, worker })
    },
    retryEffect: async (effect) => (await sql.run(retryEffect, effect)).length > 0,
    retryTimer: async (timer) => (await sql.run(retryTimer, timer)).length > 0,
    retryMail: async (mail) => (await sql.run(retryMail, mail)).length > 0,
  }
}
