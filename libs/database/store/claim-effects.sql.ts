import { statement } from '../sql.js'

export interface EffectColumns {
  readonly instance: number
  readonly version: number
  readonly n: number
  readonly kind: string
  readonly target: number | null
  readonly args: string
  readonly at: number
  readonly actor: number
  readonly attempts: number
}

// Effects whose turn has come, in the order in which they were asked for. Uses effect_pending; the locks die with the transaction.
export const claimEffects = statement<{ limit: number }, EffectColumns>(
  'claim-effects',
  ['limit'],
  /* sql */ `
select instance, version, n, kind, target, args, at, actor, attempts
from engine.effect
where settled_at is null and not incident and retry_at <= (select house.now())
order by retry_at, instance, version, n
limit $1::int
for update skip locked`,
)
