import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { ROLES, localDate, unitId, type PersonId, type Role } from '#base'
import { recipientsOf, type About } from './recipients-of.js'
import { rolesOf } from './roles-of.js'
import { TODAY, UNITS, WHO, smallDirectory } from './small-directory.fixture.js'

const directory = smallDirectory()
const [home, science, commune, office] = [unitId('so-noi-vu'), unitId('so-khcn'), unitId('xa-1'), unitId('van-phong')]

function told(role: Role, about: About, where = directory): readonly PersonId[] {
  return recipientsOf(where, role, about, TODAY).map((recipient) => recipient.person.id)
}

describe('In the unit that has the work', () => {
  test('Clerk, handler and head are told each as themselves', () => {
    expect(told('unitClerk', { unit: home })).toEqual([WHO.homeClerk])
    expect(told('handler', { unit: home })).toEqual([WHO.homeHandler])
    expect(told('headOfUnit', { unit: home })).toEqual([WHO.homeHead])
  })
  test('A unit without a handler is told through its clerk; a unit without a head shows the hole', () => {
    expect(told('handler', { unit: science })).toEqual([WHO.science])
    expect(told('headOfUnit', { unit: commune })).toEqual([])
  })
  test('A department that was merged is told through its successor', () => expect(told('unitClerk', { unit: unitId('so-tttt') })).toEqual([WHO.science]))
  test('Of the Office its registry clerk, its chief and the desk officer of the matter are told', () => {
    expect(told('unitClerk', { unit: office })).toEqual([WHO.clerk])
    expect(told('headOfUnit', { unit: office })).toEqual([WHO.chief])
    expect(told('handler', { unit: office, field: 'NC' })).toEqual([WHO.deskNC])
  })
  test('The focal unit is told through its handler, or the clerk where it has none', () => {
    expect(told('focalUnit', { unit: commune, focalUnit: home })).toEqual([WHO.homeHandler])
    expect(told('focalUnit', { unit: commune, focalUnit: science })).toEqual([WHO.science])
    expect(told('focalUnit', { unit: commune })).toEqual([])
  })
  test('A drafting department is told through head and handler, the Office through the desk officer of the field', () => {
    expect(told('drafter', { drafter: home })).toEqual([WHO.homeHead, WHO.homeHandler])
    expect(told('drafter', { drafter: office, field: 'VX' })).toEqual([WHO.desk])
  })
})

describe('In the Office and among leaders', () => {
  test('The desk officer of the directive is told, whatever the field; without one the officer of the field', () => {
    expect(told('deskOfficer', { field: 'VX', deskOfficer: WHO.deskNC })).toEqual([WHO.deskNC])
    expect(told('deskOfficer', { field: 'VX' })).toEqual([WHO.desk])
    expect(told('deskOfficer', { field: 'VX', deskOfficer: WHO.homeClerk })).toEqual([WHO.desk])
  })
  test('The deputy chief of the field is told, the first where none has the field', () => {
    expect(told('deputyChiefOfOffice', { field: 'NC' })).toEqual([WHO.deputyVX])
    expect(told('deputyChiefOfOffice', { field: 'NLN' })).toEqual([WHO.deputyKT])
  })
  test('A field without a division head shows the hole', () => {
    expect(told('divisionHead', { field: 'VX' })).toEqual([WHO.headVX])
    expect(told('divisionHead', { field: 'KT' })).toEqual([])
  })
  test('The vice chair of the field is told, and the chair where the letter is the chair’s or nobody has the field', () => {
    expect(told('viceChair', { field: 'VX' })).toEqual([WHO.viceVX])
    expect(told('viceChair', { field: 'NC' })).toEqual([WHO.chair])
    expect(told('viceChair', { field: 'VX', leader: 'chair' })).toEqual([WHO.chair])
  })
})

test('On leave, the deputy is told in place of the absent, and it is said for whom', () => {
  const away = smallDirectory([{ person: WHO.homeHead, deputy: WHO.homeHandler, from: localDate('2026-05-18'), to: TODAY }])
  expect(recipientsOf(away, 'headOfUnit', { unit: home }, TODAY)).toMatchObject([
    { person: { id: WHO.homeHandler }, post: { post: 'headOfUnit' }, forPerson: WHO.homeHead },
  ])
  expect(told('drafter', { drafter: home }, away)).toEqual([WHO.homeHandler])
})

test('Nobody is told twice, and whoever is told may act: in the named role, or as the clerk in place of a missing handler', () => {
  const units = fc.option(fc.constantFrom(...UNITS.map((unit) => unit.id)))
  const people = fc.constantFrom(...Object.values(WHO))
  const about = fc.record({ unit: units, focalUnit: units, drafter: units, field: fc.option(fc.constantFrom('VX', 'NC', 'KT', 'NLN')) })
  fc.assert(
    fc.property(fc.constantFrom(...ROLES), about, fc.array(fc.record({ person: people, deputy: people })), (role, matter, pairs) => {
      const any = smallDirectory(pairs.map((pair) => ({ ...pair, from: null, to: null })))
      const recipients = told(role, matter, any)
      expect(new Set(recipients).size).toBe(recipients.length)
      const instead: Partial<Record<Role, Role>> = { handler: 'unitClerk', viceChair: 'chair' }
      for (const person of recipients) {
        const roles = rolesOf(any, person, matter, TODAY)
        expect(roles.includes(role) || roles.includes(instead[role] ?? role)).toBe(true)
      }
    }),
  )
})
