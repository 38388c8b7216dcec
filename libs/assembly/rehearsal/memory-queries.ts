import type { InstanceId } from '#base'
import type { CardRow, FullRow, Queries } from '#cascade'
import type { KeptInstance, MemoryStore } from '#engine'

const nameOf = ({ definition }: KeptInstance): string => definition.slice(0, definition.lastIndexOf('@'))

/** The reading sides of use cases on the store in memory: each answers what the named statement of its name answers (`libs/database/views/cascade-queries.ts`). */
export function memoryQueries(store: MemoryStore): Queries {
  // An instance as it stands is never changed in its place, so its card and its memory are read once.
  const cards = new WeakMap<KeptInstance, CardRow>()
  const read = new WeakMap<CardRow, FullRow>()
  const cardOf = (kept: KeptInstance): CardRow => {
    const known = cards.get(kept)
    const hold = store.holdOf(kept.id)
    if (known?.hold === hold) return known
    const card = { ...kept, hold }
    cards.set(kept, card)
    return card
  }
  const fullOf = (kept: KeptInstance): FullRow => {
    const card = cardOf(kept)
    const known = read.get(card)
    if (known) return known
    let context: FullRow['context'] | null = null
    const row: FullRow = {
      ...card,
      // Read when somebody asks: whoever looks through a tree asks few of its rows for their memory.
      get context() {
        context ??= (JSON.parse(kept.snapshot) as { context: FullRow['context'] }).context
        return context
      },
    }
    read.set(card, row)
    return row
  }
  const some = (ids: readonly InstanceId[]): KeptInstance[] => ids.flatMap((id) => store.instances.get(id) ?? [])
  const inOrder = (rows: readonly KeptInstance[]): KeptInstance[] => [...rows].sort((a, b) => a.id - b.id)
  const where = (which: (kept: KeptInstance) => boolean): KeptInstance[] => {
    const found: KeptInstance[] = []
    for (const kept of store.instances.values()) if (which(kept)) found.push(kept)
    return inOrder(found)
  }
  const family = (root: InstanceId): KeptInstance[] => inOrder(some(store.family(root)))
  return {
    directives: async () =>
      where((one) => one.parent === null && nameOf(one) === 'directive')
        .reverse()
        .map(fullOf),
    tree: async (root) =>
      family(root)
        .filter(({ id }) => id !== root)
        .map(cardOf),
    treeOf: async (root, definitions) =>
      family(root)
        .filter((one) => definitions.includes(nameOf(one)))
        .map(fullOf),
    full: async (ids) => some([...new Set(ids)]).map(fullOf),
    openWork: async (definitions) => where((one) => !one.done && definitions.includes(nameOf(one))).map(cardOf),
    openNaming: async (unit) => where(({ done, snapshot }) => !done && snapshot.includes(`"${unit}"`)).map(fullOf),
    held: async () => where((one) => !one.done && store.holdOf(one.id) !== null).map(fullOf),
    ofUnits: async (units) => where(({ unit }) => unit !== null && units.includes(unit)).map(fullOf),
  }
}
