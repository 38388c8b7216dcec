import type { InstanceId } from '#base'
import type { Standing } from './plan.js'

// A directive of a whole province is some thousands of instances, a few kB each.
const MOST = 20_000

/**
 * Where instances stood after their last commit by this process, the longest unused forgotten first. It saves the reading before a step and
 * proves nothing: the commit compares the version and asks for holds, so what is remembered wrongly costs one more round trip (decision 0012).
 */
export class Remembered {
  private readonly standings = new Map<InstanceId, Standing>()

  get(id: InstanceId): Standing | undefined {
    return this.standings.get(id)
  }

  keep(after: ReadonlyMap<InstanceId, Standing>): void {
    for (const [id, standing] of after) {
      this.standings.delete(id)
      // What has ended is hardly ever moved again, and a hold may end by another's command.
      if (!standing.snapshot.done && standing.row.hold === null) this.standings.set(id, standing)
    }
    for (const id of this.standings.keys()) {
      if (this.standings.size <= MOST) break
      this.standings.delete(id)
    }
  }

  forget(id: InstanceId | null): void {
    if (id !== null) this.standings.delete(id)
  }
}
