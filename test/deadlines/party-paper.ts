import { openHouse, rootDir, settingsOf, type House } from '#assembly'
import { addDays, at, clockOf, dayOf, localDate, type Instant, type InstanceId, type LocalDate, type PersonId } from '#base'
import { must } from '../support/house.js'
import { messagesOfLife } from './messages-of-life.js'

/** A house on a database that is there, with the sample's people when it is opened first. */
export function houseOn(url: string, startsOn: string, clock = '08:00', env: Readonly<Record<string, string>> = {}): Promise<House> {
  const root = rootDir()
  const beginning = { kind: 'sample' as const, story: false, startsAt: at(localDate(startsOn), clock) }
  return openHouse({ root, settings: settingsOf({ DATABASE_URL: url, ...env }, root, true), log: () => undefined, beginning })
}

/**
 * A letter that the Office itself is to draft after a Party paper, by that day, and nobody drafts it: the smallest thing with a whole ladder. The
 * drafter is reminded two working days before and on the day, the division hears on the first working day after, the deputy chief on the third,
 * and the chief on his list of the Monday after that.
 */
export async function takePartyPaper(house: House, dueOn: string, number = '15-KH/TU'): Promise<InstanceId> {
  const directory = await house.needs.directory()
  const officer = directory.posts.find(({ post, field }) => post === 'deskOfficer' && field === 'VX')
  if (!officer) throw new Error('nobody follows the field')
  const instruction = { drafter: 'van-phong-ubnd-tinh', dueOn: localDate(dueOn) }
  const taken = must(await house.cascade.takeInSuperior({ person: officer.person }, { number, field: 'VX', instruction }))
  await house.settle()
  return taken.directive as InstanceId
}

/** What was heard of it, a line each: the moment of the mail, what it was, its level, the last day of its date, and who read it. */
export async function heardOf(house: House, directive: InstanceId): Promise<string[]> {
  const messages = await messagesOfLife(house, directive)
  const lines = messages.flatMap(({ at: moment, kind, level, about, to }) =>
    about?.dueAt ? [`${moment.slice(0, 16)} ${kind} ${level} of ${lastDayOf(about.dueAt)} to ${to.post}`] : [],
  )
  return lines.sort()
}

/** A date ends at 24:00, which is the next day's first moment. */
const lastDayOf = (dueAt: string): LocalDate => addDays(localDate(dueAt.slice(0, 10)), -1)

/** Each digest: its moment, its reader, and how much it gathered. */
export async function digestsOf(house: House, directive: InstanceId): Promise<string[]> {
  const messages = await messagesOfLife(house, directive)
  return messages
    .flatMap(({ at: moment, kind, to, reason }) => (kind === 'digest' ? [`${moment.slice(0, 16)} ${to.person}: ${reason.split(' ')[0]}`] : []))
    .sort()
}

/** When each rung of its ladder was to ring, and when it rang. */
export async function rangOf({ engine }: House, directive: InstanceId): Promise<string[]> {
  const rows = (await engine.history(directive)).filter(({ type }) => type === 'TIMER')
  return rows.map(({ at: moment, event }) => `${said((JSON.parse(event) as { dueAt: Instant }).dueAt)}, rang ${said(moment)}`)
}

const said = (moment: Instant): string => `${dayOf(moment)} ${clockOf(moment)}`

export async function administratorOf(house: House): Promise<{ person: PersonId }> {
  const held = (await house.needs.directory()).posts.find(({ post }) => post === 'systemAdmin')
  if (!held) throw new Error('nobody runs the system')
  return { person: held.person }
}
