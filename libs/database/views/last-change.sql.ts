import { statement, type NoArgs } from '../sql.js'

// The newest number of history; 0 when nothing happened yet. Uses history_by_seq.
export const lastChange = statement<NoArgs, { seq: number }>('last-change', [], 'select coalesce(max(seq), 0) as seq from engine.history')
