import type { KeptMail, Told } from '#contract'
import { unitRef } from './cards.js'
import type { MailRow, ToldRow } from './page-queries.js'
import { personRef } from './people.js'
import type { Sight } from './sight.js'

const NOBODY = { id: 0, name: '', title: '', phone: null }

/** One message with its proof. */
export function told({ world }: Pick<Sight, 'world'>, row: ToldRow): Told {
  return {
    id: row.id,
    at: row.writtenAt,
    deliverAt: row.deliverAt,
    person: personRef(world, row.person, row.unit) ?? NOBODY,
    unit: unitRef({ world }, row.unit),
    kind: row.kind,
    level: row.level,
    about: row.about,
    text: row.text,
    seenAt: row.seenAt,
    mail: row.mail,
    instance: row.instance,
  }
}

export function keptMail({ world }: Pick<Sight, 'world'>, row: MailRow): KeptMail {
  return {
    id: row.id,
    at: row.at,
    to: row.address,
    person: personRef(world, row.person) ?? NOBODY,
    subject: row.subject,
    text: row.text,
    status: row.status,
    response: row.response,
  }
}
