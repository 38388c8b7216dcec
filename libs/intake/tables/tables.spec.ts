import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readingOf } from '../../../test/support/letters.js'
import { pageOf } from '../lines/lines.js'
import { roleOf } from './table-columns.js'
import { partsOf } from './tables.js'
import { keyOf } from '../words/text.js'

const HEAD =
  'ỦY BAN NHÂN DÂN\nTỈNH HÀ TUYÊN\n\nSố: 21/KH-UBND\n\nHà Tuyên, ngày 10 tháng 3 năm 2025\n\nKẾ HOẠCH\nChuyển đổi số năm 2025\n\nUBND tỉnh ban hành Kế hoạch như sau:\n\nI. TỔ CHỨC THỰC HIỆN\n\n1. Sở Nội vụ theo dõi.\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn An\n\n'
const APPENDIX = 'PHỤ LỤC\nPHÂN CÔNG NHIỆM VỤ\n(Kèm theo Kế hoạch số 21/KH-UBND ngày 10/3/2025)\n\n'

/** Path, first words, leads / partners, due of each task behind the first. */
function rows(appendix: string): string[] {
  const { draft } = readingOf(HEAD + appendix)
  return draft.tasks
    .slice(1)
    .map((task) =>
      [
        task.path,
        task.startsWith,
        [...task.lead, ...task.leadGroups].join(' + '),
        task.coordinating.join(' + '),
        task.due.map((due) => ('date' in due ? due.date : 'period' in due ? due.period : 'relative')).join(),
      ].join(' | '),
    )
}

const EXPECTED = [
  'PL.I.1 | Xây dựng quy chế quản lý dữ liệu dùng chung | Sở Khoa học và Công nghệ | Sở Tư pháp | 2025-Q2',
  'PL.I.2 | Rà soát các quy định về phí, lệ phí | Sở Tư pháp | Các sở, ban, ngành | 2025-09-30',
  'PL.II.1 | Phủ sóng tại khu công nghiệp | Sở Khoa học và Công nghệ | Ủy ban nhân dân các xã, phường | ongoing',
]

