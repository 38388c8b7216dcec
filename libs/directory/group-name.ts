import { fold, type LocalDate, type UnitId } from '#base'
import { ordered, ownerOn, type Directory } from './directory.js'
import { compact, groupKey, withoutBelonging, withoutPlace } from './name-key.js'
import { isValid, type Group } from './unit.js'

/** The class that bears this name, with or without counting words and “thuộc UBND tỉnh”. */
export function groupNamed(directory: Directory, name: string): Group | null {
  const { groups, place } = directory.names
  const key = withoutPlace(groupKey(name), place)
  for (const wanted of [compact(key), compact(withoutBelonging(key))]) {
    for (const tier of groups) {
      const group = tier.get(wanted)
      if (group) return group
    }
  }
  return null
}

/**
 * The class of which this name describes a part in words that no list has: “UBND các xã biên giới” → UBND các xã. The longest fitting name counts; a
 * name that goes on to a further kind of body (“…, đoàn thể”) is no part, nor is a single unit's, which has no counting word.
 */
export function groupNarrowed(directory: Directory, name: string): Group | null {
  if (!/^(?:ubnd |uy ban nhan dan )?(?:cac|nhung|mot so|cac thanh vien|\d+)\b/u.test(fold(name))) return null
  const key = `${groupKey(name)} `
  const names = directory.groups.flatMap((group) => group.names.map((one) => ({ group, key: `${groupKey(one)} ` })))
  const [best] = names.filter((one) => key.startsWith(one.key) && key !== one.key).sort((a, b) => b.key.length - a.key.length)
  if (!best || best.group.rule !== undefined || best.group.members.length === 0) return null
  const rest = key.slice(best.key.length)
  return /^(?:va |doan the|to chuc|hoi |huyen|thi xa|thanh pho|thi tran|doanh nghiep|dia phuong|phuong|xa|truong|don vi|co quan)/u.test(rest)
    ? null
    : best.group
}

/**
 * Members as they were on a day: whoever lived then and is in the list, or went into one that is. Where nobody of the class is on record for that
 * day (communes before 01/07/2025), those of today stand for it.
 */
export function membersOn(directory: Directory, group: Group, on: LocalDate): readonly UnitId[] {
  const heirs = group.members.flatMap((member) => ownerOn(directory, member, on)?.id ?? [])
  const listed = new Set<UnitId>([...group.members, ...heirs])
  const then = directory.inOrder.filter((unit) => isValid(unit, on) && leadsInto(directory, unit.id, listed))
  if (then.length > 0) return then.map((unit) => unit.id)
  return ordered(directory, heirs)
}

function leadsInto(directory: Directory, id: UnitId, listed: ReadonlySet<UnitId>): boolean {
  const seen = new Set<UnitId>()
  for (let next: UnitId | null = id; next !== null && !seen.has(next); next = directory.units.get(next)?.successor ?? null) {
    if (listed.has(next)) return true
    seen.add(next)
  }
  return false
}
