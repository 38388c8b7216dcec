import type { DeliveryProof, KeptMail, PassedOnView, Told } from '#contract'
import { unitRef } from './cards.js'
import type { MailRow, PassedOnRow, ProofRow, ToldRow } from './page-queries.js'
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
    forPerson: personRef(world, row.forPerson, row.unit),
    unit: unitRef({ world }, row.unit),
    kind: row.kind,
    level: row.level,
    about: row.about,
    text: row.text,
    seenAt: row.seenAt,
    silent: row.silent,
    mail: row.mail && proof(row.mail),
    copies: row.copies.map(proof),
    instance: row.instance,
    directive: row.directive,
  }
}

const proof = (row: ProofRow): DeliveryProof => row

export function keptMail({ world }: Pick<Sight, 'world'>, row: MailRow): KeptMail {
  return {
    id: row.id,
    at: row.at,
    to: row.address,
    person: personRef(world, row.person) ?? NOBODY,
    subject: row.subject,
    text: row.text,
    kind: row.kind,
    proof: proof(row.proof),
    why: row.why,
    nextTryAt: row.nextTryAt,
  }
}

export function passedOnView({ world }: Pick<Sight, 'world'>, row: PassedOnRow): PassedOnView {
  const { id, instance, channel, whom, said, source, passedAt, at } = row
  return { id, instance, channel, whom, said, source, passedAt, at, unit: unitRef({ world }, row.unit), by: personRef(world, row.by) ?? NOBODY }
}
