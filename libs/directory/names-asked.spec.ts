import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { at, localDate, personId, unitId } from '#base'
import type { Alias } from './alias.js'
import { directoryOf } from './directory.js'
import { namesIn } from './exception.js'
import { expand } from './expand.js'
import { lettersOff } from './letters-off.js'
import { resolveName, type Resolved } from './resolve-name.js'
import { GROUPS, IN_2022, TODAY, UNITS, ids, smallDirectory } from './small-directory.fixture.js'
import { isEnded } from './unit.js'

const directory = smallDirectory()
const living = UNITS.filter((unit) => !isEnded(unit, TODAY))

function nearest(found: Resolved): readonly (readonly [string, string])[] {
  return found.is === 'unknown' ? found.nearest.map(({ unit, why }) => [unit.id, why.is] as const) : []
}

function withAliases(...aliases: readonly Pick<Alias, 'name' | 'units' | 'group'>[]): ReturnType<typeof directoryOf> {
  const rest = { by: personId(2), directive: null, letter: '12/UBND-VX' }
  const kept = aliases.map((alias, i): Alias => ({ ...rest, ...alias, id: i + 1, at: at(TODAY, `08:0${i}`) }))
  return directoryOf({ units: UNITS, groups: GROUPS, people: [], posts: [], deputies: [], aliases: kept })
}

describe('A name that nobody knows', () => {
  test('A letter off is never taken for the unit itself: it is offered first, with the reason', () => {
    expect(nearest(resolveName(directory, 'Sở Nội vị', TODAY))[0]).toEqual(['so-noi-vu', 'slip'])
    expect(nearest(resolveName(directory, 'Sở Khoa hoc và Công nghê_x', TODAY))[0]).toEqual(['so-khcn', 'slip'])
  })
  test('Of a name with one or two letters wrong the right unit is offered, or the name is another one’s', () => {
    const slip = fc.record({
      unit: fc.constantFrom(...living.filter(({ name }) => name.length > 14)),
      place: fc.nat(),
      letter: fc.constantFrom('b', 'd', 'g', 'k', 'l', 'm', 'p', 's', 't', 'x', 'y'),
    })
    fc.assert(
      fc.property(slip, ({ unit, place, letter }) => {
        const from = 4 + (place % (unit.name.length - 4))
        const found = resolveName(directory, unit.name.slice(0, from) + letter + unit.name.slice(from + 1), TODAY)
        if (found.is === 'unknown') expect(nearest(found).map(([id]) => id)).toContain(unit.id)
      }),
    )
  })
  test('The name of a unit that has ended and the beginnings of a short form lead to who is there today', () => {
    expect(nearest(resolveName(directory, 'Phòng Bưu chính Viễn thông', TODAY))[0]).toEqual(['so-khcn', 'former'])
    expect(nearest(resolveName(directory, 'Sở KH', TODAY))[0]).toEqual(['so-khcn', 'abbreviation'])
  })
  test('Letters off are counted alike from both sides, and none means the same text', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' '), maxLength: 8 })
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(lettersOff(a, b, 9)).toBe(lettersOff(b, a, 9))
        expect(lettersOff(a, b, 9) === 0).toBe(a === b)
      }),
    )
    expect(lettersOff('noi vu', 'noi uv', 2)).toBe(1)
  })
})

describe('Classes with exceptions, and parts of them', () => {
  test('“Trừ …” takes out units, several of them, and whole classes; on the day of issue', () => {
    const of = (name: string, on = TODAY): unknown => expand(directory, [name], TODAY, [], on).members
    expect(of('Các sở, ban, ngành (trừ Thanh tra tỉnh)')).toEqual(ids('so-noi-vu', 'so-khcn', 'van-phong'))
    expect(of('Các sở, ban, ngành, trừ Sở KH&CN, Thanh tra tỉnh và Văn phòng UBND tỉnh')).toEqual(ids('so-noi-vu'))
    expect(of('Các sở, ban, ngành, cơ quan, đơn vị thuộc UBND tỉnh, ngoại trừ các sở, ngành')).toEqual(ids('truong-cd'))
    expect(of('Các sở, ban, ngành, cơ quan, đơn vị thuộc UBND tỉnh (trừ Sở TT&TT)', IN_2022)).not.toContain('so-tttt')
  })
  test('An exception that nobody knows is asked, and nobody is given work before', () => {
    const found = expand(directory, ['Các sở, ban, ngành (trừ Chi cục Thú y)'], TODAY, [])
    expect(found).toMatchObject({ members: [], parts: [{ group: { code: 'departments' } }] })
  })
  test.each(['UBND các xã, phường biên giới', 'các sở, ngành tham gia Ban Chỉ đạo'])('“%s” is part of a class, and asked', (name) => {
    expect(resolveName(directory, name, TODAY).is).toBe('part')
  })
  test('A class that also names others is no part of the smaller one', () => {
    expect(resolveName(directory, 'các sở, ban, ngành, đoàn thể cấp tỉnh', TODAY).is).toBe('unknown')
  })
  test('Commas and “và” that belong to a name do not cut it', () => {
    const known = new Set(['Sở A, B và C', 'Sở A', 'Sở D'])
    expect(namesIn('Sở D và Sở A, B và C, lập kế hoạch', (name) => known.has(name))).toEqual({ names: ['Sở D', 'Sở A, B và C'], rest: 'lập kế hoạch' })
  })
  test('A class of a day on which none of its units is on record is that of today', () => {
    const since = UNITS.map((unit) => (unit.kind === 'commune' ? { ...unit, validFrom: localDate('2025-07-01') } : unit))
    expect(resolveName(smallDirectory([], since), 'UBND các xã, phường', IN_2022)).toMatchObject({ members: ids('xa-1', 'xa-2', 'phuong-1', 'phuong-2') })
  })
})

