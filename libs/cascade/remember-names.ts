import { formatDate, ok, refuse, type InstanceId, type PersonId, type Result } from '#base'
import { aliasKey, expand, resolveName } from '#directory'
import { fullNumber } from './context.js'
import type { DraftBody } from './draft-body.js'
import type { Needs } from './needs.js'
import { namesSaid } from './stands-for.js'
import type { World } from './world.js'

/**
 * Keeps what an officer answered about names that were asked, for the next letters: whom the name stands for, who said so, in which letter. Taking
 * an answer back, or “nobody”, withdraws it. Names that the directory knows by itself are never explained by anybody.
 */
export async function rememberNames(needs: Needs, world: World, by: PersonId, directive: InstanceId, before: DraftBody, after: DraftBody): Promise<void> {
  for (const { kind, params } of after.questions) {
    const name = String(params['name'])
    const said = after.successors[name]
    if (kind !== 'unknownUnit' || said === before.successors[name] || isOfficial(world, name)) continue
    const key = aliasKey(name, world.directory.names.place)
    const meaning = said === undefined ? null : meaningOf(world, said)
    if (meaning) await needs.aliases.remember({ ...meaning, name, key, by, directive, letter: letterOf(after) })
    else await needs.aliases.withdraw({ key, by, reason: said === undefined ? 'Hoàn tác câu trả lời.' : 'Không giao theo dõi cho tên này.' })
  }
}

function isOfficial({ directory, today }: World, name: string): boolean {
  const known = resolveName(directory, name, today)
  return (known.is === 'unit' || known.is === 'group') && known.alias === null
}

/** The class that was named, or the units; null for nobody. */
function meaningOf({ directory, today }: World, said: string): { units: DraftBody['obligations'][number]['units']; group: string | null } | null {
  const [only, ...more] = namesSaid(said)
  if (only === undefined) return null
  const one = more.length === 0 ? resolveName(directory, only, today) : null
  if (one?.is === 'group' && directory.groups.some(({ code }) => code === one.group.code)) return { units: [], group: one.group.code }
  const units = expand(directory, [only, ...more], today, []).members
  return units.length === 0 ? null : { units, group: null }
}

/** `1436/UBND-VX ngày 09/11/2026`, or what else the letter is called by as long as it has no number. */
function letterOf({ header }: DraftBody): string | null {
  const number = fullNumber(header)
  const day = header.issuedOn === null ? '' : ` ngày ${formatDate(header.issuedOn)}`
  return number === null ? header.subject : `${number}${day}`
}

/** Withdraws one explained name. `by` is whoever does it. Problem `alias.unknown`. */
export async function withdrawAlias(needs: Needs, id: number, by: PersonId, reason: string): Promise<Result<{ readonly name: string }>> {
  const name = await needs.aliases.withdraw({ id, by, reason })
  return name === null ? refuse('alias.unknown', { alias: id }) : ok({ name })
}
