import type { House } from '#assembly'
import { statement } from '#database'

/** What the walk reports, each figure counted from the database. */
export interface Figures {
  readonly units: number
  readonly instances: Readonly<Record<string, number>>
  readonly transitions: number
  readonly reminders: number
  readonly escalations: { readonly level1: number; readonly level2: number; readonly level3: number }
  readonly confirmations: number
  readonly level3OnOfficerDate: number
  readonly reports: number
  readonly closed: boolean
}

const instances = statement<{ root: number }, { name: string; count: number }>(
  'walk-instances',
  ['root'],
  "select split_part(definition, '@', 1) as name, count(*) from engine.instance where root = $1 group by 1 order by 1",
)
const moves = statement<{ root: number }, { transitions: number; confirmations: number }>(
  'walk-moves',
  ['root'],
  "select count(*) as transitions, count(*) filter (where h.type = 'REPORT_TO_LEADER') as confirmations from engine.history h join engine.instance i on i.id = h.instance where i.root = $1",
)
const notices = statement<{ root: number }, { reminders: number; level1: number; level2: number; level3: number; officer: number }>(
  'walk-notices',
  ['root'],
  /* sql */ `
select count(*) filter (where kind = 'reminder') as reminders,
  count(*) filter (where kind = 'escalation' and level = 1) as level1,
  count(*) filter (where kind = 'escalation' and level = 2) as level2,
  count(*) filter (where kind = 'escalation' and level = 3) as level3,
  count(*) filter (where level = 3 and due_source is distinct from 'signed') as officer
from house.notice where directive = $1 and withdrawn_at is null`,
)
const reports = statement<{ root: number }, { reports: number }>(
  'walk-reports',
  ['root'],
  "select count(*) as reports from engine.instance where root = $1 and definition like 'unit-report@%' and state = 'accepted'",
)
const state = statement<{ root: number }, { state: string }>('walk-state', ['root'], 'select state from engine.instance where id = $1')

export async function figuresOf(house: House, root: number): Promise<Figures> {
  const { sql } = house.database
  const one = async <Row>(rows: Promise<Row[]>): Promise<Row> => {
    const [row] = await rows
    if (!row) throw new Error(`no directive ${root}`)
    return row
  }
  const counts = Object.fromEntries((await sql.run(instances, { root })).map(({ name, count }) => [name, count]))
  const { transitions, confirmations } = await one(sql.run(moves, { root }))
  const { reminders, level1, level2, level3, officer } = await one(sql.run(notices, { root }))
  const { reports: handedIn } = await one(sql.run(reports, { root }))
  const end = await one(sql.run(state, { root }))
  return {
    units: counts['assignment'] ?? 0,
    instances: counts,
    transitions,
    reminders,
    escalations: { level1, level2, level3 },
    confirmations,
    level3OnOfficerDate: officer,
    reports: handedIn,
    closed: end.state === 'ended',
  }
}
