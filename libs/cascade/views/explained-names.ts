import type { Result } from '#base'
import type { ExplainedName } from '#contract'
import type { Actor, KeptAlias } from '../needs.js'
import { unitRef } from './cards.js'
import { personRef } from './people.js'
import { sightOf, type Reading, type Sight } from './sight.js'

/** Names that officers explained, newest first, also those withdrawn. Who may call it stands in `RULES`. */
export async function explainedNames(reading: Reading, actor: Actor): Promise<Result<readonly ExplainedName[]>> {
  const sight = await sightOf(reading, actor)
  return { ok: true, value: (await reading.needs.aliases.all()).map((alias) => viewOf(sight, alias)) }
}

function viewOf({ world }: Sight, { id, name, units, group, by, at, directive, letter, ...gone }: KeptAlias): ExplainedName {
  return {
    id,
    name,
    units: units.flatMap((unit) => unitRef({ world }, unit) ?? []),
    group: group === null ? null : (world.directory.groups.find(({ code }) => code === group)?.names[0] ?? group),
    by: personRef(world, by),
    at,
    directive,
    letter,
    withdrawn: gone.withdrawnAt === null ? null : { by: personRef(world, gone.withdrawnBy), at: gone.withdrawnAt, reason: gone.withdrawnWhy },
  }
}
