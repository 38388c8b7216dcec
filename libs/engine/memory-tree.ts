import type { InstanceId } from '#base'
import type { BirthRow, Totals } from './store.js'

type Counts = { -readonly [Member in keyof Totals]: Totals[Member] }

// Directives and assignments only hold work: they are none themselves.
const isWork = (definition: string): boolean => !/^(directive|assignment)@/.test(definition)

/** Who stands below whom, counted as it changes: a look at a parent costs the same with three children as with three thousand. */
export class MemoryTree {
  private readonly families = new Map<InstanceId, BirthRow['id'][]>()
  private readonly counts = new Map<InstanceId, Counts>()

  /** An instance as it is born, or as it becomes. */
  note(before: BirthRow | undefined, after: BirthRow): void {
    if (before === undefined) {
      this.counts.set(after.id, { open: 0, all: 0, openWork: 0, allWork: 0 })
      const family = this.families.get(after.root)
      if (family) family.push(after.id)
      else this.families.set(after.root, [after.id])
    }
    const born = before === undefined ? 1 : 0
    const opened = (after.done ? 0 : 1) - (before === undefined || before.done ? 0 : 1)
    if (born !== 0 || opened !== 0) this.count(after, born, opened)
  }

  /** All of a root's tree in the order of birth, itself among them. */
  family(root: InstanceId): readonly InstanceId[] {
    return this.families.get(root) ?? []
  }

  totals(target: InstanceId): Totals | null {
    const counts = this.counts.get(target)
    return counts ? { ...counts } : null
  }

  private count({ parent, ancestors, definition }: BirthRow, born: number, opened: number): void {
    const children = parent === null ? undefined : this.counts.get(parent)
    if (children) {
      children.all += born
      children.open += opened
    }
    if (!isWork(definition)) return
    for (const ancestor of ancestors) {
      const work = this.counts.get(ancestor)
      if (!work) continue
      work.allWork += born
      work.openWork += opened
    }
  }
}
