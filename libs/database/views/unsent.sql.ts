import { statement, type NoArgs } from '../sql.js'

// Mails that nobody will try again and after which no other one reached the person, and the work that they speak of.
export const unsent = statement<NoArgs, { mails: number; instances: readonly string[] }>(
  'unsent',
  [],
  /* sql */ `
select count(distinct m.id) as mails, coalesce(array_agg(distinct n.instance) filter (where n.instance is not null), '{}') as instances
from house.mail m
left join house.notice n on n.mail = coalesce(m.copy_of, m.id)
where m.status in ('failed', 'uncertain')
  and not exists (select from house.mail later where later.person = m.person and later.channel = m.channel and later.status = 'sent' and later.id > m.id)`,
)
