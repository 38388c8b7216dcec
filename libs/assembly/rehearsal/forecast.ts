import { at, dayOf, type Instant, type InstanceId, type LocalDate } from '#base'
import type { WorkingCalendar } from '#calendar'
import { personRef, worldOf, type DueNotice, type MailRoom, type Policies } from '#cascade'
import type { Standing } from '#database'
import type { DirectoryData } from '#directory'
import { emptyBatch, type BirthRow, type Definitions, type MemoryStore } from '#engine'
import { memoryMailRoom } from './memory-mail-room.js'
import { openMemoryHouse, type MemoryHouse } from './memory-house.js'

/** One message that would go out on a morning. */
export interface ForecastMail {
  readonly person: { readonly id: number; readonly name: string; readonly title: string }
  readonly channel: 'mail'
  readonly address: string
  /** `silent`, `declined`: it would be written and not sent. */
  readonly status: 'waiting' | 'silent' | 'declined'
  readonly kind: 'digest' | 'urgent'
  readonly subject: string
  readonly lines: readonly string[]
}
/** What the forecast needs of a house: read, never written. */
export interface House {
  readonly definitions: Definitions
  readonly standing: Standing
  /** Written already, not yet in a mail. */
  readonly unmailed: readonly DueNotice[]
  readonly province: DirectoryData
  readonly calendar: WorkingCalendar
  readonly policies: Policies
  readonly publicUrl: string
  readonly now: Instant
  readonly rules: Pick<MailRoom, 'silence' | 'declined'>
}

/**
 * What would go out on that morning if nobody did anything until then: all that runs is set up in memory, and its clock walks there over every rung on
 * the way. The database is only read. Mails of the very day, in the order in which they would be cut.
 */
export async function forecast(house: House, on: LocalDate): Promise<readonly ForecastMail[]> {
  const { definitions, province, calendar, policies, publicUrl, now, rules } = house
  const memory = openMemoryHouse({
    definitions,
    province,
    calendar,
    policies,
    publicUrl,
    startsAt: now,
    keepsWords: true,
    mailRoom: { ...memoryMailRoom(), ...rules },
  })
  await setUp(memory, house)
  await memory.moveClock(at(on, policies.general.morning))
  const world = await worldOf(memory.needs)
  const cut = [...memory.notices.mails.values()].filter(({ cutAt }) => dayOf(cutAt) === on && cutAt >= now)
  return cut.map(({ person, address, subject, kind, status, notices }) => {
    const who = personRef(world, person)
    return {
      person: { id: person, name: who?.name ?? '', title: who?.title ?? '' },
      channel: 'mail',
      address,
      status: status === 'silent' || status === 'declined' ? status : 'waiting',
      kind,
      subject,
      lines: notices.flatMap((id) => memory.notices.all.get(id)?.text ?? []),
    }
  })
}

async function setUp({ store, notices }: MemoryHouse, { standing, unmailed }: House): Promise<void> {
  const { instances, timers, effects, holds, told, digests } = standing
  await passIds(store, Math.max(0, ...instances.map(({ id }) => id)))
  const births = instances.map((row): BirthRow => ({ ...row, ...AS_IT_STANDS, key: `standing:${row.id}` }))
  await store.commit({ ...emptyBatch(), births, sets: [...timers], effects: [...effects], holds: [...holds] })
  const waiting = new Set(unmailed.map(({ person, effect }) => `${person} ${effect}`))
  notices.remember(
    told.filter(({ person, effect }) => !waiting.has(`${person} ${effect}`)),
    digests,
  )
  await notices.write(unmailed)
}

const AS_IT_STANDS = { snapshotHash: '', definitionHash: '', type: 'CREATE', event: '{}', reason: null, bodyHash: null, record: null, onHold: true } as const

/** Ids that are taken are not given again. */
async function passIds(store: MemoryStore, last: InstanceId | number): Promise<void> {
  for (;;) {
    const [next = 0] = await store.newIds(1)
    if (next > last) return
    await store.newIds(Math.min(100_000, Number(last) - Number(next)))
  }
}
