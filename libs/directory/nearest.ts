import type { LocalDate, UnitId } from '#base'
import { coveredBy } from './abbreviation.js'
import { ownerOn, type Directory } from './directory.js'
import { lettersOff } from './letters-off.js'
import { compact, nameKey } from './name-key.js'
import type { Shape } from './name-index.js'
import { similarity, trigramsOf } from './similarity.js'
import type { Unit } from './unit.js'

/** Why a unit is offered for a name that is not known, the strongest reason first. */
export type Why =
  /** One or two letters off: a slip of the scanner or of the hand. */
  | { readonly is: 'slip'; readonly letters: number; readonly name: string }
  /** The name begins as its short form does. */
  | { readonly is: 'abbreviation'; readonly name: string }
  /** Near to the name of a unit that it took over. */
  | { readonly is: 'former'; readonly name: string }
  /** Bears this name, as others do. */
  | { readonly is: 'sameName'; readonly name: string }
  /** Has these words in common. */
  | { readonly is: 'sameWords'; readonly words: readonly string[] }
  | { readonly is: 'similar' }

/** A unit that may be meant, with the reason. */
export interface Near {
  readonly unit: Unit
  readonly why: Why
}

const OFFERED = 3
/** Of a short name one letter may be wrong, of a long one two; of four letters none, or everything would be near everything. */
const SLIPS = [
  { from: 10, letters: 2 },
  { from: 5, letters: 1 },
] as const
/** Words that say what kind of body it is, not which. */
const KINDS = new Set('so ban bo quy truong trung tam van phong ubnd hdnd tinh xa phuong uy va thuoc chi cuc quan ly cac'.split(' '))

/** Party and elected bodies are given no work (domain a.8): among names that are only alike they come after others. */
const OUTSIDE = 0.15

interface Scored extends Near {
  readonly score: number
}

/** The three units, of those that answer for somebody on that day, whose names are nearest to this one; the best first. */
export function nearestTo(directory: Directory, name: string, on: LocalDate): readonly Near[] {
  const words = nameKey(name).split(' ')
  const asked = { words, key: compact(words.join(' ')), grams: trigramsOf(words.join(' ')) }
  const best = new Map<UnitId, Scored>()
  for (const shape of directory.names.shapes) {
    const owner = ownerOn(directory, shape.unit.id, on)
    if (!owner || (owner.validFrom !== null && owner.validFrom > on)) continue
    const found = scored(asked, shape, owner)
    if (found.score > (best.get(owner.id)?.score ?? -1)) best.set(owner.id, found)
  }
  return [...best.values()]
    .sort((a, b) => b.score - a.score || a.unit.order - b.unit.order)
    .slice(0, OFFERED)
    .map(({ unit, why }) => ({ unit, why }))
}

interface Asked {
  readonly words: readonly string[]
  readonly key: string
  readonly grams: ReadonlySet<string>
}

function scored(asked: Asked, shape: Shape, unit: Unit): Scored {
  const { name } = shape
  const former = shape.via !== null || shape.unit.id !== unit.id
  const alike = similarity(asked.grams, shape.grams)
  const most = SLIPS.find(({ from }) => asked.key.length >= from)?.letters ?? 0
  const letters = most === 0 ? null : lettersOff(asked.key, compact(shape.words.join(' ')), most)
  if (letters !== null) return { unit, why: { is: 'slip', letters, name }, score: 3 - letters / 10 + alike / 100 }
  if (coveredBy(asked.words, shape.words) !== null) return { unit, why: { is: 'abbreviation', name }, score: 2 + alike / 100 }
  if (former) return { unit, why: { is: 'former', name }, score: alike }
  const common = new Set(asked.words.filter((word) => word.length > 1 && !KINDS.has(word) && shape.words.includes(word)))
  const words = name.split(/[\s,–-]+/u).filter((word) => common.has(nameKey(word)))
  const outside = unit.kind === 'party-or-elected' ? OUTSIDE : 0
  return { unit, why: words.length > 0 ? { is: 'sameWords', words } : { is: 'similar' }, score: alike - outside }
}
