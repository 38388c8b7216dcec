import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { unitId } from '#base'
import { ownerOn } from './directory.js'
import { resolveName } from './resolve-name.js'
import { IN_2022, TODAY, UNITS, ids, smallDirectory } from './small-directory.fixture.js'
import { isEnded } from './unit.js'

const directory = smallDirectory()

/** `so-noi-vu`, `so-khcn (Sở …)` via a predecessor, `{communes}`, `xa-1|xa-2` when unclear, `?xa-1` when unknown. */
function meaning(name: string, on = TODAY): string {
  const found = resolveName(directory, name, on)
  switch (found.is) {
    case 'unit':
      return found.via === null ? found.unit.id : `${found.unit.id} (${found.via})`
    case 'group':
      return `{${found.group.code}}`
    case 'ambiguous':
      return found.candidates.map((unit) => unit.id).join('|')
    case 'part':
      return `{part of ${found.group.code}}`
    case 'unknown':
      return '?'
  }
}

test.each([
  ['Sở Nội vụ', 'so-noi-vu'],
  ['  SỞ  NỘI VỤ ', 'so-noi-vu'],
  ['SNV', 'so-noi-vu'],
  ['Giám đốc Sở Nội vụ', 'so-noi-vu'],
  ['Sở Nội vụ tỉnh Lào Cai', 'so-noi-vu'],
  ['Sở KH & CN', 'so-khcn'],
  ['Sở KH và CN', 'so-khcn'],
  ['Sở Khoa học, Công nghệ', 'so-khcn'],
  ['Chánh Thanh tra tỉnh', 'thanh-tra-tinh'],
  ['Thanh tra', 'thanh-tra-tinh'],
  ['VP UBND tỉnh', 'van-phong'],
  ['Chánh Văn phòng UBND tỉnh Lào Cai', 'van-phong'],
  ['UBND tỉnh', 'ubnd-tinh'],
  ['Chủ tịch Ủy ban nhân dân tỉnh', 'ubnd-tinh'],
  ['UBND xã Mường Hum', 'xa-1'],
  ['Chủ tịch Uỷ ban nhân dân xã Mường Hum', 'xa-1'],
  ['xã Mường Hum, tỉnh Lào Cai', 'xa-1'],
  ['Mường Hum', 'xa-1'],
  ['phường Lào Cai', 'phuong-1'],
  ['Trường Cao đẳng Lào Cai', 'truong-cd'],
])('“%s” is the unit %s', (name, id) => expect(meaning(name)).toBe(id))

test.each([
  ['Các Sở, ban, ngành tỉnh', 'departments'],
  ['Thủ trưởng các sở, ngành', 'departments'],
  ['Các sở, ban, ngành, cơ quan đơn vị thuộc Ủy ban nhân dân tỉnh Lào Cai', 'all-units'],
  ['các sở, ban, ngành, cơ quan thuộc UBND tỉnh', 'all-units'],
  ['Ủy ban nhân dân các xã, phường', 'communes'],
  ['UBND 99 xã, phường', 'communes'],
  ['Chủ tịch UBND các xã, phường', 'communes'],
  ['các cơ quan, đơn vị, địa phương', 'addressees'],
  ['UBND các huyện, thành phố, thị xã', 'former-districts'],
])('“%s” is the class %s', (name, code) => expect(meaning(name)).toBe(`{${code}}`))

describe('Units that came and went', () => {
  test('A department of 2022 is itself in 2022 and its successor today', () => {
    expect(meaning('Sở TT&TT', IN_2022)).toBe('so-tttt')
    expect(meaning('Sở TT&TT')).toBe('so-khcn (Sở Thông tin và Truyền thông)')
  })
  test('Successors are followed to the end, and a predecessor without a row of its own is known by name', () => {
    expect(meaning('Sở Bưu chính, Viễn thông')).toBe('so-khcn (Sở Bưu chính, Viễn thông)')
    expect(meaning('Ban Thi đua - Khen thưởng tỉnh')).toBe('so-noi-vu (Ban Thi đua - Khen thưởng tỉnh)')
  })
  test('A department that ended without a successor is unknown', () => expect(meaning('Sở Lâm nghiệp')).toBe('?'))
  test('A group counts the successor in place of the member that was merged', () => {
    const found = resolveName(directory, 'các sở, ban, ngành, cơ quan, đơn vị thuộc UBND tỉnh', TODAY)
    expect(found).toMatchObject({ is: 'group', members: ids('so-noi-vu', 'so-khcn', 'thanh-tra-tinh', 'van-phong', 'truong-cd') })
  })
})

describe('What is not clear is not guessed', () => {
  test('A name that a commune and a ward share needs the word xã or phường', () => {
    expect(meaning('UBND Nghĩa Đô')).toBe('xa-2|phuong-2')
    expect(meaning('xã Nghĩa Đô')).toBe('xa-2')
  })
  test('“Lào Cai” alone may be the province or the ward', () => expect(meaning('Lào Cai')).toBe('ubnd-tinh|phuong-1'))
  test.each(['Ủy ban nhân dân', 'Ủy ban nhân dân cùng cấp', 'UBND huyện Bát Xát', 'Phó Giám đốc Sở Nội vụ', 'Đảng ủy xã Mường Hum', ''])(
    '“%s” is nobody we know',
    (name) => {
      expect(meaning(name)).toBe('?')
    },
  )
  test('A misprint offers the three most similar living units, the right one first', () => {
    const found = resolveName(directory, 'Sở Khoa hoc Công ngệ', TODAY)
    expect(found.is === 'unknown' && found.nearest).toMatchObject([{ unit: { id: 'so-khcn' } }, {}, {}])
  })
})

describe('Properties', () => {
  const living = UNITS.filter((unit) => !isEnded(unit, TODAY))
  const blanks = fc.constantFrom(' ', '  ', '\u00a0', '\n')
  const written = fc
    .record({
      unit: fc.constantFrom(...living),
      short: fc.boolean(),
      upper: fc.boolean(),
      oldTones: fc.boolean(),
      form: fc.constantFrom('NFC', 'NFD'),
      blanks,
      end: fc.constantFrom('', '.', ';', ' ,'),
    })
    .map((how) => {
      const name = how.short ? how.unit.shortName : how.unit.name
      const toned = how.oldTones ? name.replace(/òa/gu, 'oà').replace(/óa/gu, 'oá').replace(/Ủy/gu, 'Uỷ') : name
      const cased = how.upper ? toned.toUpperCase() : toned
      return { unit: how.unit, text: `${cased.normalize(how.form).replaceAll(' ', how.blanks)}${how.end}` }
    })

  test('Case, Unicode form, the place of a tone, blanks and a closing mark never change whom a name means', () => {
    fc.assert(fc.property(written, ({ unit, text }) => expect(meaning(text)).toBe(unit.id)))
  })
  test('Any text gets an answer, and never a unit that has ended', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom(...UNITS), (noise, unit) => {
        for (const name of [noise, `${unit.name} ${noise}`]) {
          const found = resolveName(directory, name, TODAY)
          if (found.is === 'unit') expect(isEnded(found.unit, TODAY)).toBe(false)
          if (found.is === 'unknown') expect(found.nearest).toHaveLength(3)
        }
      }),
    )
  })
  test('Successors that point in a circle end nowhere instead of turning for ever', () => {
    const circle = UNITS.map((unit) => (unit.id === 'so-tttt' ? { ...unit, successor: unitId('so-bcvt') } : unit))
    expect(ownerOn(smallDirectory([], circle), unitId('so-tttt'), TODAY)).toBeNull()
  })
})
