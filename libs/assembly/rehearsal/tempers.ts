import type { UnitId } from '#base'
import { chanceOf } from './chance.js'

export const BEHAVIOURS = ['punctual', 'mixed', 'late', 'silent'] as const
/** How the units of a rehearsal behave, taken together. */
export type Behaviour = (typeof BEHAVIOURS)[number]

/** How one unit behaves: hands in before the date, asks for more time, finds the work not its own, hands in days after, or says nothing until it is urged. */
export type Temper = 'prompt' | 'asks' | 'disputes' | 'late' | 'silent'

// Mixed: fewer late ones than the share (policy: 30 %) at which a date, not a unit, is taken to be at fault.
const SHARES: Readonly<Record<Behaviour, readonly (readonly [Temper, number])[]>> = {
  punctual: [['prompt', 1]],
  mixed: [
    ['silent', 0.05],
    ['disputes', 0.01],
    ['asks', 0.08],
    ['late', 0.11],
    ['prompt', 0.75],
  ],
  late: [
    ['silent', 0.1],
    ['asks', 0.1],
    ['late', 0.5],
    ['prompt', 0.3],
  ],
  silent: [['silent', 1]],
}

/**
 * Deals the tempers out by lot, in exactly their shares (at least one unit of each, where there are as many units as tempers): a dozen units
 * rehearse what 120 do. The focal unit of a mixed province is prompt, since everything else waits for it.
 */
export function tempersOf(behaviour: Behaviour, units: readonly UnitId[], focal: readonly UnitId[], seed: number): ReadonlyMap<UnitId, Temper> {
  const dealt = new Map<UnitId, Temper>()
  const lots = [...units]
    .filter((unit) => behaviour === 'silent' || !focal.includes(unit))
    .map((unit) => ({ unit, lot: chanceOf(seed, 'temper', unit) }))
    .sort((a, b) => a.lot - b.lot || (a.unit < b.unit ? -1 : 1))
  for (const [temper, share] of SHARES[behaviour]) {
    const count = Math.max(1, Math.round(share * units.length))
    for (const { unit } of lots.splice(0, count)) dealt.set(unit, temper)
  }
  for (const { unit } of lots) dealt.set(unit, 'prompt')
  return dealt
}
