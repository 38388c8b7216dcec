import fs from 'node:fs'
import path from 'node:path'
import { addDays, at, dayOf, formatDate, Refusal, type Instant, type InstanceId, type LocalDate, type PersonId, type Result } from '#base'
import { addWorkingDays, lastWorkingDay } from '#calendar'
import type { CardRow } from '#cascade'
import { clockOf, setClockAtBirth } from '#database'
import { rolesOf } from '#directory'
import type { House } from './house.js'

const LETTERS = 'libs/assembly/sample/letters'
const LETTER = 'cong-van-phong-chay-chua-chay-rung.txt'

type Told = Omit<House, 'kind'>

const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Refusal(result.problem)
  return result.value
}

/**
 * One directive already under way, so that a newcomer sees a province at work: taken in five weeks ago, assigned a week later, most plans issued,
 * some late, one asking for more time. It is played by the use cases themselves, with the clock walking from day to day up to today.
 */
export async function sampleStory(house: Told, root: string): Promise<void> {
  const { sql } = house.database
  const today = dayOf((await clockOf(sql)).now)
  const calendar = house.needs.calendar()
  const begin = lastWorkingDay(calendar, addDays(today, -36))
  await setClockAtBirth(sql, at(begin, '08:00'))
  const cast = await castOf(house)
  const read = (name: string): Uint8Array => fs.readFileSync(path.join(root, LETTERS, name))
  await house.cascade.takeInSuperior(cast.officer, {
    number: '71-KH/TU',
    subject: 'Tăng cường phòng cháy, chữa cháy rừng trong mùa khô hanh',
    issuer: 'Ban Thường vụ Tỉnh ủy',
    issuedOn: begin,
    receivedOn: begin,
    field: 'KT',
    instruction: { drafter: 'van-phong-ubnd-tinh', dueOn: addWorkingDays(calendar, begin, 5), text: 'Giao Văn phòng tham mưu văn bản triển khai.' },
  } as never)
  await house.settle()
  const issuedOn = addWorkingDays(calendar, begin, 4)
  await house.moveClock(at(issuedOn, '09:00'))
  const directive = await assign(house, cast.officer, lettersOf(read(LETTER), begin, issuedOn), issuedOn, addWorkingDays(calendar, issuedOn, 12))
  await playUnits(house, directive, issuedOn, today)
  // Up to the real hour: from here on the sample's clock runs with everybody's.
  const { now, offsetMs } = await clockOf(sql)
  await house.moveClock((now - offsetMs) as Instant)
}

/** The letter's own dates follow the story's: a draft of the month in which it is issued, carrying out a plan of the day it came in. */
function lettersOf(bytes: Uint8Array, begin: LocalDate, issuedOn: LocalDate): Uint8Array {
  const text = new TextDecoder().decode(bytes)
  const dated = text.replace('tháng 11 năm 2026', `tháng ${Number(issuedOn.slice(5, 7))} năm ${issuedOn.slice(0, 4)}`).replace('02/11/2026', formatDate(begin))
  return new TextEncoder().encode(dated)
}

async function castOf(house: Told): Promise<{ officer: { person: PersonId } }> {
  const directory = await house.needs.directory()
  const officer =
    directory.posts.find(({ post, field }) => post === 'deskOfficer' && field === 'VX') ?? directory.posts.find(({ post }) => post === 'deskOfficer')
  if (!officer) throw new Error('the sample has no desk officer')
  return { officer: { person: officer.person } }
}

async function assign(house: Told, officer: { person: PersonId }, bytes: Uint8Array, issuedOn: LocalDate, planDue: LocalDate): Promise<InstanceId> {
  const taken = must(await house.cascade.takeInLetter(officer, { name: LETTER, bytes, again: false }))
  const directive = taken.directive as InstanceId
  const first = must(await house.cascade.draft(officer, directive))
  const plans = first.obligations.filter((one) => one.class === 'plan').map(({ path }) => ({ path, dueOn: planDue }))
  const answered = must(
    await house.cascade.changeDraft(officer, directive, {
      revision: first.revision,
      number: '1436',
      issuedOn,
      trackedUntil: `${issuedOn.slice(0, 4)}-12-31` as LocalDate,
      obligations: plans,
    }),
  )
  const open = Object.fromEntries(answered.questions.filter((question) => !question.answered).map(({ id }) => [id, { accept: true }]))
  const ready = must(await house.cascade.changeDraft(officer, directive, { revision: answered.revision, answers: open }))
  must(await house.cascade.assign(officer, directive, ready.revision))
  await house.settle()
  return directive
}

type Act = { readonly on: LocalDate; readonly play: () => Promise<unknown> }

/** Eight of ten issue their plan in time, one late, one says nothing; one asks for more time. Each does so on its own day. */
async function playUnits(house: Told, directive: InstanceId, issuedOn: LocalDate, today: LocalDate): Promise<void> {
  const calendar = house.needs.calendar()
  const directory = await house.needs.directory()
  const plans = (await house.queries.tree(directive)).filter(({ definition, unit }) => definition.startsWith('unit-plan@') && unit !== null)
  const acts = plans.flatMap((plan, index): Act[] => {
    const clerk = directory.posts.find(({ unit, person }) => unit === plan.unit && rolesOf(directory, person, { unit: plan.unit }, today).includes('unitClerk'))
    const on = addWorkingDays(calendar, issuedOn, index % 10 === 8 ? 15 : 2 + (index % 9))
    return clerk && index % 10 !== 9 && on < today ? [{ on, play: () => hearOf(house, { person: clerk.person }, plan, index, on) }] : []
  })
  for (const day of [...new Set(acts.map(({ on }) => on))].sort()) {
    await house.moveClock(at(day, '10:00'))
    await Promise.all(acts.flatMap(({ on, play }) => (on === day ? [play()] : [])))
    await house.settle()
  }
}

async function hearOf(house: Told, actor: { person: PersonId }, plan: CardRow, index: number, on: LocalDate): Promise<void> {
  const symbol = plan.unit?.startsWith('xa-') || plan.unit?.startsWith('phuong-') ? 'KH-UBND' : 'KH'
  must(await house.cascade.send(actor, { instance: plan.parent as InstanceId, event: 'RECEIVE', payload: {}, key: `sample:receive:${plan.id}` }))
  if (index === 7 && plan.dueOn) {
    const wantedOn = addWorkingDays(house.needs.calendar(), plan.dueOn, 5)
    must(
      await house.cascade.send(actor, {
        instance: plan.id,
        event: 'REQUEST_EXTENSION',
        payload: { wantedOn, reason: 'Mưa lũ, ba thôn bị chia cắt.' },
        key: `sample:extension:${plan.id}`,
      }),
    )
  } else {
    must(
      await house.cascade.send(actor, {
        instance: plan.id,
        event: 'ISSUE',
        payload: { number: `${20 + index}/${symbol}`, issuedOn: on },
        key: `sample:issue:${plan.id}`,
      }),
    )
  }
}
