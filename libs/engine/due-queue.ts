import type { Instant } from '#base'

/**
 * What falls due, one item a key, the earliest first: a binary heap, so that looking at the head costs nothing however much waits behind it.
 * What was replaced or taken away stays in the heap until its turn and is passed over then.
 */
export class DueQueue<Key, Item> {
  private readonly waiting = new Map<Key, Item>()
  private readonly heap: Item[] = []
  private aside: Item[] = []

  constructor(
    private readonly keyOf: (item: Item) => Key,
    private readonly dueAt: (item: Item) => Instant,
    /** Among what is due at one moment. */
    private readonly tie: (a: Item, b: Item) => number,
    /** False for what may not be taken now (it is on hold): it is put aside until `wake`. */
    private readonly mayRing: (item: Item) => boolean = () => true,
  ) {}

  get items(): ReadonlyMap<Key, Item> {
    return this.waiting
  }

  /** An item is never changed in its place: another one takes it. */
  set(item: Item): void {
    this.waiting.set(this.keyOf(item), item)
    this.push(item)
  }

  delete(key: Key): void {
    this.waiting.delete(key)
  }

  /** Up to `limit` of what is due, in order. It stays until it is deleted or replaced. */
  due(now: Instant, limit: number): Item[] {
    const due: Item[] = []
    while (due.length < limit) {
      const head = this.head()
      if (head === undefined || this.dueAt(head) > now) break
      this.pop()
      due.push(head)
    }
    for (const item of due) this.push(item)
    return due
  }

  next(): Instant | null {
    const head = this.head()
    return head === undefined ? null : this.dueAt(head)
  }

  /** A hold has ended: what was put aside is looked at again. */
  wake(): void {
    for (const item of this.aside.splice(0)) if (this.isWaiting(item)) this.push(item)
  }

  private isWaiting(item: Item): boolean {
    return this.waiting.get(this.keyOf(item)) === item
  }

  private head(): Item | undefined {
    for (;;) {
      const head = this.heap[0]
      if (head === undefined || (this.isWaiting(head) && this.mayRing(head))) return head
      this.pop()
      if (this.isWaiting(head)) this.aside.push(head)
    }
  }

  private isBefore(a: Item, b: Item): boolean {
    return (this.dueAt(a) - this.dueAt(b) || this.tie(a, b)) < 0
  }

  private push(item: Item): void {
    const { heap } = this
    let place = heap.length
    while (place > 0) {
      const above = (place - 1) >> 1
      const parent = heap[above] as Item
      if (!this.isBefore(item, parent)) break
      heap[place] = parent
      place = above
    }
    heap[place] = item
  }

  private pop(): void {
    const { heap } = this
    const last = heap.pop() as Item
    if (heap.length === 0) return
    let place = 0
    for (;;) {
      const left = 2 * place + 1
      if (left >= heap.length) break
      const right = left + 1
      const child = right < heap.length && this.isBefore(heap[right] as Item, heap[left] as Item) ? right : left
      if (!this.isBefore(heap[child] as Item, last)) break
      heap[place] = heap[child] as Item
      place = child
    }
    heap[place] = last
  }
}