describe('one table, in every shape that conversion leaves it', () => {
  test('with bars', () => {
    expect(
      rows(`${APPENDIX}| TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn | Sản phẩm |
|---|---|---|---|---|---|
| **I** | **THỂ CHẾ** | | | | |
| 1 | Xây dựng quy chế<br>quản lý dữ liệu dùng chung | Sở Khoa học và Công nghệ | Sở Tư pháp | Quý II/2025 | Quyết định |
| 2 | Rà soát các quy định về phí, lệ phí | Sở Tư pháp | Các sở, ban, ngành | 30/9/2025 | Báo cáo |
| **II** | **HẠ TẦNG** | | | | |
| 1 | Phủ sóng tại khu công nghiệp | Sở Khoa học và Công nghệ | UBND các xã, phường | Thường xuyên | |
`),
    ).toEqual(EXPECTED)
  })

  test('with bars and borders, its cells over several lines', () => {
    expect(
      rows(`${APPENDIX}+----+------------------+------------------+-------------+-------------+
| TT | Nhiệm vụ         | Cơ quan chủ trì  | Phối hợp    | Thời hạn    |
+====+==================+==================+=============+=============+
| I  | THỂ CHẾ          |                  |             |             |
+----+------------------+------------------+-------------+-------------+
| 1  | Xây dựng quy chế | Sở Khoa học và   | Sở Tư pháp  | Quý II/2025 |
|    | quản lý dữ liệu  | Công nghệ        |             |             |
|    | dùng chung       |                  |             |             |
+----+------------------+------------------+-------------+-------------+
| 2  | Rà soát các quy  | Sở Tư pháp       | Các sở,     | 30/9/2025   |
|    | định về phí, lệ  |                  | ban, ngành  |             |
|    | phí              |                  |             |             |
+----+------------------+------------------+-------------+-------------+
`),
    ).toEqual(EXPECTED.slice(0, 2))
  })

  test('with tabs, a cell cut by a line end', () => {
    expect(
      rows(
        `${APPENDIX}TT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tThời hạn\nI\tTHỂ CHẾ\n1\tXây dựng quy chế quản lý dữ liệu\ndùng chung\tSở Khoa học và Công nghệ\tSở Tư pháp\tQuý II/2025\n2\tRà soát các quy định về phí, lệ phí\tSở Tư pháp\tCác sở, ban, ngành\t30/9/2025\nII\tHẠ TẦNG\n1\tPhủ sóng tại khu công nghiệp\tSở Khoa học và Công nghệ\tUBND các xã, phường\tThường xuyên\n`,
      ),
    ).toEqual(EXPECTED)
  })

  test('one cell a line, each begun by a tab, rows parted by a blank line', () => {
    const table = [
      ['TT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Cơ quan phối hợp', 'Thời hạn', 'Ghi chú'],
      ['I', 'THỂ CHẾ'],
      ['1', 'Xây dựng quy chế\nquản lý dữ liệu dùng chung', 'Sở Khoa học và Công nghệ', 'Sở Tư pháp', 'Quý II/2025', ''],
      ['2', 'Rà soát các quy định về phí, lệ phí', 'Sở Tư pháp', 'Các sở, ban, ngành', '30/9/2025', ''],
      ['II', 'HẠ TẦNG'],
      ['1', 'Phủ sóng tại khu công nghiệp', 'Sở Khoa học và Công nghệ', 'UBND các xã, phường', 'Thường xuyên', ''],
    ]
    expect(rows(APPENDIX + table.map((row) => row.map((cell) => `\t${cell}\n`).join('')).join('\n'))).toEqual(EXPECTED)
  })

  test.each([
    ['bars on lines of their own', '\n|\n'],
    ['nothing', '\n'],
  ])('one cell a line, parted by %s, empty cells left out', (_by, mark) => {
    const cells =
      'TT,Nhiệm vụ,Cơ quan chủ trì,Cơ quan phối hợp,Thời hạn,Ghi chú,I,Thể chế,1,Xây dựng quy chế quản lý dữ liệu dùng chung,Sở Khoa học và Công nghệ,Sở Tư pháp,Quý II/2025,2,Rà soát các quy định về phí; lệ phí,Sở Tư pháp,Các sở; ban; ngành,30/9/2025'
    const text = cells.split(',').join(mark).replaceAll(';', ',')
    expect(rows(`${APPENDIX}${text}${mark}`)).toEqual(EXPECTED.slice(0, 2))
  })

  test('in columns of blanks, its cells wrapped', () => {
    expect(
      rows(`${APPENDIX}
 TT            Nhiệm vụ                  Cơ quan            Cơ quan         Thời hạn
                                         chủ trì            phối hợp
  I   Thể chế
  1   Xây dựng quy chế quản lý      Sở Khoa học và     Sở Tư pháp       Quý II/2025
      dữ liệu dùng chung            Công nghệ
  2   Rà soát các quy định về       Sở Tư pháp         Các sở, ban,     30/9/2025
      phí, lệ phí                                      ngành
 II   Hạ tầng
  1   Phủ sóng tại khu công         Sở Khoa học và     UBND các xã,     Thường
      nghiệp                        Công nghệ          phường           xuyên
`),
    ).toEqual(EXPECTED)
  })
})

