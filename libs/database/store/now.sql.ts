import { statement, type NoArgs } from '../sql.js'

// The house's clock.
export const now = statement<NoArgs, { now: number }>('now', [], /* sql */ `select house.now() as now`)
