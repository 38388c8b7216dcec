import type { Post, Result } from '#base'
import type { FailureView, IncidentList } from '#contract'
import type { Failing, Incident } from '#engine'
import type { Actor, FullRow } from '../needs.js'
import { workCard } from './cards.js'
import { letterOf } from './letter.js'
import { sightOf, type Reading, type Sight } from './sight.js'

const MOST = 200

/** Who answers incidents: whoever runs the system, and the Office's leaders. The auditor looks. */
const ANSWERS: readonly Post[] = ['systemAdmin', 'chiefOfOffice', 'deputyChiefOfOffice']
const LOOKS: readonly Post[] = [...ANSWERS, 'auditor']

export function mayAnswerIncidents({ posts }: Pick<Sight, 'posts'>): boolean {
  return posts.some(({ post }) => ANSWERS.includes(post))
}
export function maySeeIncidents({ posts }: Pick<Sight, 'posts'>): boolean {
  return posts.some(({ post }) => LOOKS.includes(post))
}

/** What waits for a person, and what is tried again by itself, each with the work it is about. */
export async function incidentList(reading: Reading, actor: Actor): Promise<Result<IncidentList>> {
  const sight = await sightOf(reading, actor)
  const { engine, queries } = reading.needs
  const [incidents, failing, counts] = await Promise.all([engine.incidents(MOST), engine.failing(MOST), engine.countFailures()])
  const rows = await byId(
    queries,
    [...incidents, ...failing].map(({ instance }) => instance),
  )
  const roots = await byId(
    queries,
    [...rows.values()].map(({ root }) => root),
  )
  const viewOf = (failure: Failing | Incident): FailureView => failureView(sight, failure, rows, roots)
  return {
    ok: true,
    value: {
      incidents: { count: counts.incidents, rows: incidents.map(viewOf) },
      failing: { count: counts.failing, rows: failing.map(viewOf) },
      mayAnswer: mayAnswerIncidents(sight),
    },
  }
}

type Rows = ReadonlyMap<FullRow['id'], FullRow>

async function byId(queries: Reading['needs']['queries'], ids: readonly FullRow['id'][]): Promise<Rows> {
  return new Map(ids.length ? (await queries.full([...new Set(ids)])).map((row) => [row.id, row]) : [])
}

function failureView(sight: Sight, failure: Failing | Incident, rows: Rows, roots: Rows): FailureView {
  const { what, kind, instance, version, n, error, attempts, dueAt, lastTriedAt, nextTryAt } = failure
  const row = rows.get(instance)
  const root = row && roots.get(row.root)
  const { number, subject } = letterOf(root)
  return {
    id: 'id' in failure ? failure.id : null,
    key: `${what}:${instance}:${version}:${n ?? ''}`,
    what,
    kind,
    instance,
    work: row ? workCard(sight, row) : null,
    letter: root ? { directive: root.id, number, subject } : null,
    error,
    attempts,
    dueAt,
    openedAt: 'openedAt' in failure ? failure.openedAt : null,
    lastTriedAt,
    nextTryAt,
    args: JSON.parse(failure.args) as Record<string, unknown>,
  }
}
