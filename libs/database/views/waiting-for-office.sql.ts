import { statement, type NoArgs } from '../sql.js'
import { CARD, type CardColumns } from './cascade-queries.js'

// What waits for the Office, or was reported to a leader and is still open, or is late so that the Office was told of it; oldest first.
export const waitingForOffice = statement<NoArgs, CardColumns>(
  'waiting-for-office',
  [],
  /* sql */ `
select ${CARD}
from engine.instance i
where not i.done and (
  i.stage in ('proposed', 'reported')
  or i.stage in ('office', 'leaders') and not exists (select from engine.hold h where h.instance = any(i.id || i.ancestors))
  or (split_part(i.definition, '@', 1), i.state) in (
    ('directive', 'underReview'), ('directive', 'reportingUpward'),
    ('duty', 'reported'), ('duty', 'notApplicable'), ('unit-plan', 'awaitingApproval'),
    ('extension', 'requested'), ('urging-letter', 'drafted'), ('urging-letter', 'confirmed'),
    ('report-round', 'submitted'), ('assignment', 'notOurs')
  )
)
order by i.id`,
)
