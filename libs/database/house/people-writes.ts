import { unreachable, type LocalDate, type PersonId } from '#base'
import type { Edit, NewPerson, NewPost, PeopleChange } from '#cascade'
import { statement, type Sql } from '../sql.js'

// An address that was corrected is tried again: its line among those who are not reached goes.
const contact = statement<{ person: PersonId; name: string; phone: string | null; email: string | null }, never>(
  'change-contact',
  ['person', 'name', 'phone', 'email'],
  /* sql */ `
with before as (
  select email from house.person where id = $1::bigint
), mended as (
  update house.not_reached set ended_at = house.now()
  where kind = 'address' and what = $1::bigint::text and ended_at is null and $4::text is not null and $4::text is distinct from (select email from before)
)
update house.person set name = $2::text, phone = $3::text, email = $4::text where id = $1::bigint`,
)
const postBegins = statement<NewPost & { person: PersonId }, never>(
  'begin-post',
  ['person', 'unit', 'post', 'title', 'field', 'from', 'to'],
  /* sql */ `
with filled as (
  update house.not_reached set ended_at = house.now()
  where kind = 'post' and what = $2::text || ':' || $3::text and ended_at is null and $6::date <= (house.now() at time zone 'Asia/Ho_Chi_Minh')::date
)
insert into house.post_held (person, unit, post, title, field, valid_from, valid_to)
values ($1::bigint, $2::text, $3::text, $4::text, $5::text, $6::date, $7::date)`,
)
const postChanges = statement<{ id: number; to: LocalDate | null; title: string; field: string | null }, never>(
  'change-post',
  ['id', 'to', 'title', 'field'],
  'update house.post_held set valid_to = $2::date, title = $3::text, field = $4::text where id = $1::bigint',
)
const leaveBegins = statement<{ person: PersonId; deputy: PersonId; from: LocalDate; to: LocalDate; reason: string; by: PersonId }, never>(
  'begin-leave',
  ['person', 'deputy', 'from', 'to', 'reason', 'by'],
  /* sql */ `
insert into house.deputy (person, deputy, valid_from, valid_to, reason, said_by, said_at)
values ($1::bigint, $2::bigint, $3::date, $4::date, $5::text, $6::bigint, house.now())`,
)
const leaveChanges = statement<{ id: number; to: LocalDate }, never>(
  'change-leave',
  ['id', 'to'],
  'update house.deputy set valid_to = $2::date where id = $1::bigint and withdrawn_at is null',
)
const leaveWithdrawn = statement<{ id: number; by: PersonId }, never>(
  'withdraw-leave',
  ['id', 'by'],
  'update house.deputy set withdrawn_by = $2::bigint, withdrawn_at = house.now() where id = $1::bigint and withdrawn_at is null',
)
// Whoever had signed in with the old password is signed out.
const password = statement<{ person: PersonId; hash: string }, never>(
  'reset-password',
  ['person', 'hash'],
  /* sql */ `
with ended as (
  delete from house.session where person = $1::bigint
)
update house.account set password_hash = $2::text, must_change = true, failures = 0, locked_until = null where person = $1::bigint`,
)
const moveOn = statement<{ person: PersonId; by: PersonId; what: string; detail: string }, { revision: number }>(
  'move-person-on',
  ['person', 'by', 'what', 'detail'],
  /* sql */ `
with written as (
  insert into house.audit (actor, what, target, detail) values ($2::bigint, $3::text, 'person:' || $1::bigint, $4::jsonb)
)
update house.person set revision = revision + 1, changed_by = $2::bigint, changed_at = house.now() where id = $1::bigint returning revision`,
)

// People of a sample brought their own numbers: the next one is beyond them all. Nobody else adds meanwhile.
const personIsAdded = statement<NewPost & Omit<NewPerson, 'post'> & { by: PersonId }, { id: PersonId }>(
  'add-person',
  ['name', 'phone', 'email', 'username', 'hash', 'unit', 'post', 'title', 'field', 'from', 'to', 'by'],
  /* sql */ `
with person as (
  insert into house.person (id, name, phone, email, changed_by, changed_at)
  select coalesce(max(id), 0) + 1, $1::text, $2::text, $3::text, $12::bigint, house.now() from house.person
  returning id
), account as (
  insert into house.account (username, person, password_hash, must_change) select $4::text, id, $5::text, true from person
), held as (
  insert into house.post_held (person, unit, post, title, field, valid_from, valid_to)
  select id, $6::text, $7::text, $8::text, $9::text, $10::date, $11::date from person
), filled as (
  update house.not_reached set ended_at = house.now()
  where kind = 'post' and what = $6::text || ':' || $7::text and ended_at is null and $10::date <= (house.now() at time zone 'Asia/Ho_Chi_Minh')::date
), written as (
  insert into house.audit (actor, what, target, detail)
  select $12::bigint, 'person.added', 'person:' || id,
    jsonb_build_object('before', null, 'after', jsonb_build_object('name', $1::text, 'phone', $2::text, 'email', $3::text, 'username', $4::text, 'unit', $6::text,
      'post', $7::text, 'title', $8::text, 'field', $9::text, 'from', $10::date, 'to', $11::date))
  from person
)
select id from person`,
)

/** Writes somebody new with account, first post and the line in the audit, inside the caller's transaction; answers the number. */
export async function addPerson(tx: Sql, by: PersonId, { post, ...person }: NewPerson): Promise<PersonId> {
  const [added] = await tx.run(personIsAdded, { ...person, ...post, by })
  if (!added) throw new Error('a person was added without a number')
  return added.id
}

/** Writes a decided edit with its line in the audit, inside the caller's transaction; answers the person's new revision. */
export async function writeEdit(tx: Sql, by: PersonId, { change, what, before, after }: Edit): Promise<number> {
  await carryOut(tx, by, change)
  const [moved] = await tx.run(moveOn, { person: change.person, by, what, detail: JSON.stringify({ before, after }) })
  if (!moved) throw new Error(`no person ${change.person}`)
  return moved.revision
}

async function carryOut(tx: Sql, by: PersonId, change: PeopleChange): Promise<unknown> {
  switch (change.is) {
    case 'contact':
      return tx.run(contact, change)
    case 'postBegins':
      return tx.run(postBegins, { ...change.post, person: change.person })
    case 'postChanges':
      return tx.run(postChanges, change)
    case 'leaveBegins':
      return tx.run(leaveBegins, { ...change, by })
    case 'leaveChanges':
      return tx.run(leaveChanges, change)
    case 'leaveWithdrawn':
      return tx.run(leaveWithdrawn, { id: change.id, by })
    case 'password':
      return tx.run(password, change)
    default:
      return unreachable(change)
  }
}
