import { statement } from '../sql.js'

// No longer on hold by itself; an ancestor's hold stands.
export const release = statement<{ instance: number }, never>('release', ['instance'], /* sql */ `delete from engine.hold where instance = $1::bigint`)
