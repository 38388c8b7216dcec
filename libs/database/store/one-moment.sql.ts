import { statement, type NoArgs } from '../sql.js'

// All that follows in this transaction sees one moment.
export const oneMoment = statement<NoArgs, never>('one-moment', [], 'set transaction isolation level repeatable read read only')
