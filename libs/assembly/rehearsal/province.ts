import { localDate, unitId, type UnitId } from '#base'
import type { DirectoryData, Group, Unit } from '#directory'
import { provinceUnits, sampleProvince } from '../sample/index.js'

const OF_THE_COMMITTEE = 'all-units-of-the-committee'
const COMMUNES = 'communes'

/**
 * The sample province with so many units that letters address as groups: of the 120 real ones the first in official order, beyond them
 * invented communes. A unit that a letter names by itself is there all the same.
 */
export function provinceOf(root: string, count: number): DirectoryData {
  const real = provinceUnits(root)
  const addressed = real.groups.filter(({ code }) => code === OF_THE_COMMITTEE || code === COMMUNES).flatMap(({ members }) => members)
  const left = new Set(addressed.slice(count))
  const invented = Array.from({ length: Math.max(0, count - addressed.length) }, (_, i) => inventedCommune(i + 1))
  const groups = real.groups.map((group): Group => ({ ...group, members: membersOf(group, left, invented) }))
  return sampleProvince(root, { units: [...real.units, ...invented], groups })
}

function membersOf({ code, members }: Group, left: ReadonlySet<UnitId>, invented: readonly Unit[]): UnitId[] {
  return [...members.filter((unit) => !left.has(unit)), ...(code === COMMUNES ? invented.map(({ id }) => id) : [])]
}

function inventedCommune(number: number): Unit {
  return {
    id: unitId(`xa-dien-tap-${number}`),
    name: `Ủy ban nhân dân xã Diễn Tập ${number}`,
    shortName: `UBND xã Diễn Tập ${number}`,
    abbr: null,
    kind: 'commune',
    parent: unitId('ubnd-tinh'),
    aliases: [],
    predecessors: [],
    validFrom: localDate('2025-07-01'),
    validTo: null,
    successor: null,
    order: 5000 + number,
    source: 'invented for rehearsals',
    confidence: 'low',
  }
}
