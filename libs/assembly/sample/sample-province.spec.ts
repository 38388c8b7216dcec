import { describe, expect, test } from '@jest/globals'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { fold, localDate, unitId, type Role } from '#base'
import { directoryOf, expand, isValid, recipientsOf, resolveName, rolesOf, scopeOf } from '#directory'
import { csvRecords } from './csv.js'
import { accountsOf, sampleProvince } from './sample-province.js'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
const LETTERS = fileURLToPath(new URL('../../../../shared/documents/', import.meta.url))
const TODAY = localDate('2026-05-22')
const province = sampleProvince(ROOT)
const directory = directoryOf(province)
const members = (...names: readonly string[]): readonly string[] => expand(directory, names, TODAY, []).members
const personOf = (username: string): number | undefined => province.accounts.find((account) => account.username === username)?.person

describe('The data hold together', () => {
  test('Ids, names and accounts are each borne once', () => {
    const once = (values: readonly unknown[]): void => expect(values.length).toBe(new Set(values).size)
    once(province.units.map((unit) => unit.id))
    once(province.units.map((unit) => fold(unit.name)))
    once(province.units.map((unit) => unit.order))
    once(province.people.map((person) => person.id))
    once(province.people.map((person) => person.name))
    once(province.people.map((person) => person.phone))
    once(province.accounts.map((account) => account.username))
    expect(accountsOf(province)).toHaveLength(province.people.length)
  })
  test('Parents, successors, members and posts point to units that exist, successors to living ones', () => {
    const unitOf = (id: string): unknown => directory.units.get(unitId(id))
    for (const unit of province.units) {
      if (unit.parent) expect(unitOf(unit.parent)).toBeDefined()
      if (unit.validTo) expect(unit.successor && directory.units.get(unit.successor)).toMatchObject({ validTo: null })
    }
    for (const id of [...province.groups.flatMap((group) => group.members), ...province.posts.map((held) => held.unit)]) expect(unitOf(id)).toBeDefined()
  })
  test('Every name, short name, abbreviation, alias and predecessor of a unit means that unit or its successor, and no other', () => {
    for (const unit of province.units) {
      for (const name of [unit.name, unit.shortName, ...(unit.abbr ? [unit.abbr] : []), ...unit.aliases, ...unit.predecessors]) {
        expect({ name, found: resolveName(directory, name, TODAY) }).toMatchObject({ name, found: { is: 'unit', unit: { id: unit.successor ?? unit.id } } })
      }
    }
  })
  test('A full name means its own unit on every day of its life, and a name never means two', () => {
    const days = ['1997-03-05', '2022-01-17', '2025-06-30', '2025-07-01', '2026-05-22'].map(localDate)
    for (const unit of province.units) {
      for (const on of days.filter((day) => isValid(unit, day)))
        expect({ on, found: resolveName(directory, unit.name, on) }).toMatchObject({ on, found: { is: 'unit', unit: { id: unit.id }, via: null } })
    }
  })
  test('Every wording of a group means that group', () => {
    for (const group of province.groups) {
      for (const name of group.names)
        expect({ name, found: resolveName(directory, name, TODAY) }).toMatchObject({ name, found: { is: 'group', group: { code: group.code } } })
    }
  })
  test('The 29 types of Decree 30/2020 are there with their abbreviations', () => {
    const types = csvRecords(readFileSync(`${ROOT}libs/assembly/sample/data/document-types.csv`, 'utf8'))
    expect(types.filter((type) => type['system'] === 'state')).toHaveLength(29)
    expect(types.find((type) => type['code'] === 'plan')).toMatchObject({ name_vi: 'Kế hoạch', abbr: 'KH' })
  })
})