describe('what a table of tasks may hold', () => {
  test('two rows of headings, columns counted, leads merged over rows', () => {
    expect(
      rows(`${APPENDIX}| STT | Nội dung công việc | Cơ quan thực hiện | | Thời gian hoàn thành |
|---|---|---|---|---|
| | | Chủ trì | Phối hợp | |
| (1) | (2) | (3) | (4) | (5) |
| 1 | Ban hành quy chế | Sở Tài chính | Sở Tư pháp | 30/6/2025 |
| 2 | Rà soát thủ tục | | | Quý III/2025 |
`),
    ).toEqual(['PL.1 | Ban hành quy chế | Sở Tài chính | Sở Tư pháp | 2025-06-30', 'PL.2 | Rà soát thủ tục | Sở Tài chính | Sở Tư pháp | 2025-Q3'])
  })

  test('units in the rows of groups, leads and partners in one cell, numbers before the words', () => {
    expect(
      rows(`${APPENDIX}| TT | Nội dung | Thời hạn |
|---|---|---|
| I | Sở Tài chính | |
| 1 | Tham mưu bố trí kinh phí | Tháng 4/2025 |
`),
    ).toEqual(['PL.I.1 | Tham mưu bố trí kinh phí | Sở Tài chính |  | 2025-04'])
    expect(
      rows(`${APPENDIX}| Nhiệm vụ | Đơn vị chủ trì, phối hợp | Thời hạn |
|---|---|---|
| **1. Tuyên truyền** | | |
| 1.1. Xây dựng chuyên mục | Chủ trì: Sở Nội vụ; Phối hợp: Sở Y tế | Thường xuyên |
| 1.2. Tổ chức cuộc thi | - Sở Nội vụ<br>- Sở Tài chính | Trước 30/11 |
`),
    ).toEqual(['PL.1.1 | Xây dựng chuyên mục | Sở Nội vụ | Sở Y tế | ongoing', 'PL.1.2 | Tổ chức cuộc thi | Sở Nội vụ + Sở Tài chính |  | 2025-11-30'])
  })

  test('several appendices are told apart; a table in a section has the section’s path', () => {
    const table = '| TT | Nhiệm vụ | Chủ trì |\n|---|---|---|\n| 1 | Kiểm tra an toàn | Sở Y tế |\n'
    expect(rows(`PHỤ LỤC I\nNHIỆM VỤ NĂM 2025\n\n${table}\nPHỤ LỤC II\nNHIỆM VỤ NĂM 2026\n\n${table}`).map((row) => row.split(' ')[0])).toEqual([
      'PL.I.1',
      'PL.II.1',
    ])
    const inside = HEAD.replace('1. Sở Nội vụ theo dõi.', `1. Sở Nội vụ theo dõi.\n\n2. Nhiệm vụ cụ thể:\n\n${table}\n3. Sở Tài chính bố trí kinh phí.`)
    expect(readingOf(inside).draft.tasks.map((task) => task.path)).toEqual(['I.1', 'I.2.1', 'I.3'])
  })

  test.each(['PHỤ LỤC DANH MỤC NHIỆM VỤ', 'Phụ lục', 'PHỤ LỤC SỐ 01', 'Phụ lục 01: Danh mục nhiệm vụ', 'BẢNG PHÂN CÔNG NHIỆM VỤ'])(
    '“%s” begins an appendix',
    (title) => {
      expect(rows(`${title}\n\n| TT | Nhiệm vụ | Chủ trì |\n|---|---|---|\n| 1 | Kiểm tra an toàn | Sở Y tế |\n| 2 | Công khai vi phạm | nt |\n`)).toEqual([
        'PL.1 | Kiểm tra an toàn | Sở Y tế |  | ',
        'PL.2 | Công khai vi phạm | Sở Y tế |  | ',
      ])
    },
  )

  test.each([
    ['figures', '| TT | Đơn vị | Số hộ | Tỷ lệ (%) |\n|---|---|---|---|\n| 1 | Xã Đông Hải | 120 | 14,5 |\n'],
    ['a list of people', '| STT | Họ và tên | Chức vụ | Đơn vị công tác |\n|---|---|---|---|\n| 1 | Trần Văn Bình | Phó Giám đốc | Sở Y tế |\n'],
    ['a form to fill in', '| TT | Nội dung | Số lượng | Ghi chú |\n|---|---|---|---|\n| 1 | Tổng số vụ việc | | |\n'],
    ['the outline of a report', 'ĐỀ CƯƠNG BÁO CÁO\nI. Tình hình triển khai\n1. Kết quả đạt được\n2. Tồn tại, hạn chế\nII. Kiến nghị\n'],
  ])('%s asks for nothing', (_what, table) => {
    expect(rows(`PHỤ LỤC\n${table}`)).toEqual([])
  })
})