describe('What officers answered before', () => {
  test('A remembered name means its unit, its class or its list, and says whose answer it is', () => {
    const knows = withAliases(
      { name: 'Chi cục Thủy lợi', units: ids('so-noi-vu'), group: null },
      { name: 'chính quyền cơ sở', units: [], group: 'communes' },
      { name: 'các xã, phường biên giới', units: ids('xa-1', 'phuong-2'), group: null },
    )
    expect(resolveName(knows, 'CHI CỤC Thuỷ lợi tỉnh Lào Cai'.replace(' tỉnh Lào Cai', ''), TODAY)).toMatchObject({
      is: 'unit',
      unit: { id: 'so-noi-vu' },
      alias: { id: 1 },
    })
    expect(resolveName(knows, 'Chính quyền cơ sở', TODAY)).toMatchObject({ is: 'group', group: { code: 'communes' }, alias: { id: 2 } })
    expect(expand(knows, ['Các xã, phường biên giới'], TODAY, [])).toMatchObject({ members: ids('xa-1', 'phuong-2'), remembered: [{ alias: { id: 3 } }] })
  })
  test('An ambiguous name is settled by an answer, the newest one', () => {
    const knows = withAliases({ name: 'Nghĩa Đô', units: ids('phuong-2'), group: null }, { name: 'Nghĩa Đô', units: ids('xa-2'), group: null })
    expect(resolveName(knows, 'Nghĩa Đô', TODAY)).toMatchObject({ is: 'unit', unit: { id: 'xa-2' }, alias: { id: 2 } })
  })
  test('A unit that an answer named and that has ended since stands for its successor', () => {
    const knows = withAliases({ name: 'Trung tâm Bưu điện', units: ids('so-tttt'), group: null })
    expect(resolveName(knows, 'Trung tâm Bưu điện', TODAY)).toMatchObject({ unit: { id: 'so-khcn' } })
  })
  test('No answer ever changes whom an official name means', () => {
    const names = living.flatMap(({ name, shortName }) => [name, shortName])
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.constantFrom(...living), (name, other) => {
        const knows = withAliases({ name, units: [other.id], group: null })
        expect(resolveName(knows, name, TODAY)).toMatchObject({ is: 'unit', unit: { id: resolvedId(name) }, alias: null })
      }),
    )
  })
})

function resolvedId(name: string): string {
  const found = resolveName(directory, name, TODAY)
  return found.is === 'unit' ? found.unit.id : ''
}

describe('Accents', () => {
  test('Where keys are one, the accents of the letter decide; where the tone stands in its syllable does not matter', () => {
    const twins = [
      ...UNITS,
      ...['Bản Hồ', 'Bản Hò'].map((name, i) => ({
        ...(living[0] as (typeof UNITS)[number]),
        id: unitId(`xa-9${i}`),
        name: `Ủy ban nhân dân xã ${name}`,
        shortName: `UBND xã ${name}`,
      })),
    ]
    const two = smallDirectory([], twins)
    expect(resolveName(two, 'UBND xã Bản Hồ', TODAY)).toMatchObject({ is: 'unit', unit: { id: 'xa-90' } })
    expect(resolveName(two, 'xã Bản Hò'.normalize('NFD'), TODAY)).toMatchObject({ is: 'unit', unit: { id: 'xa-91' } })
    expect(resolveName(two, 'xa Ban Ho', TODAY).is).toBe('ambiguous')
  })
})