describe('Whom the letters address', () => {
  test.each([
    [['Các sở, ban, ngành tỉnh'], 15],
    [['Các sở, ban, ngành, cơ quan, đơn vị thuộc Ủy ban nhân dân tỉnh'], 21],
    [['Ủy ban nhân dân các xã, phường'], 99],
    [['UBND các xã'], 89],
    [['UBND các phường'], 10],
    [['Các cơ quan chuyên môn thuộc UBND tỉnh'], 14],
    [['Các sở, ban, ngành (trừ Sở Y tế)'], 14],
    [['Các sở, ban, ngành, trừ Sở Văn hóa, Thể thao và Du lịch và Thanh tra tỉnh'], 13],
    [['UBND các xã, phường (không bao gồm UBND các phường)'], 89],
    [['UBND các xã, phường, trừ xã Mường Hum, phường Lào Cai'], 97],
    [['Các sở, ban, ngành, cơ quan, đơn vị thuộc UBND tỉnh', 'UBND 99 xã, phường'], 120],
    [
      [
        'Các Sở, ban, ngành tỉnh',
        'Công an tỉnh',
        'Bộ Chỉ huy Quân sự tỉnh',
        'Các Đơn vị sự nghiệp thuộc UBND tỉnh',
        'Các Quỹ tài chính thuộc UBND tỉnh',
        'UBND các xã, phường',
      ],
      122,
    ],
    [['Các sở, ban, ngành, cơ quan thuộc UBND tỉnh', 'UBND các huyện, thành phố, thị xã'], 21],
  ])('%j are %i units', (names, count) => expect(members(...names)).toHaveLength(count))

  test.each([
    ['Sở Thông tin và Truyền thông', 'so-khoa-hoc-cong-nghe'],
    ['Đài Phát thanh - Truyền hình tỉnh', 'bao-ptth-lao-cai'],
    ['Ban Dân tộc tỉnh', 'so-dan-toc-ton-giao'],
    ['Bộ Chỉ huy Bộ đội Biên phòng tỉnh', 'bo-chqs-tinh'],
    ['Ban Dân vận Tỉnh ủy', 'ban-tuyen-giao-dan-van'],
    ['Sở Kế hoạch và Đầu tư', 'so-tai-chinh'],
    ['Sở LĐTBXH', 'so-noi-vu'],
    ['Sở Giao thông vận tải', 'so-xay-dung'],
    ['Sở TN&MT', 'so-nong-nghiep-moi-truong'],
  ])('“%s” of 2022 is carried on by %s', (name, id) => {
    expect(resolveName(directory, name, TODAY)).toMatchObject({ is: 'unit', unit: { id }, via: expect.any(String) })
    expect(resolveName(directory, name, localDate('2022-01-17'))).toMatchObject({ is: 'unit', unit: { successor: id }, via: null })
  })

  test('A letter of 2022 to all departments meant those of 2022, and their successors have the work today', () => {
    const then = resolveName(directory, 'các sở, ban, ngành', localDate('2022-01-17'))
    const meant = then.is === 'group' ? then.members : []
    expect(meant).toEqual(expect.arrayContaining(['so-giao-thong-van-tai', 'ban-dan-toc', 'so-noi-vu'].map(unitId)))
    expect(meant).not.toContain(unitId('so-dan-toc-ton-giao'))
    expect(expand(directory, ['các sở, ban, ngành'], TODAY, [], localDate('2022-01-17')).members).toEqual(members('các sở, ban, ngành'))
  })
  test.each([
    ['Sở NNMT', 'so-nong-nghiep-moi-truong'],
    ['Sở NN và MT', 'so-nong-nghiep-moi-truong'],
    ['Sở NN&MT', 'so-nong-nghiep-moi-truong'],
    ['Sở Nông nghiệp & MT', 'so-nong-nghiep-moi-truong'],
    ['STC', 'so-tai-chinh'],
    ['Sở TC', 'so-tai-chinh'],
    ['Sở VH, TT và DL', 'so-van-hoa-the-thao-du-lich'],
    ['Sở GD và Đào tạo', 'so-giao-duc-dao-tao'],
    ['BQL KKT tỉnh', 'bql-khu-kinh-te'],
    ['Giám đốc Sở XD', 'so-xay-dung'],
    ['Chánh Văn phòng UBND tỉnh', 'van-phong-ubnd-tinh'],
  ])('“%s” is %s', (name, id) => expect(resolveName(directory, name, TODAY)).toMatchObject({ is: 'unit', unit: { id } }))

  test.each([
    ['UBND các xã biên giới', 'rural-communes'],
    ['Các xã vùng đồng bào dân tộc thiểu số', 'rural-communes'],
    ['UBND các xã, phường vùng cao', 'communes'],
    ['các sở, ban, ngành (trừ các cơ quan đã có kế hoạch riêng)', 'departments-and-agencies'],
  ])('“%s” is a part of the class %s that no list has: it is asked', (name, code) =>
    expect(resolveName(directory, name, TODAY)).toMatchObject({ is: 'part', group: { code } }),
  )

  const answers = existsSync(`${LETTERS}gold`) ? readdirSync(`${LETTERS}gold`) : []
  const withLetters = answers.length > 0 ? test : test.skip
  withLetters('Of the units and classes that the five letters address or task, only those outside the province’s reach are unknown', () => {
    const names = answers.flatMap((file) => namesIn(JSON.parse(readFileSync(`${LETTERS}gold/${file}`, 'utf8'))))
    const { unknown, ambiguous } = expand(directory, names, TODAY, [])
    expect(ambiguous).toEqual([])
    expect([...new Set(unknown.map((one) => one.name))].sort()).toEqual(['Ủy ban nhân dân các cấp', 'Ủy ban nhân dân cùng cấp'])
  })
  withLetters('No invented person bears the name of somebody in the letters', () => {
    const letters = readdirSync(LETTERS).filter((file) => file.endsWith('.txt'))
    const text = letters.map((file) => fold(readFileSync(`${LETTERS}${file}`, 'utf8'))).join('\n')
    expect(province.people.filter((person) => text.includes(fold(person.name)))).toEqual([])
  })
})

