import { statement, type NoArgs } from '../sql.js'

// Mails that nobody will try again, and the work that they speak of.
export const unsent = statement<NoArgs, { mails: number; instances: readonly string[] }>(
  'unsent',
  [],
  /* sql */ `
select count(distinct m.id) as mails, coalesce(array_agg(distinct n.instance) filter (where n.instance is not null), '{}') as instances
from house.mail m
left join house.notice n on n.mail = m.id
where m.status = 'failed'`,
)
