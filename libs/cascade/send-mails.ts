import { cutMails } from './cut-mails.js'
import { handOver } from './hand-over.js'
import { tellHeldOver } from './held-over.js'
import type { Needs } from './needs.js'
import { worldOf } from './world.js'

/**
 * The second step of telling: each person's notices that are to be delivered by now become one mail, and waiting mails are handed over on each
 * channel. Called when nothing else is left to do at this moment, so that a morning gives one digest. Returns how many mails it touched.
 */
export async function sendMails(needs: Needs): Promise<number> {
  const world = await worldOf(needs)
  await tellHeldOver(needs, world)
  return (await cutMails(needs, world)) + (await handOver(needs, world))
}
