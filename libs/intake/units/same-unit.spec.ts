import { expect, test } from '@jest/globals'
import { leadAllOf } from './same-unit.js'

const LEADS = leadAllOf(['Ban Quản lý dự án đầu tư xây dựng các công trình thủy lợi và đê điều tỉnh', 'Sở Nội vụ'])
const one = (name: string): boolean => LEADS([{ name, group: false, from: 0, to: name.length }])

test('a unit in short letters under “Nơi nhận” is the one that leads a task by its full name', () => {
  expect(one('Ban QLDA ĐTXD các công trình TL và ĐĐ tỉnh')).toBe(true)
  expect(one('Ban QLDA ĐTXD các công trình DD và CN tỉnh')).toBe(false)
  expect(one('Sở Nội vụ')).toBe(true)
  expect(one('VT')).toBe(false)
})
