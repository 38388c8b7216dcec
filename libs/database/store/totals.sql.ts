import { statement } from '../sql.js'

// Children and work below each target. Uses instance_by_root. Directives and assignments only hold work: they are none themselves.
export const totals = statement<{ targets: readonly number[] }, { target: number; open: number; all: number; open_work: number; all_work: number }>(
  'totals',
  ['targets'],
  /* sql */ `
select
  target.id as target,
  count(*) filter (where i.parent = target.id and not i.done) as open,
  count(*) filter (where i.parent = target.id) as all,
  count(*) filter (where split_part(i.definition, '@', 1) not in ('directive', 'assignment') and not i.done) as open_work,
  count(*) filter (where split_part(i.definition, '@', 1) not in ('directive', 'assignment')) as all_work
from engine.instance target
left join engine.instance i on i.root = target.root and target.id = any(i.ancestors)
where target.id = any($1::bigint[])
group by target.id`,
)
