import type { Instant, InstanceId, PersonId } from '#base'
import { emptyBatch, type Batch, type BirthRow, type MoveRow, type Store } from '#engine'

export const BY = 7 as PersonId
export const HASH = 'ab'.repeat(32)
/** Everything that a text may hold and a careless statement would spoil. */
export const ODD = 'Báo cáo “đôn đốc” {"a":1,\\n} \'x\' – 100 % ✓ 𠀀'

/** An instance as it is born, with whatever a test cares about. */
export function birth(id: InstanceId, at: Instant, more: Partial<BirthRow> = {}): BirthRow {
  return {
    id,
    version: 1,
    done: false,
    snapshot: `{"of":${id}}`,
    hash: HASH,
    snapshotHash: HASH,
    definitionHash: 'definition',
    type: 'CREATE',
    at,
    actor: BY,
    reason: null,
    key: `birth-${id}`,
    event: '{}',
    bodyHash: null,
    record: null,
    onHold: false,
    unit: null,
    holder: null,
    stage: 'onTime',
    state: 'due',
    dueOn: null,
    dueSource: 'none',
    late: false,
    label: '',
    path: null,
    note: null,
    parent: null,
    root: id,
    ancestors: [],
    definition: 'duty@1',
    ...more,
  }
}

export function move(id: InstanceId, version: number, at: Instant, more: Partial<MoveRow> = {}): MoveRow {
  const { parent: _, ancestors: __, definition: ___, ...row } = birth(id, at)
  return { ...row, version, type: 'NOTE', key: `move-${id}-${version}`, ...more }
}

/** Instances that are born in a store, with whatever a test cares about. */
export async function bornIn(store: Store, count: number, more: (i: number, ids: readonly InstanceId[]) => Partial<BirthRow> = () => ({})) {
  const [ids, at] = [await store.newIds(count), await store.now()]
  await store.commit(batchOf({ births: ids.map((id, i) => birth(id, at, more(i, ids))) }))
  return ids
}

export const batchOf = (parts: Partial<Batch>): Batch => ({ ...emptyBatch(), ...parts })
