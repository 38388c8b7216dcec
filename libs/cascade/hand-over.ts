import { dayOf, type Instant } from '#base'
import { nextWorkingMorning } from '#calendar'
import { recipientsOf } from '#directory'
import { CHANNELS, type Channel } from './mail-needs.js'
import type { ChannelDoor, ClosedTry, Needs, NotReached, WaitingMail } from './needs.js'
import { contextOf } from './context.js'
import { mayDisturb, wakes } from './quiet-hours.js'
import { closed } from './retries.js'
import { personRef } from './views/people.js'
import type { World } from './world.js'

// So many lie in one process's hands at a time, so many of them on the line; a slow server holds one for a minute at most.
const AT_ONCE = 20
const LINES = 4
const LEASE_MS = 10 * 60_000

/** Hands over what waits on each channel, a few at a time, and keeps what the other side said. Returns how many it took. */
export async function handOver(needs: Needs, world: World): Promise<number> {
  let taken = 0
  for (const channel of CHANNELS) {
    const door = needs.channels.find((one) => one.channel === channel) ?? shut(channel)
    const mails = await needs.notices.take(world.now, channel, { limit: AT_ONCE, perMinute: door.perMinute, leaseMs: LEASE_MS })
    const closings: Promise<void>[] = []
    const queue = [...mails]
    const line = async (): Promise<void> => {
      for (let mail = queue.shift(); mail; mail = queue.shift()) await hand(needs, world, door, mail)
    }
    for (let i = 0; i < LINES; i++) closings.push(line())
    await Promise.all(closings)
    taken += mails.length
  }
  return taken
}

/** A channel that is not set any more: what was written for it is kept. */
const shut = (channel: Channel): ChannelDoor => ({ channel, perMinute: null, deliver: () => Promise.resolve({ is: 'kept', answer: null }) })

async function hand(needs: Needs, world: World, door: ChannelDoor, mail: WaitingMail): Promise<void> {
  const outcome = await door.deliver(mail)
  const now = await needs.engine.now()
  const closing = closed(mail, outcome, now)
  await needs.notices.handed(mail, { ...closing, retryAt: await calm(needs, world, mail, closing.retryAt) })
  if (mail.channel === 'mail') await noteAddress(needs, world, mail, closing)
}

/** A mail that is tried again at night would wake somebody: it waits for the morning, unless it is of a hỏa tốc letter. */
async function calm(needs: Needs, { calendar, policy }: World, mail: WaitingMail, retryAt: Instant | null): Promise<Instant | null> {
  if (retryAt === null || mayDisturb({ now: retryAt, today: dayOf(retryAt), calendar, policy }) || (await mayWake(needs, mail))) return retryAt
  return nextWorkingMorning(calendar, retryAt, policy)
}

async function mayWake(needs: Needs, { kind, thread }: WaitingMail): Promise<boolean> {
  if (kind !== 'urgent' || thread === null) return false
  const rows = await needs.queries.treeOf(thread, ['directive', 'assignment'])
  return rows.some((row) => wakes(contextOf(row).urgency))
}

/** An address that is refused, or missing, is a line of the Office's until a mail arrives there, and a notice to the unit's clerk, once. */
async function noteAddress(needs: Needs, world: World, mail: WaitingMail, { status, why, outcome }: ClosedTry): Promise<void> {
  const what = String(mail.person)
  if (status === 'sent') await needs.mailRoom.reached('address', [what])
  if (why !== 'bounced' && why !== 'noAddress') return
  const unit = world.directory.postsOf.get(mail.person)?.[0]?.unit ?? null
  const line: NotReached = { kind: 'address', what, unit, person: mail.person, role: null, detail: outcome.answer ?? '', instance: mail.thread }
  const [fresh] = await needs.mailRoom.notReached([line])
  if (fresh) await tellClerk(needs, world, mail, line)
}

async function tellClerk(needs: Needs, world: World, mail: WaitingMail, { unit, detail }: NotReached): Promise<void> {
  if (mail.thread === null) return
  const directive = mail.thread
  const keepers = [
    ...recipientsOf(world.directory, 'unitClerk', { unit }, world.today),
    ...recipientsOf(world.directory, 'systemAdmin', {}, world.today),
  ].filter(({ person }) => person.id !== mail.person)
  const who = personRef(world, mail.person)
  const name = `đồng chí ${who?.name ?? ''}${who?.title ? ` (${who.title})` : ''}`
  const text =
    mail.address === ''
      ? `Chưa có địa chỉ thư điện tử của ${name}. Đề nghị bổ sung để nhận được bản tin nhắc việc.`
      : `Hộp thư ${mail.address} của ${name} không nhận thư: ${detail}. Đề nghị kiểm tra, cập nhật địa chỉ.`
  await needs.notices.write(
    keepers.map(({ person, post }) => ({
      effect: `address:${mail.person}:${mail.address}:${mail.id}`,
      person: person.id,
      forPerson: null,
      post: post.post,
      role: post.post,
      unit,
      instance: directive,
      directive,
      about: 'address.notReached',
      kind: 'news',
      level: 0,
      stage: 'onTime',
      state: '',
      dueOn: null,
      dueSource: 'none',
      text,
      deliverAt: nextWorkingMorning(world.calendar, world.now, world.policy),
    })),
  )
}
