import type { Instant, InstanceId, LocalDate, PersonId, UnitId } from '#base'
import type { PageQueries } from '#cascade'
import type { Sql } from '../sql.js'
import { cardOf, fullOf } from './cascade-queries.js'
import { changesAfter } from './changes-after.sql.js'
import { counts } from './counts.sql.js'
import { dueBetween } from './due-between.sql.js'
import { entrusted } from './entrusted.sql.js'
import { fileIsFor } from './file-is-for.sql.js'
import { finished } from './finished.sql.js'
import { lineOf } from './history-columns.js'
import { historyOf } from './history-of.sql.js'
import { historyOfTree } from './history-of-tree.sql.js'
import { inbox } from './inbox.sql.js'
import { lastChange } from './last-change.sql.js'
import { markSeen } from './mark-seen.sql.js'
import { news } from './news.sql.js'
import { outbox } from './outbox.sql.js'
import { records } from './records.sql.js'
import { rootsOf } from './roots-of.sql.js'
import { toldAbout } from './told-about.sql.js'
import { toldOf } from './told-columns.js'
import { toldInTree } from './told-in-tree.sql.js'
import { underway } from './underway.sql.js'
import { unread } from './unread.sql.js'
import { unsent } from './unsent.sql.js'
import { waitingForOffice } from './waiting-for-office.sql.js'
import { worst } from './worst.sql.js'

/** The reading sides of the pages, as named statements. */
export function openPageQueries(sql: Sql): PageQueries {
  return { ...listQueries(sql), ...toldQueries(sql), ...scopeQueries(sql) }
}

type Lists = Pick<
  PageQueries,
  'historyOf' | 'historyOfTree' | 'news' | 'counts' | 'worst' | 'waitingForOffice' | 'dueBetween' | 'entrusted' | 'records' | 'finished' | 'underway'
>

function listQueries(sql: Sql): Lists {
  return {
    historyOf: async (instances) => (instances.length === 0 ? [] : (await sql.run(historyOf, { instances })).map(lineOf)),
    historyOfTree: async (root, units, limit) => (await sql.run(historyOfTree, { root, units, limit })).map(lineOf),
    news: async (units, limit) => (await sql.run(news, { units, limit })).map(lineOf),
    counts: async (roots, units, today) => {
      const rows = roots.length === 0 ? [] : await sql.run(counts, { roots, units, today })
      return rows.map((row) => ({
        root: row.root as InstanceId,
        units: row.units,
        withoutPlan: row.without_plan,
        withoutReport: row.without_report,
        overdue: row.overdue,
        nextDueOn: row.next_due_on as LocalDate | null,
      }))
    },
    worst: async (roots, units) => (roots.length === 0 ? [] : (await sql.run(worst, { roots, units })).map(cardOf)),
    waitingForOffice: async () => (await sql.run(waitingForOffice, {})).map(cardOf),
    dueBetween: async (from, to, units, limit) => (await sql.run(dueBetween, { from, to, units, limit })).map(cardOf),
    entrusted: async (units) => (await sql.run(entrusted, { units })).map(fullOf),
    records: async (root, kind, units) => {
      const rows = await sql.run(records, { root, kind, units })
      return rows.map((row) => ({
        instance: row.instance as InstanceId,
        unit: row.unit as UnitId | null,
        at: row.at as Instant,
        body: JSON.parse(row.body) as Record<string, unknown>,
      }))
    },
    underway: (instance, kinds) => sql.run(underway, { instance, kinds }),
    finished: async (from, to, fields) => (await sql.run(finished, { from, to, fields }))[0] ?? { done: 0, late: 0 },
  }
}

type ToldSide = Pick<PageQueries, 'toldAbout' | 'toldInTree' | 'inbox' | 'unread' | 'markSeen' | 'outbox' | 'unsent'>

function toldQueries(sql: Sql): ToldSide {
  return {
    toldAbout: async (instances) => (await sql.run(toldAbout, { instances })).map(toldOf),
    toldInTree: async (root, units, limit) => (await sql.run(toldInTree, { root, units, limit })).map(toldOf),
    inbox: async (person, before, now, limit) => (await sql.run(inbox, { person, before, now, limit })).map(toldOf),
    unread: async (person, now) => (await sql.run(unread, { person, now }))[0]?.count ?? 0,
    markSeen: async (person, ids, now) => void (await sql.run(markSeen, { person, ids, now })),
    outbox: async (before, limit) =>
      (await sql.run(outbox, { before, limit })).map(({ created_at, person, ...row }) => ({ ...row, at: created_at as Instant, person: person as PersonId })),
    unsent: async () => {
      const [row] = await sql.run(unsent, {})
      return { mails: row?.mails ?? 0, instances: (row?.instances ?? []).map((id) => Number(id) as InstanceId) }
    },
  }
}

function scopeQueries(sql: Sql): Pick<PageQueries, 'rootsOf' | 'fileIsFor' | 'lastChange' | 'changesAfter'> {
  return {
    rootsOf: async (units) => (await sql.run(rootsOf, { units })).map(({ root }) => root as InstanceId),
    fileIsFor: async (hash, person, units, roots, whole) => (await sql.run(fileIsFor, { hash, person, units, roots, whole }))[0]?.seen ?? false,
    lastChange: async () => (await sql.run(lastChange, {}))[0]?.seq ?? 0,
    changesAfter: async (seq, limit) =>
      (await sql.run(changesAfter, { seq, limit })).map((row) => ({
        seq: row.seq,
        instance: row.instance as InstanceId,
        root: row.root as InstanceId,
        unit: row.unit as UnitId | null,
      })),
  }
}
