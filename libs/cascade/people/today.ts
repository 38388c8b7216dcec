import { dayOf, type LocalDate } from '#base'
import type { Needs } from '../needs.js'

export async function todayOf({ engine }: Pick<Needs, 'engine'>): Promise<LocalDate> {
  return dayOf(await engine.now())
}