test.each([
  ['TT', 'number'],
  ['Số TT', 'number'],
  ['Nội dung công việc', 'task'],
  ['Nhiệm vụ, giải pháp', 'task'],
  ['Tên đề án', 'task'],
  ['Cơ quan, đơn vị chủ trì', 'lead'],
  ['Đơn vị thực hiện', 'lead'],
  ['Sở, ngành chủ trì', 'lead'],
  ['Phân công thực hiện', 'lead'],
  ['Trách nhiệm thực hiện', 'lead'],
  ['Đơn vị phối hợp', 'partners'],
  ['Cơ quan chủ trì/phối hợp', 'both'],
  ['Thời hạn hoàn thành', 'due'],
  ['Tiến độ', 'due'],
  ['Chỉ tiêu', 'measure'],
  ['Sản phẩm đầu ra', 'other'],
  ['Kết quả thực hiện', 'other'],
  ['Họ và tên', null],
  ['Sở Y tế', null],
])('a column “%s” holds: %s', (name, role) => {
  expect(roleOf(keyOf(name))).toBe(role)
})

describe('tables that do not look like the others', () => {
  test('in columns without numbers: blank lines part the rows, and a heading of the letter ends them', () => {
    const body = `Nhiệm vụ                              Cơ quan chủ trì       Cơ quan phối hợp        Thời gian

Truyền thông về chính sách bảo hiểm   Sở Y tế               Báo và Phát thanh,      Quý III/2025
mới tại cơ sở                                               Truyền hình Hà Tuyên

Giám sát việc khám bệnh               Thanh tra tỉnh        Sở Y tế                 Hằng quý
`
    expect(rows(`${APPENDIX}${body}`)).toEqual([
      'PL.1 | Truyền thông về chính sách bảo hiểm mới tại cơ sở | Sở Y tế | Báo và Phát thanh, Truyền hình Hà Tuyên | 2025-Q3',
      'PL.2 | Giám sát việc khám bệnh | Thanh tra tỉnh | Sở Y tế | quarterly',
    ])
  })

  test('what is to be done stands under a name that no list knows', () => {
    expect(
      rows(`${APPENDIX}| TT | Điểm nóng cần giải tỏa | Đơn vị chịu trách nhiệm | Thời hạn |
|---|---|---|---|
| 1 | Chợ tạm phường Minh Sơn | UBND phường Minh Sơn | 30 ngày kể từ ngày ký |
| 2 | Bến xe khách phía Nam | Sở Xây dựng | Cả năm 2025 |
`),
    ).toEqual(['PL.1 | Chợ tạm phường Minh Sơn | Ủy ban nhân dân phường Minh Sơn |  | relative', 'PL.2 | Bến xe khách phía Nam | Sở Xây dựng |  | 2025'])
  })
})

describe('whatever the text', () => {
  const scraps = fc
    .array(
      fc.constantFrom(
        'TT',
        'Nhiệm vụ',
        'Chủ trì',
        'Thời hạn',
        '|',
        '\t',
        '\n',
        '\n\n',
        '1',
        'I',
        '  ',
        '     ',
        '+--+',
        '|---|---|',
        'Sở Y tế',
        'Quý I/2025',
        'Rà soát các quy định',
        '\f',
      ),
      { maxLength: 80 },
    )
    .map((all) => all.join(''))

  test('each row of the text is read once, and cells stand inside it', () => {
    fc.assert(
      fc.property(scraps, (text) => {
        const page = pageOf(text)
        for (const part of partsOf(page, page.rows)) {
          if (part.is !== 'table') continue
          for (const cell of part.grid.rows.flat()) expect(cell === null || (cell.from >= 0 && cell.from < cell.to && cell.to <= page.text.length)).toBe(true)
        }
        expect(partsOf(page, page.rows).filter((part) => part.is === 'text').length).toBeLessThanOrEqual(page.rows.length)
      }),
      { numRuns: 300 },
    )
  })

  test.each(['| TT | Nhiệm vụ | Chủ trì |\n', 'TT\nNhiệm vụ\nChủ trì\n', 'TT\tNhiệm vụ\tChủ trì\n', 'TT      Nhiệm vụ      Chủ trì\n', '|||||\n', '\t\t\t\n'])(
    '%j without end ends',
    (again) => {
      const page = pageOf(again.repeat(4_000))
      const start = performance.now()
      partsOf(page, page.rows)
      expect(performance.now() - start).toBeLessThan(6_000)
    },
  )
})
