import { statement } from '../sql.js'

// Numbers for instances to be born; one that is drawn and not used leaves a gap, which is fine.
export const newIds = statement<{ count: number }, { id: number }>(
  'new-ids',
  ['count'],
  /* sql */ `select nextval('engine.instance_id') as id from generate_series(1, $1::int)`,
)
