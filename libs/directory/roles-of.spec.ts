import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { UNIT_ROLES, localDate, unitId } from '#base'
import type { Deputy } from './person.js'
import { postsActed, rolesOf } from './roles-of.js'
import { IN_2022, POSTS, TODAY, UNITS, WHO, smallDirectory } from './small-directory.fixture.js'

const directory = smallDirectory()
const [home, science, office, former] = [unitId('so-noi-vu'), unitId('so-khcn'), unitId('van-phong'), unitId('so-tttt')]
const leave: Deputy = { person: WHO.homeHead, deputy: WHO.homeClerk, from: localDate('2026-05-18'), to: localDate('2026-05-22') }

describe('Posts of a unit', () => {
  test('The clerk of a department is clerk of its own work and of no other', () => {
    expect(rolesOf(directory, WHO.homeClerk, { unit: home }, TODAY)).toEqual(['unitClerk'])
    expect(rolesOf(directory, WHO.homeClerk, { unit: science }, TODAY)).toEqual([])
    expect(rolesOf(directory, WHO.homeClerk, {}, TODAY)).toEqual([])
  })
  test('The department that consolidates, and the one that drafts the letter, act as such through any of their people', () => {
    expect(rolesOf(directory, WHO.homeHandler, { unit: science, focalUnit: home }, TODAY)).toEqual(['focalUnit'])
    expect(rolesOf(directory, WHO.homeHead, { unit: null, drafter: home }, TODAY)).toEqual(['drafter'])
  })
  test('The successor acts for the work of a department that was merged, from the day after its end', () => {
    expect(rolesOf(directory, WHO.science, { unit: former }, TODAY)).toEqual(['unitClerk'])
    expect(rolesOf(directory, WHO.science, { unit: former }, IN_2022)).toEqual([])
  })
  test('A post that ended gives nothing any more', () => {
    const inspectorate = { unit: unitId('thanh-tra-tinh') }
    expect(rolesOf(directory, WHO.science, inspectorate, localDate('2024-12-31'))).toEqual(['headOfUnit'])
    expect(rolesOf(directory, WHO.science, inspectorate, localDate('2025-01-01'))).toEqual([])
  })
})

describe('Posts of the Office and of leaders', () => {
  test.each([
    [WHO.desk, 'deskOfficer'],
    [WHO.deputyKT, 'deputyChiefOfOffice'],
    [WHO.chief, 'chiefOfOffice'],
    [WHO.viceVX, 'viceChair'],
    [WHO.secretary, 'secretaryOfLeader'],
    [WHO.auditor, 'auditor'],
  ])('Person %s is %s towards everything, in any field', (person, role) => {
    expect(rolesOf(directory, person, { unit: home, field: 'NC' }, TODAY)).toEqual([role])
  })
  test.each([
    [WHO.clerk, ['registryClerk', 'unitClerk']],
    [WHO.desk, ['deskOfficer', 'handler']],
    [WHO.chief, ['chiefOfOffice', 'headOfUnit']],
    [WHO.deputyVX, ['deputyChiefOfOffice']],
  ])('Towards the Office’s own work person %s is %s', (person, roles) => {
    expect(rolesOf(directory, person, { unit: office }, TODAY)).toEqual(roles)
  })
  test('A letter that the Office drafts itself is drafted by its desk officers', () => {
    expect(rolesOf(directory, WHO.desk, { drafter: office }, TODAY)).toEqual(['deskOfficer', 'drafter'])
    expect(rolesOf(directory, WHO.clerk, { drafter: office }, TODAY)).toEqual(['registryClerk'])
  })
})

describe('Standing in', () => {
  test('Within the dates the deputy has the absent head’s roles beside their own, the head keeps theirs', () => {
    const away = smallDirectory([leave])
    expect(rolesOf(away, WHO.homeClerk, { unit: home }, TODAY)).toEqual(['unitClerk', 'headOfUnit'])
    expect(rolesOf(away, WHO.homeHead, { unit: home }, TODAY)).toEqual(['headOfUnit'])
    expect(rolesOf(away, WHO.homeClerk, { unit: home }, localDate('2026-05-23'))).toEqual(['unitClerk'])
  })
  test('Nobody stands in for the administrator or the auditor, and standing in is not passed on', () => {
    const always = { from: null, to: null }
    const chain = smallDirectory([
      { person: WHO.admin, deputy: WHO.desk, ...always },
      { person: WHO.auditor, deputy: WHO.desk, ...always },
      { person: WHO.chief, deputy: WHO.deputyVX, ...always },
      { person: WHO.deputyVX, deputy: WHO.desk, ...always },
    ])
    expect(rolesOf(chain, WHO.desk, {}, TODAY)).toEqual(['deskOfficer', 'deputyChiefOfOffice'])
  })
})

test('Whoever has a role of a unit holds a post there, in its successor, or stands in for one who does', () => {
  const people = fc.constantFrom(...Object.values(WHO))
  const units = fc.constantFrom(...UNITS.map((unit) => unit.id))
  fc.assert(
    fc.property(people, units, fc.array(fc.record({ person: people, deputy: people })), (person, unit, pairs) => {
      const any = smallDirectory(pairs.map((pair) => ({ ...pair, from: null, to: null })))
      const inUnit = rolesOf(any, person, { unit }, TODAY).some((role) => UNIT_ROLES.some((unitRole) => unitRole === role))
      const allowed = [unit, unit === 'so-tttt' || unit === 'so-bcvt' ? science : unit]
      if (inUnit) expect(postsActed(any, person, TODAY).some((held) => allowed.includes(held.unit) && POSTS.includes(held))).toBe(true)
    }),
  )
})
