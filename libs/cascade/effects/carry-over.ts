import type { InstanceId } from '#base'
import type { Deliverer, Move, PendingEffect } from '#engine'
import { contextOf, isOfThePast, nameOf } from '../context.js'
import { endsExtension } from '../ends-extension.js'
import { ladderRecipes } from '../ladders.js'
import type { FullRow, Needs } from '../needs.js'
import { takeOverRules } from '../take-over-rules.js'
import { within, worldOf } from '../world.js'
import { inBatches, keyOf, sendAsHouse } from './house.js'

/**
 * What was handed in to the directives that this one replaces counts here: a unit's plan for the unit's plan of the same order (the first for the
 * first, …), its report where it owes exactly one. By reference: number, day and file stand in both, `from` says where it was handed in.
 * Where nothing stands to be carried to, it stays on record in the old directive. Rules of reminding that the old one had of its own go on here.
 * Re-runnable: the pairs depend on nothing that this changes.
 */
export function carryOverEffect(needs: Needs): Deliverer {
  return async (effects) => {
    for (const effect of effects) {
      const { from } = JSON.parse(effect.args) as { from: readonly InstanceId[] }
      for (const old of from) {
        // First the rules: what is carried over starts its waiting times by them.
        await takeOverRules(needs, effect.instance, old, effect.actor)
        await carryFrom(needs, effect, old)
      }
    }
  }
}

const CARRIED = ['unit-plan', 'unit-report']

async function carryFrom(needs: Needs, effect: PendingEffect, old: InstanceId): Promise<void> {
  const [all, now] = await Promise.all([needs.queries.treeOf(old, CARRIED), needs.queries.treeOf(effect.instance, CARRIED)])
  // A plan or report of years before answers nothing that a new letter asks.
  const before = all.filter((row) => !isOfThePast(row))
  await inBatches(pairsOf(before, now), ([from, to]) => carry(needs, `${keyOf(effect)}:${to.id}`, from, to.id))
}

/** One answer goes to another piece of work, with the five working days in which the Office may object to it. */
export async function carry(needs: Needs, key: string, from: FullRow, to: InstanceId): Promise<void> {
  const { answer, late } = contextOf(from)
  if (answer === null) return
  const target = await needs.engine.load(to)
  if (!target.ok) return
  const world = within(await worldOf(needs), target.value.row.root)
  const consent = ladderRecipes['consent']?.(world, contextOf(from), 'onTime', {})
  const moves: Move[] = [{ instance: to, event: { type: 'CARRIED', answer, late, from: from.id, ...consent } }]
  await sendAsHouse(needs, key, [...moves, ...endsExtension(target.value, 'CARRIED')])
}

/** Pairs of what was handed in before and what is asked now, by unit and kind, in the order of their orders. */
export function pairsOf(before: readonly FullRow[], now: readonly FullRow[]): (readonly [FullRow, FullRow])[] {
  const key = (row: FullRow): string => `${nameOf(row.definition)} ${row.unit}`
  const inOrder = (rows: readonly FullRow[], of: string): FullRow[] => rows.filter((row) => key(row) === of).sort((a, b) => a.id - b.id)
  return [...new Set(now.map(key))].flatMap((of) => {
    const [old, asked] = [inOrder(before, of), inOrder(now, of)]
    if (of.startsWith('unit-report')) {
      const last = old.filter(wasHandedIn).at(-1)
      const [only, ...others] = asked
      return last && only && others.length === 0 ? [[last, only] as const] : []
    }
    return asked.flatMap((to, i) => {
      const from = old[i]
      return from && wasHandedIn(from) ? [[from, to] as const] : []
    })
  })
}

// The answer is what counts, not the state: what a replaced directive had in hand ends with it. “Not in our area” is no paper to be carried over.
export function wasHandedIn(row: FullRow): boolean {
  const { answer } = contextOf(row)
  return answer !== null && answer.is !== 'NOT_APPLICABLE'
}
