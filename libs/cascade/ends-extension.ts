import type { Loaded, Move } from '#engine'
import { contextOfLoaded } from './context.js'

/**
 * An open request for more time ends in the command in which its work forgets it (handing in, a round that closes without a report): nothing is
 * left to decide. Which events forget it is read off the statechart, so `workflow check` and the house cannot disagree.
 */
export function endsExtension(loaded: Loaded, event: string): Move[] {
  const { extension } = contextOfLoaded(loaded)
  const leaf = loaded.definition.leaves.work[loaded.snapshot.value.work]
  const forgets = leaf?.on.get(event)?.some(({ actions }) => actions.some(({ name }) => name === 'clearExtension')) ?? false
  if (extension === null || !forgets || ANSWERS.includes(event)) return []
  return [{ instance: extension as never, event: { type: 'TAKE_BACK' }, byHouse: true }]
}

// They come from the request itself, which ends by its own move of the same command.
const ANSWERS = ['EXTENSION_GRANTED', 'EXTENSION_REFUSED', 'EXTENSION_WITHDRAWN']
