import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { ENGINE, type PersonId } from '#base'
import { csvLines } from '#assembly'
import { problemSentence, type Imported, type ImportedAccount } from '#cascade'
import { isPassword, openAccounts, statement } from '#database'
import { must, openTestHouse, type TestHouse } from '../support/house.js'

const audit = statement<Record<never, never>, { what: string; actor: number; target: string; detail: Record<string, unknown> }>(
  'test-import-audit',
  [],
  'select what, actor, target, detail from house.audit order by id',
)
const HEADER = 'Họ tên;Đơn vị;Chức vụ;Chức danh;Lĩnh vực;Điện thoại;Thư điện tử;Tên đăng nhập;Từ ngày'

describe('People from a table', () => {
  let house: TestHouse
  beforeEach(async () => void (house = await openTestHouse('2026-11-09')))
  afterEach(() => house.close())

  const take = async (
    lines: readonly string[],
    { by = ENGINE, dryRun = false, header = HEADER }: { by?: PersonId; dryRun?: boolean; header?: string } = {},
  ) => {
    const kept: ImportedAccount[] = []
    const keep = async (accounts: readonly ImportedAccount[]): Promise<void> => void kept.push(...accounts)
    const table = csvLines([header, ...lines].join('\r\n'))
    return { kept, result: await house.cascade.importPeople({ person: by }, { table, file: 'can-bo.csv', dryRun, keep }) }
  }
  const sentences = ({ faults }: Imported): string[] => faults.map(({ line, problem }) => `${line}: ${problemSentence(problem)}`)
  const count = async (): Promise<number> => (await house.needs.directory()).people.size

  test('New people get posts, accounts and one-time passwords, in one go and on record; a second run finds that everything stands', async () => {
    const before = await count()
    const lines = [
      'Vàng A Sử;UBND xã Mường Hum;Công chức;văn thư + người được phân công;;912 345 678;su@laocai.example;muonghum.su;01/12/2026',
      'Lù Thị Hoa;SNV;;handler;;0214.3000.111;;SoNoiVu.Hoa;',
      '"Đỗ Minh Quân";so-y-te;Chuyên viên;Chuyên viên;;;;soyte.quan;2026-11-10',
      ';;;;;;;;',
      'Nông Văn Bình;Văn phòng UBND tỉnh;Chuyên viên;chuyên viên;vx, nc;;;vp.binh;',
      'Nông Văn Bình;Sở Nội vụ;;người được phân công;;;;vp.binh;',
    ]
    const preview = must((await take(lines, { dryRun: true })).result)
    expect([preview.added.length, preview.posts, preview.written, await count()]).toEqual([4, 6, false, before])
    const { kept, result } = await take(lines)
    expect(must(result)).toMatchObject({ posts: 6, standing: 0, faults: [], written: true })
    const directory = await house.needs.directory()
    const accounts = openAccounts(house.database.sql)
    for (const { username, password, name } of kept) {
      const account = await accounts.byName(username)
      expect([account?.mustChange, await isPassword(account?.passwordHash ?? '', password), directory.people.get(account?.person as PersonId)?.name]).toEqual([
        true,
        true,
        name,
      ])
    }
    const su = (await accounts.byName('muonghum.su'))?.person as PersonId
    expect(directory.people.get(su)).toMatchObject({ phone: '0912 345 678', email: 'su@laocai.example' })
    expect((directory.postsOf.get(su) ?? []).map(({ unit, post, title, from, to }) => [unit, post, title, from, to])).toEqual(
      ['unitClerk', 'handler'].map((post) => ['xa-02728', post, 'Công chức', '2026-12-01', null]),
    )
    const binh = (await accounts.byName('vp.binh'))?.person as PersonId
    expect((directory.postsOf.get(binh) ?? []).map(({ unit, post, field, from }) => [unit, post, field, from])).toEqual([
      ['van-phong-ubnd-tinh', 'deskOfficer', 'VX,NC', '2026-11-09'],
      ['so-noi-vu', 'handler', null, '2026-11-09'],
    ])
    const record = (await house.database.sql.run(audit, {})).filter(({ what }) => ['person.added', 'post.given', 'people.imported'].includes(what))
    expect(record.map(({ what }) => what).sort()).toEqual([
      ...Array<string>(1).fill('people.imported'),
      ...Array<string>(4).fill('person.added'),
      'post.given',
      'post.given',
    ])
    expect(record.at(-1)).toMatchObject({ actor: ENGINE, target: 'people', detail: { file: 'can-bo.csv', people: 4, furtherPosts: 2 } })
    expect(kept.some(({ password }) => JSON.stringify(record).includes(password))).toBe(false)
    const again = await take(lines)
    expect([must(again.result), again.kept, await count()]).toEqual([{ added: [], posts: 0, standing: 5, faults: [], written: false }, [], before + 4])
  }, 60_000)

  test('Every fault is named with its line and with what to do, and one wrong line keeps all others out', async () => {
    const before = await count()
    const { kept, result } = await take([
      'Vàng A Sử;UBND xã Mường Hum;;handler;;;;muonghum.su;',
      'Lù Thị Hoa;Sở Nội Vu Tỉnh Khác;;handler;;;;hoa;31/02/2026',
      'Lù Thị 2;Sở Nội vụ;;văn thơ;;12;a@b;H;',
      'Lý Văn Khôi;Sở Y tế;Giám đốc;thủ trưởng;;;;soyte.khoi;',
      'Hoàng Văn A;Sở Y tế;;handler;;;;soyte.gd;',
      'Hoàng Văn B;Sở Y tế;;handler;QQ;;;soyte.b',
      'Hoàng Văn C;Sở Y tế;;handler;QQ;;;soyte.c;',
      'Hoàng Văn D;Sở Y tế;;deskOfficer;;;;soyte.d;',
    ])
    expect([must(result).written, kept, await count()]).toEqual([false, [], before])
    const head = (await house.needs.directory()).people.get((await house.as('soyte.gd')).person)?.name
    expect(sentences(must(result))).toEqual([
      expect.stringMatching(/^3: Không có đơn vị “Sở Nội Vu Tỉnh Khác” trong danh mục\./u),
      '3: Ngày bắt đầu chưa đúng: “31/02/2026”. Đề nghị ghi theo mẫu 01/12/2026.',
      '4: Không rõ chức danh “văn thơ” ở Sở Nội vụ. Đề nghị ghi một trong các chức danh: văn thư đơn vị; người được phân công; thủ trưởng đơn vị; quản trị hệ thống; người kiểm tra.',
      '4: Họ tên chưa đúng: “Lù Thị 2”. Đề nghị ghi họ và tên, không có chữ số.',
      '4: Tên đăng nhập chưa đúng: “H”. Đề nghị dùng chữ thường không dấu, chữ số, dấu chấm, từ 3 ký tự trở lên.',
      '4: Số điện thoại chưa đúng: “12”. Đề nghị ghi số bắt đầu bằng 0 hoặc +84, từ 9 đến 11 chữ số.',
      '4: Địa chỉ thư điện tử chưa đúng: “a@b”. Đề nghị ghi theo mẫu ten@laocai.gov.vn.',
      expect.stringMatching(new RegExp(`^5: Chức danh “thủ trưởng đơn vị” đã có người giữ: .*${head}`, 'u')),
      '6: Tên đăng nhập “soyte.gd” đã có người dùng. Đề nghị chọn tên khác.',
      '7: Dòng có 8 ô, dòng tiêu đề có 9 ô. Đề nghị đặt ô có dấu phân cách trong dấu ngoặc kép, ghi đủ các ô.',
      '8: Lĩnh vực chưa đúng: “QQ”. Đề nghị ghi một trong các mã VX, NC, KT, TH, NLN, XD.',
      expect.stringMatching(/^9: Không rõ chức danh “deskOfficer” ở Sở Y tế\./u),
    ])
    const header = must((await take(['x'], { header: 'name,unit,post,Ngày sinh,name' })).result)
    expect(sentences(header)).toEqual([
      '1: Thiếu cột “tên đăng nhập”. Không rõ cột “Ngày sinh”: đề nghị sửa tên cột hoặc bỏ cột. Cột “họ tên” có hai lần: đề nghị bỏ một cột.',
    ])
  }, 30_000)

  test('Two lines for one seat that one person holds: the second is refused, as it would be on the page', async () => {
    const empty = 'Họ tên,Đơn vị,Chức danh,Tên đăng nhập'
    const unit = (await house.needs.directory()).inOrder.find(({ kind, id }) => kind === 'department' && id === 'so-noi-vu')
    const ended = statement<Record<never, never>, never>(
      'test-end-head',
      [],
      "update house.post_held set valid_to = '2026-11-01' where unit = 'so-noi-vu' and post = 'headOfUnit'",
    )
    await house.database.sql.run(ended, {})
    const { result } = await take([`Lò Văn Một,${unit?.name},thủ trưởng,mot.lo`, `Lò Văn Hai,${unit?.name},thủ trưởng,hai.lo`], { header: empty })
    expect(must(result).faults.map(({ line, problem }) => [line, problem.code])).toEqual([[3, 'post.held']])
  }, 30_000)

  test('The same table twice at once makes nobody twice: one import writes, the other keeps no password that opens nothing', async () => {
    const before = await count()
    const both = await Promise.all([1, 2].map(() => take(['Vàng A Sử;SNV;;handler;;;;snv.su;', 'Vàng A Páo;SNV;;handler;;;;snv.pao;'])))
    const [first, second] = both.map(({ result }) => must(result))
    expect([first?.written, second?.written].filter(Boolean)).toHaveLength(1)
    expect(await count()).toBe(before + 2)
    const { kept } = both[first?.written ? 0 : 1] ?? { kept: [] }
    const account = await openAccounts(house.database.sql).byName('snv.pao')
    expect(await isPassword(account?.passwordHash ?? '', kept[1]?.password ?? '')).toBe(true)
  }, 30_000)

  test('An administrator imports, nobody else; an import that cannot keep its passwords writes nothing', async () => {
    const lines = ['Vàng A Sử;UBND xã Mường Hum;;handler;;;;muonghum.su;']
    expect((await take(lines, { by: (await house.as('chanhvp')).person })).result).toMatchObject({ ok: false, problem: { code: 'scope.forbidden' } })
    const before = await count()
    const table = csvLines([HEADER, ...lines].join('\n'))
    const keep = () => Promise.reject(new Error('the disk is full'))
    await expect(house.cascade.importPeople({ person: ENGINE }, { table, file: 'a.csv', dryRun: false, keep })).rejects.toThrow('the disk is full')
    expect(await count()).toBe(before)
    const { person } = await house.as('quantri')
    expect(must((await take(lines, { by: person })).result).written).toBe(true)
    expect((await house.database.sql.run(audit, {})).at(-1)).toMatchObject({ what: 'people.imported', actor: person })
  }, 30_000)
})
