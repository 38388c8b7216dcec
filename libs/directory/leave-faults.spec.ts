import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { addDays, localDate, type LocalDate } from '#base'
import { deputiesFor, leaveFault, overlap } from './leave-faults.js'
import type { Deputy } from './person.js'
import { postsActed } from './roles-of.js'
import { smallDirectory, WHO } from './small-directory.fixture.js'

type Name = keyof typeof WHO
type Leave = readonly [person: Name, deputy: Name, from: string, to: string]

const d = (day: string): LocalDate => localDate(`2026-06-${day}`)
const leave = ([person, deputy, from, to]: Leave) => ({ person: WHO[person], deputy: WHO[deputy], from: d(from), to: d(to) })

/** Beside the leaves that stand, the wanted one has this fault; null: it may stand. */
const TABLE: readonly (readonly [case_: string, wanted: Leave, standing: readonly Leave[], why: string | null])[] = [
  ['a clerk away for a week, the handler stands in', ['homeClerk', 'homeHandler', '08', '12'], [], null],
  ['one day is a leave', ['homeClerk', 'homeHandler', '08', '08'], [], null],
  ['ending before it begins', ['homeClerk', 'homeHandler', '12', '08'], [], 'order'],
  ['standing in for oneself', ['homeClerk', 'homeClerk', '08', '12'], [], 'self'],
  ['a second leave in the same days', ['homeClerk', 'homeHead', '12', '15'], [['homeClerk', 'homeHandler', '08', '12']], 'overlaps'],
  ['the day after another leave', ['homeClerk', 'homeHead', '13', '15'], [['homeClerk', 'homeHandler', '08', '12']], null],
  ['each stands in for the other', ['homeClerk', 'homeHandler', '08', '12'], [['homeHandler', 'homeClerk', '12', '15']], 'circle'],
  ['the deputy is away, somebody else stands in', ['homeClerk', 'homeHandler', '08', '12'], [['homeHandler', 'homeHead', '10', '10']], 'deputyAway'],
  ['whoever stands in goes away', ['homeHandler', 'homeHead', '10', '10'], [['homeClerk', 'homeHandler', '08', '12']], 'standsIn'],
  ['the deputy comes back before', ['homeClerk', 'homeHandler', '08', '12'], [['homeHandler', 'homeHead', '01', '07']], null],
  ['one deputy for two', ['homeClerk', 'homeHandler', '08', '12'], [['homeHead', 'homeHandler', '08', '12']], null],
  ['somebody of another unit', ['homeClerk', 'commune', '08', '12'], [], 'notColleague'],
  ['who left the unit', ['homeClerk', 'science', '08', '12'], [], 'notColleague'],
  ['the chief by a deputy chief', ['chief', 'deputyKT', '08', '12'], [], null],
  ['a deputy chief by the chief', ['deputyVX', 'chief', '08', '12'], [], null],
  ['the chief by a desk officer', ['chief', 'desk', '08', '12'], [], 'notColleague'],
  ['a desk officer by another', ['desk', 'deskNC', '08', '12'], [], null],
  ['a vice chair by the chair', ['viceVX', 'chair', '08', '12'], [], null],
  ['the system’s administrator stands in for nobody by that post', ['desk', 'admin', '08', '12'], [], 'notColleague'],
]

describe('A leave beside those that stand', () => {
  test.each(TABLE)('%s', (_, wanted, standing, why) => {
    expect(leaveFault(smallDirectory(standing.map(leave)), leave(wanted))?.why ?? null).toBe(why)
  })

  test('A leave that is made longer is not in its own way', () => {
    const stands = leave(['homeClerk', 'homeHandler', '08', '12'])
    expect(leaveFault(smallDirectory([stands]), { ...stands, to: d('15') }, stands)).toBeNull()
    expect(leaveFault(smallDirectory([stands]), { ...stands, to: d('15') })?.why).toBe('overlaps')
  })

  test('Of leaves entered one after the other, whoever is away is stood in for by somebody who is there, on every day', () => {
    const names = ['homeClerk', 'homeHandler', 'homeHead'] as const
    const any = fc.record({ person: fc.constantFrom(...names), deputy: fc.constantFrom(...names), from: fc.nat(30), days: fc.nat(10) })
    fc.assert(
      fc.property(fc.array(any, { maxLength: 12 }), (wishes) => {
        const first = localDate('2026-06-01')
        const stand: Deputy[] = []
        for (const { person, deputy, from, days } of wishes) {
          const wanted = { person: WHO[person], deputy: WHO[deputy], from: addDays(first, from), to: addDays(first, from + days) }
          if (leaveFault(smallDirectory(stand), wanted) === null) stand.push(wanted)
        }
        for (let day = 0; day <= 41; day++) {
          const on = addDays(first, day)
          const away = stand.filter((one) => overlap(one, { from: on, to: on }))
          expect(new Set(away.map(({ person }) => person)).size).toBe(away.length)
          for (const { person, deputy } of away) {
            expect(away.map((one) => one.person)).not.toContain(deputy)
            expect(postsActed(smallDirectory(stand), deputy, on).map((held) => held.person)).toContain(person)
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  test('Those who may stand in are offered, and nobody else', () => {
    const days = { from: d('08'), to: d('12') }
    expect(deputiesFor(smallDirectory(), WHO.chief, days)).toEqual([WHO.deputyKT, WHO.deputyVX])
    expect(deputiesFor(smallDirectory(), WHO.homeClerk, days)).toEqual([WHO.homeHead, WHO.homeHandler])
    expect(deputiesFor(smallDirectory(), WHO.commune, days)).toEqual([])
  })
})
