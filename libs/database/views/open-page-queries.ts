import type { Instant, InstanceId, LocalDate, PersonId, Role, UnitId } from '#base'
import type { PageQueries } from '#cascade'
import type { Sql } from '../sql.js'
import { cardOf, fullOf } from './cascade-queries.js'
import { changesAfter } from './changes-after.sql.js'
import { counts } from './counts.sql.js'
import { dueBetween } from './due-between.sql.js'
import { enteredLater } from './entered-later.sql.js'
import { entrusted } from './entrusted.sql.js'
import { extended } from './extended.sql.js'
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
import { paperRelations } from './paper-relations.sql.js'
import { records } from './records.sql.js'
import { rootsOf } from './roots-of.sql.js'
import { toldAbout } from './told-about.sql.js'
import { notReached, waitingCount } from './not-reached.sql.js'
import { passedOn } from './passed-on.sql.js'
import { seeAbout } from './see-about.sql.js'
import { proofOf, toldOf } from './told-columns.js'
import { toldInTree } from './told-in-tree.sql.js'
import { underway } from './underway.sql.js'
import { unread } from './unread.sql.js'
import { unsent } from './unsent.sql.js'
import { waitingForOffice } from './waiting-for-office.sql.js'
import { worst } from './worst.sql.js'

/** The reading sides of the pages, as named statements. */
export function openPageQueries(sql: Sql): PageQueries {
  return { ...listQueries(sql), ...paperQueries(sql), ...toldQueries(sql), ...scopeQueries(sql) }
}

type Papers = Pick<PageQueries, 'paperRelations' | 'enteredLater'>

function paperQueries(sql: Sql): Papers {
  return {
    paperRelations: async (directive, keys) =>
      (await sql.run(paperRelations, { directive, keys })).map(({ issued_on: date, directive: of, ...edge }) => ({
        ...edge,
        date,
        directive: of as InstanceId,
      })),
    enteredLater: async (root, units) =>
      (await sql.run(enteredLater, { root, units })).map((row) => ({
        ...row,
        instance: row.instance as InstanceId,
        unit: row.unit as UnitId | null,
        at: row.at as Instant,
        actor: row.actor as PersonId,
        event: JSON.parse(row.event) as Record<string, unknown>,
      })),
  }
}

type Lists = Pick<
  PageQueries,
  | 'historyOf'
  | 'historyOfTree'
  | 'news'
  | 'counts'
  | 'extended'
  | 'worst'
  | 'waitingForOffice'
  | 'dueBetween'
  | 'entrusted'
  | 'records'
  | 'finished'
  | 'underway'
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
        extended: row.extended,
        nextDueOn: row.next_due_on as LocalDate | null,
      }))
    },
    extended: async (roots, units) => {
      const rows = roots.length === 0 ? [] : await sql.run(extended, { roots, units })
      return rows.map((row) => ({ root: row.root as InstanceId, unit: row.unit as UnitId, firstDue: row.first_due as LocalDate }))
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
    finished: async (from, to, fields) => (await sql.run(finished, { from, to, fields }))[0] ?? { done: 0, late: 0, extended: 0 },
  }
}

type ToldSide = Pick<
  PageQueries,
  'toldAbout' | 'toldInTree' | 'inbox' | 'unread' | 'markSeen' | 'seeAbout' | 'outbox' | 'waitingMails' | 'notReached' | 'passedOn' | 'unsent'
>

function toldQueries(sql: Sql): ToldSide {
  return {
    toldAbout: async (instances, lists = []) => (await sql.run(toldAbout, { instances, lists })).map(toldOf),
    toldInTree: async (root, units, limit) => (await sql.run(toldInTree, { root, units, limit })).map(toldOf),
    inbox: async (person, before, now, limit) => (await sql.run(inbox, { person, before, now, limit })).map(toldOf),
    unread: async (person, now) => (await sql.run(unread, { person, now }))[0]?.count ?? 0,
    seeAbout: async (person, instance, now) => void (await sql.run(seeAbout, { person, instance, now })),
    markSeen: async (person, ids, now) => void (await sql.run(markSeen, { person, ids, now })),
    outbox: async (before, status, limit) =>
      (await sql.run(outbox, { before, status, limit })).flatMap((row) => {
        const { id, address, subject, text, kind, why } = row
        const proof = proofOf(row)
        const at = { at: row.created_at as Instant, nextTryAt: row.next_try_at as Instant | null, person: row.person as PersonId }
        return proof ? [{ id, address, subject, text, kind, why, proof, ...at }] : []
      }),
    waitingMails: async () => (await sql.run(waitingCount, {}))[0]?.count ?? 0,
    notReached: async () =>
      (await sql.run(notReached, {})).map((row) => ({
        ...row,
        unit: row.unit as UnitId | null,
        person: row.person as PersonId | null,
        role: row.role as Role | null,
        instance: row.instance as InstanceId | null,
        since: row.since as Instant,
      })),
    passedOn: async (instance, root, units) =>
      (await sql.run(passedOn, { instance, root, units })).map(({ passed_at: passedAt, ...row }) => ({
        ...row,
        instance: row.instance as InstanceId,
        unit: row.unit as UnitId | null,
        passedAt: passedAt as Instant,
        by: row.by as PersonId,
        at: row.at as Instant,
      })),
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
