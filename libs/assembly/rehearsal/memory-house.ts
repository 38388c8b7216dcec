import type { Instant } from '#base'
import { openCascade, type Cascade, type MailRoom, type Needs } from '#cascade'
import { directoryOf, type Directory, type DirectoryData, type Unit } from '#directory'
import { diagramOf, printAnnex, readText } from '#documents'
import { memoryStore, openEngine, type Definitions, type Engine, type MemoryStore } from '#engine'
import { moveClock, settle } from '../walk-of-time.js'
import { memoryRules, type MemoryRules } from './memory-books.js'
import { memoryDrafts, memoryFiles } from './memory-papers.js'
import { memoryMailRoom } from './memory-mail-room.js'
import { memoryNotices, type MemoryNotices } from './memory-notices.js'
import { memoryQueries } from './memory-queries.js'

/** What a story is played on: the house in life, or the one in memory. */
export interface Stage {
  readonly engine: Engine
  readonly cascade: Cascade
  readonly needs: Needs
  settle(): Promise<void>
  moveClock(to: Instant): Promise<unknown>
}

/** The whole house without a database: the same engine, use cases, effects, ladders and definitions on memory and a stepped clock. */
export interface MemoryHouse extends Stage {
  readonly store: MemoryStore
  readonly notices: MemoryNotices
}

export interface Founding extends MemoryRules {
  readonly definitions: Definitions
  readonly province: DirectoryData
  /** The province indexed already, for whoever opens many houses in it. */
  readonly directory?: Directory
  readonly startsAt: Instant
  readonly publicUrl?: string
  readonly mailRoom?: MailRoom
  /** Mails keep their words, to be read. */
  readonly keepsWords?: boolean
}

// People are as they are while a year is rehearsed: leaves that are entered already count, none is entered meanwhile.
const noEdit = (): Promise<never> => Promise.reject(new Error('a rehearsal edits nobody'))
const NOBODY_EDITS: Needs['people'] = {
  people: async () => [],
  ofUnit: async () => [],
  edit: noEdit,
  add: noEdit,
  roll: noEdit,
  admit: noEdit,
  newPassword: noEdit,
}

export function openMemoryHouse(made: Founding): MemoryHouse {
  let moment = made.startsAt
  const now = (): Instant => moment
  const store = memoryStore({ now })
  const engine = openEngine(store, made.definitions)
  let directory = made.directory ?? directoryOf(made.province)
  const notices = memoryNotices(now, made.keepsWords)
  const needs: Needs = {
    engine,
    notices,
    queries: memoryQueries(store),
    directory: async () => directory,
    people: NOBODY_EDITS,
    ...memoryRules(made, now),
    publicUrl: made.publicUrl ?? 'http://localhost',
    drafts: memoryDrafts(now),
    files: memoryFiles(),
    // A rehearsal is over before a next letter could use an answer.
    aliases: { remember: async () => undefined, withdraw: async () => null, all: async () => [] },
    diagramOf,
    readText: async (file) => {
      const read = await readText(file)
      return read.ok ? { ok: true, value: { text: read.value.text, media: read.value.kind } } : read
    },
    mailRoom: made.mailRoom ?? memoryMailRoom(),
    printAnnex,
    // Nobody is written to: each mail is cut, counted and kept.
    channels: [{ channel: 'mail', perMinute: null, deliver: async () => ({ is: 'kept', answer: null }) }],
    audit: async () => undefined,
    endUnit: async (ending) => {
      directory = directoryOf({ ...made.province, units: directory.inOrder.map((unit) => afterMerger(unit, ending, directory.units.get(ending.unit))) })
    },
  }
  const clock = {
    now: async () => moment,
    putForward: async (to: Instant) => {
      moment = Math.max(moment, to) as Instant
      return moment
    },
  }
  const timed = { engine, cascade: openCascade(needs), needs, clock }
  return { ...timed, store, notices, settle: () => settle(timed), moveClock: (to) => moveClock(timed, to) }
}

/** A unit as it is from the merger on: the ended one has its successor, the successor remembers the name. */
function afterMerger(unit: Unit, { unit: ended, lastDay, successor }: Parameters<Needs['endUnit']>[0], before: Unit | undefined): Unit {
  if (unit.id === ended) return { ...unit, validTo: lastDay, successor }
  if (unit.id !== successor || !before || unit.predecessors.includes(before.name)) return unit
  return { ...unit, predecessors: [...unit.predecessors, before.name] }
}
