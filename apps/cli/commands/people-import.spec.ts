import { readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { openTestHouse, type TestHouse } from '../../../test/support/house.js'
import { people } from './people.js'

const HEADER = 'Họ tên;Đơn vị;Chức vụ;Chức danh;Lĩnh vực;Điện thoại;Thư điện tử;Tên đăng nhập;Từ ngày'

let house: TestHouse
let before: string | undefined
beforeAll(async () => {
  house = await openTestHouse('2026-11-09')
  before = process.env['DATABASE_URL']
  process.env['DATABASE_URL'] = house.settings.databaseUrl ?? ''
}, 90_000)
afterAll(async () => {
  if (before === undefined) delete process.env['DATABASE_URL']
  else process.env['DATABASE_URL'] = before
  await house.close()
})

test('`dondoc people import` writes the passwords into a new file for its owner alone, and leaves none behind when a line is wrong', async () => {
  const [table, passwords] = ['csv', 'passwords'].map((end) => join(tmpdir(), `dondoc-import-${process.pid}.${end}`)) as [string, string]
  const said: string[] = []
  const written = jest.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0)
  try {
    await writeFile(table, `\uFEFF${HEADER}\r\nVàng A Sử;SNV;;handler;;;;snv.su;\r\n`)
    await expect(people(['import', table])).rejects.toThrow(/--passwords NEW-FILE/u)
    await people(['import', table, '--dry-run'])
    await people(['import', table, '--passwords', passwords])
    const [head, line] = (await readFile(passwords, 'utf8')).split('\r\n')
    expect([head, line]).toEqual([
      '\uFEFF"Họ tên","Đơn vị","Tên đăng nhập","Mật khẩu dùng một lần"',
      expect.stringMatching(/^"Vàng A Sử","Sở Nội vụ","snv\.su","[a-z2-9-]{14}"$/u),
    ])
    expect((await stat(passwords)).mode & 0o777).toBe(0o600)
    await writeFile(table, `${HEADER}\nVàng A Páo;SNV;;handler;;;;snv.pao;\n`)
    await expect(people(['import', table, '--passwords', passwords])).rejects.toThrow(/is there already/u)
    await rm(passwords)
    await writeFile(table, `${HEADER}\nVàng A Páo;SNV;;handler;;;;snv.pao;\nVàng A Pính;SNV;;handler;;;;snv.pinh;ngày mai\n`)
    await expect(people(['import', table, '--passwords', passwords])).rejects.toThrow('Nothing was written; faults: 1.')
    await expect(stat(passwords)).rejects.toThrow(/ENOENT/u)
    await writeFile(table, Buffer.from([0x48, 0xf4, 0x0a]))
    await expect(people(['import', table, '--dry-run'])).rejects.toThrow(/is not UTF-8 text/u)
  } finally {
    written.mockRestore()
    await Promise.all([table, passwords].map((file) => rm(file, { force: true })))
  }
  expect(said.join('')).toBe(
    [
      'line 2: Vàng A Sử, Sở Nội vụ, signs in as snv.su',
      'would be new: people 1, posts 1 · lines that stand already: 0',
      `new: people 1, posts 1 · lines that stand already: 0 · one-time passwords in ${passwords}: pass them on and delete it`,
      'line 3: Ngày bắt đầu chưa đúng: “ngày mai”. Đề nghị ghi theo mẫu 01/12/2026.',
      '',
    ].join('\n'),
  )
}, 60_000)
