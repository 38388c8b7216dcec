import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { expand } from './expand.js'
import { TODAY, ids, smallDirectory } from './small-directory.fixture.js'

const directory = smallDirectory()

test('A letter to departments, one of them by name, and to two communes reaches each unit once, in official order', () => {
  const found = expand(directory, ['xã Mường Hum', 'Sở TT&TT', 'Các sở, ban, ngành', 'UBND xã Nghĩa Đô'], TODAY, [])
  expect(found).toMatchObject({
    members: ids('so-noi-vu', 'so-khcn', 'thanh-tra-tinh', 'van-phong', 'xa-1', 'xa-2'),
    unknown: [],
    ambiguous: [],
    parts: [],
    empty: [],
  })
  expect(found.former).toMatchObject([{ name: 'Sở TT&TT', was: 'Sở Thông tin và Truyền thông', named: { id: 'so-tttt' }, owner: { id: 'so-khcn' } }])
})

test('“Các cơ quan, đơn vị, địa phương” are the addressees of the same letter, today’s owners of them', () => {
  expect(expand(directory, ['các cơ quan, đơn vị, địa phương'], TODAY, ids('xa-1', 'so-tttt')).members).toEqual(ids('so-khcn', 'xa-1'))
})

test('Abolished districts, unnamed partners, unclear and unknown names are shown to the officer, none is dropped', () => {
  const found = expand(directory, ['UBND các huyện, thành phố, thị xã', 'các cơ quan, đơn vị liên quan', 'Nghĩa Đô', 'Sở Nội vị'], TODAY, ids('xa-1'))
  expect(found.members).toEqual([])
  expect(found.empty.map((one) => one.group.rule)).toEqual(['former', 'nobody'])
  expect(found.ambiguous.map((one) => one.name)).toEqual(['Nghĩa Đô'])
  expect(found.unknown).toMatchObject([{ name: 'Sở Nội vị', nearest: [{ unit: { id: 'so-noi-vu' }, why: { is: 'slip', letters: 1 } }, {}, {}] }])
})

test('The order of the names in a letter, and saying a name twice, change nothing about whom it reaches', () => {
  const names = ['Các sở, ban, ngành', 'UBND các xã, phường', 'Sở Nội vụ', 'Sở TT&TT', 'Trường Cao đẳng Lào Cai', 'Giám đốc Sở KH&CN', 'ngoài tỉnh']
  fc.assert(
    fc.property(fc.shuffledSubarray(names), (some) => {
      const once = expand(directory, some, TODAY, [])
      expect(expand(directory, [...some, ...some].reverse(), TODAY, []).members).toEqual(once.members)
      expect(new Set(once.members).size).toBe(once.members.length)
    }),
  )
})
