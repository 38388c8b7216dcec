import { messagesFrom, type CutMail, type House, type Message, type Stage, type ToldNotice } from '#assembly'
import type { InstanceId } from '#base'
import { statement, type NoArgs } from '#database'

const notices = statement<{ directive: InstanceId }, ToldNotice>(
  'test-notices-of-life',
  ['directive'],
  /* sql */ `
select id, person, body ->> 'post' as post, unit, instance, about, kind, level, due_on as "dueOn", due_source as "dueSource", coalesce(body ->> 'dueTime', '24:00') as "dueTime", body ->> 'text' as text,
  deliver_at as "deliverAt", mail, withdrawn_at is not null as withdrawn
from house.notice where directive = $1 order by id`,
)
const mails = statement<NoArgs, CutMail>(
  'test-mails-of-life',
  [],
  /* sql */ `
select id, person, kind, created_at as "cutAt", array(select n.id::int from house.notice n where n.mail = m.id order by n.id) as notices
from house.mail m where channel = 'mail' order by id`,
)

/** What a house in life told of a directive, by the function that tells it of a rehearsal, from the rows of the database. */
export async function messagesOfLife({ database, engine, needs }: House, directive: InstanceId): Promise<readonly Message[]> {
  return messagesFrom({ engine, needs }, await database.sql.run(notices, { directive }), await database.sql.run(mails, {}))
}

/**
 * The same list with its works named by what they are instead of by their numbers, which two houses give differently: the kind, the unit, the place in
 * the letter and the how manieth of these it is. Sorted, since what happens at one moment happens in no order.
 */
export async function comparable({ needs }: Pick<Stage, 'needs'>, directive: InstanceId, messages: readonly Message[]): Promise<readonly object[]> {
  const names = await namesOfWorks(needs, directive)
  const named = messages.map((message) => ({ ...message, about: message.about && { ...message.about, step: withName(message.about.step, names) } }))
  return named
    .map((message) => ({ message, key: JSON.stringify(message) }))
    .sort((one, other) => (one.key < other.key ? -1 : 1))
    .map(({ message }) => message)
}

const withName = (step: string, names: ReadonlyMap<string, string>): string => step.replace(/#(\d+)$/u, (_, id: string) => names.get(id) ?? `#${id}`)

async function namesOfWorks(needs: Stage['needs'], directive: InstanceId): Promise<ReadonlyMap<string, string>> {
  const rows = [...(await needs.queries.full([directive])), ...(await needs.queries.tree(directive))].sort((a, b) => a.id - b.id)
  const counts = new Map<string, number>()
  return new Map(
    rows.map(({ id, definition, unit, path, label }) => {
      const what = `${definition} of ${unit} for ${path ?? label}`
      counts.set(what, (counts.get(what) ?? 0) + 1)
      return [String(id), `${what}, no. ${counts.get(what)}`]
    }),
  )
}
