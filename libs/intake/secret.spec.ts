import { expect, test } from '@jest/globals'
import { readLetter, secretLevel } from './index.js'
import { directive } from '../../test/support/letters.js'

test.each([
  ['MẬT\nSố: 12/UBND-NC', 'MẬT'],
  ['UBND TỈNH\tCỘNG HÒA\nTUYỆT MẬT\tĐộc lập', 'TUYỆT MẬT'],
  ['**TỐI MẬT**', 'TỐI MẬT'],
  ['Độ mật: Mật', 'MẬT'],
  ['ĐỘ MẬT: TỐI MẬT', 'TỐI MẬT'],
  ['Số: 12/UBND-NC (MẬT)', 'MẬT'],
  ['Số 05-KH/TU   TUYỆT MẬT', 'TUYỆT MẬT'],
  ['M Ậ T'.normalize('NFD'), 'MẬT'],
] as const)('the stamp in “%s” is seen', (text, level) => {
  expect(secretLevel(text)).toBe(level)
  expect(readLetter(`${text}\n${directive}`)).toMatchObject({ ok: false, problem: { code: 'letter.secret', params: { level } } })
})

test.each([
  'Tăng cường bảo mật thông tin, bảo vệ bí mật nhà nước.',
  'BẢO VỆ BÍ MẬT NHÀ NƯỚC',
  'Đồng chí Bí thư Tỉnh ủy; quan hệ mật thiết với Nhân dân.',
  'mật\nong\nMật khẩu: đổi hằng năm',
  'Số: 12/UBND-NC\nV/v bảo mật',
  'Độ mật: Không',
])('“%s” is no stamp', (text) => {
  expect(secretLevel(text)).toBeNull()
})