describe('The invented people', () => {
  test('Each unit that a letter of the Committee can reach has a head, a clerk and a handler to tell', () => {
    const reached = [
      ...members('Các sở, ban, ngành, cơ quan, đơn vị thuộc UBND tỉnh', 'UBND các xã, phường'),
      'cong-an-tinh',
      'bo-chqs-tinh',
      'bao-ptth-lao-cai',
    ]
    const roles: readonly Role[] = ['headOfUnit', 'unitClerk', 'handler']
    const holes = reached.flatMap((unit) => roles.filter((role) => recipientsOf(directory, role, { unit: unitId(unit), field: 'VX' }, TODAY).length === 0))
    expect(holes).toEqual([])
  })
  test.each(['VX', 'NC', 'KT', 'TH', 'NLN', 'XD'])('In the field %s a desk officer, a deputy chief and a vice chair are responsible', (field) => {
    for (const role of ['deskOfficer', 'deputyChiefOfOffice', 'viceChair'] as const) {
      expect(recipientsOf(directory, role, { field }, TODAY)).toMatchObject([{ post: { post: role, field: expect.stringContaining(field) } }])
    }
  })
  test.each([
    ['hang', 'van-phong-ubnd-tinh', ['deskOfficer', 'handler']],
    ['sonoivu', 'so-noi-vu', ['unitClerk', 'handler']],
    ['sonoivu.gd', 'so-noi-vu', ['headOfUnit']],
    ['xa.muonghum', 'xa-02728', ['unitClerk', 'handler']],
    ['phuong.laocai.ct', 'phuong-02647', ['headOfUnit']],
  ])('%s acts in %s as %j', (username, unit, roles) => {
    const person = province.people.find((one) => one.id === personOf(username))
    expect(person && rolesOf(directory, person.id, { unit: unitId(unit) }, TODAY)).toEqual(roles)
  })
  test('The Office, leaders and auditor see the province, the administrator nothing, everybody else one unit with those it took over', () => {
    const all = province.people.filter((person) => scopeOf(directory, person.id, TODAY).all)
    expect(all).toHaveLength(17)
    for (const person of province.people) {
      const scope = scopeOf(directory, person.id, TODAY)
      const living = scope.units.filter((id) => [...directory.inOrder].some((unit) => unit.id === id && isValid(unit, TODAY)))
      if (!scope.all) expect(living).toHaveLength(person.id === personOf('quantri') ? 0 : 1)
    }
  })
  test('The province is the same each time it is made', () => expect(sampleProvince(ROOT)).toEqual(province))
})

interface Answer {
  readonly addressees: readonly { readonly name: string }[]
  readonly tasks: readonly { readonly lead: readonly string[]; readonly leadGroups: readonly string[]; readonly coordinating: readonly string[] }[]
}

function namesIn(answer: Answer): readonly string[] {
  return [...answer.addressees.map((one) => one.name), ...answer.tasks.flatMap((task) => [...task.lead, ...task.leadGroups, ...task.coordinating])]
}
