import type { UnitId } from '#base'
import { statement } from '../sql.js'
import { CARD, type FullColumns } from './cascade-queries.js'

// Directives and rounds that these units draft or consolidate, ended ones too: a unit sees the cascades it consolidates.
export const entrusted = statement<{ units: readonly UnitId[] }, FullColumns>(
  'entrusted',
  ['units'],
  /* sql */ `
select ${CARD}, i.snapshot
from engine.instance i
where (i.definition like 'directive@%' or i.definition like 'report-round@%')
  and (i.snapshot::jsonb #>> '{context,focalUnit}' = any($1::text[]) or i.snapshot::jsonb #>> '{context,drafter}' = any($1::text[]))
order by i.id`,
)
