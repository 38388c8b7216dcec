import { describe, expect, test } from '@jest/globals'
import { rolesOf } from './opening-roles.js'
import { readReferences } from './references.js'
import { symbolAt } from './symbols.js'
import { normaliseText, pieceOf, plainOf, type Piece } from '../words/text.js'

const pieceFrom = (text: string): Piece => {
  const plain = plainOf(normaliseText(text))
  return pieceOf(plain, 0, plain.length)
}
const cited = (text: string, own: string | null = null): readonly string[] =>
  readReferences([{ piece: pieceFrom(text), role: 'mentioned' }], own).list.map(({ kind, symbol, date, issuer, title }) =>
    [kind, symbol, date, issuer, title].map((part) => part ?? '').join(' | '),
  )

describe('papers named in a sentence', () => {
  test.each([
    [
      'Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư.',
      ['Nghị định | 30/2020/NĐ-CP | 2020-03-05 | Chính phủ | công tác văn thư'],
    ],
    [
      'Công văn số 81/BVHTTDL-DL ngày 05/8/2025 của Bộ Văn hóa, Thể thao và Du lịch về du lịch',
      ['Công văn | 81/BVHTTDL-DL | 2025-08-05 | Bộ Văn hóa, Thể thao và Du lịch | du lịch'],
    ],
    [
      'Thủ tướng Chính phủ đã ban hành Chỉ thị số 20/CT-TTg ngày 16/7/2025 về rác thải, tuy nhiên kết quả còn thấp.',
      ['Chỉ thị | 20/CT-TTg | 2025-07-16 | Thủ tướng Chính phủ | rác thải'],
    ],
    ['Chỉ thị số 20/CT-TTg ngày 16/7/2025 của Thủ tướng Chính phủ', ['Chỉ thị | 20/CT-TTg | 2025-07-16 | Thủ tướng Chính phủ | ']],
    ['Chỉ thị của Thủ tướng Chính phủ số 20/CT-TTg ngày 16/7/2025 về rác thải', ['Chỉ thị | 20/CT-TTg | 2025-07-16 | Thủ tướng Chính phủ | rác thải']],
    ['Quyết định số 123 /QĐ- UBND ngày 5.8.2024 của Chủ tịch UBND tỉnh', ['Quyết định | 123/QĐ-UBND | 2024-08-05 | Chủ tịch UBND tỉnh | ']],
    ['Công điện số 122/CĐ-TTg của Thủ tướng Chính phủ ngày 27/11/2024 về ứng phó', ['Công điện | 122/CĐ-TTg | 2024-11-27 | Thủ tướng Chính phủ | ứng phó']],
    [
      'các Nghị định số 30/2020/NĐ-CP, 45/2025/NĐ-CP của Chính phủ',
      ['Nghị định | 30/2020/NĐ-CP |  | Chính phủ | ', 'Nghị định | 45/2025/NĐ-CP |  | Chính phủ | '],
    ],
    ['Công văn số 12/UBND-VX và số 15/UBND-VX của UBND tỉnh', ['Công văn | 12/UBND-VX |  | UBND tỉnh | ', 'Công văn | 15/UBND-VX |  | UBND tỉnh | ']],
    ['Công văn (số 73/TTg-CN) của Thủ tướng Chính phủ', ['Công văn | 73/TTg-CN |  |  | ']],
    ['Nghị quyết số 18-NQ/TW và Kết luận số 127-KL/TW', ['Nghị quyết | 18-NQ/TW |  |  | ', 'Kết luận | 127-KL/TW |  |  | ']],
    [
      'Thông tư liên tịch số 33/2008/TTLT-BNV-BTC; Nghị quyết số 30c/NQ-CP; Thông tri số 05-TT/TU',
      ['Thông tư liên tịch | 33/2008/TTLT-BNV-BTC |  |  | ', 'Nghị quyết | 30c/NQ-CP |  |  | ', 'Thông tri | 05-TT/TU |  |  | '],
    ],
    [
      'theo Luật Đất đai năm 2024, Luật Nhà ở và Luật Kinh doanh bất động sản',
      ['Luật |  |  |  | Đất đai', 'Luật |  |  |  | Nhà ở', 'Luật |  |  |  | Kinh doanh bất động sản'],
    ],
    ['Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16/6/2025', ['Luật | 72/2025/QH15 | 2025-06-16 |  | Tổ chức chính quyền địa phương']],
    [
      'Luật Phòng, chống tác hại của thuốc lá; Luật Phòng cháy, chữa cháy và cứu nạn, cứu hộ.',
      ['Luật |  |  |  | Phòng, chống tác hại của thuốc lá', 'Luật |  |  |  | Phòng cháy, chữa cháy và cứu nạn, cứu hộ'],
    ],
    ['Hiến pháp năm 2013; Bộ luật Lao động năm 2019', ['Hiến pháp |  |  |  | ', 'Bộ luật |  |  |  | Lao động']],
    [
      'Nghị quyết Trung ương 4 khóa XII; Nghị quyết Đại hội XIII của Đảng',
      ['Nghị quyết |  |  | Trung ương 4 khóa XII | ', 'Nghị quyết |  |  |  | Đại hội XIII của Đảng'],
    ],
    ['Đề án 06 của Chính phủ; Chỉ thị 05 của Bộ Chính trị', ['Đề án | 06 |  | Chính phủ | ', 'Chỉ thị | 05 |  | Bộ Chính trị | ']],
    ['Nghị quyết số 57-NQ/TW của Bộ Chính trị; tiếp tục thực hiện Nghị quyết 57.', ['Nghị quyết | 57-NQ/TW |  | Bộ Chính trị | ']],
    ['Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 45/TTr-SNV ngày 12/5/2024', ['Tờ trình | 45/TTr-SNV | 2024-05-12 | Sở Nội vụ | ']],
    ['Nghị định số 61/2018/NĐCP ngày 31 tháng 02 năm 2018', ['Nghị định | 61/2018/NĐCP |  |  | ']],
    ['Kế hoạch số 12/KH-\nUBND ngày 05\ntháng 8 năm 2024', ['Kế hoạch | 12/KH-UBND | 2024-08-05 |  | ']],
  ])('%j', (text, papers) => {
    expect(cited(text)).toEqual(papers)
  })

  test.each([
    'liên hệ số điện thoại 0214.3840.123, 0912345678',
    'theo Mẫu số 01/BC-TKCT; biểu số 02/BC',
    'trực 24/24 giờ; 10/12 xã; Quốc lộ 4D; ngày 12/5; tỷ lệ 1/2',
    'báo cáo 06 tháng, kế hoạch 5 năm, kế hoạch năm 2025, Chương trình 2021-2025',
    'ban hành 02 quyết định, 15 văn bản chỉ đạo',
    'dự thảo Luật Đất đai; luật sư; Văn phòng Luật sư',
  ])('“%s” names none', (text) => {
    expect(cited(text)).toEqual([])
  })

  test('the letter’s own number is no reference', () => {
    expect(cited('(Kèm theo Kế hoạch số 118/KH-UBND ngày 22/9/2025 của UBND tỉnh)', '118/KH-UBND')).toEqual([])
  })

  test('“gửi kèm theo” is said of the paper before it', () => {
    const { list } = readReferences([
      { piece: pieceFrom('Kế hoạch số 37/KH-UBND về an toàn (có bản chụp gửi kèm theo) và Công văn số 9/BYT-DP.'), role: 'basis' },
    ])
    expect(list.map((one) => one.attached)).toEqual([true, false])
  })

  test('a title ends where the paper nested in it ends; both are told of', () => {
    expect(cited('Kế hoạch số 7-KH/TU của Tỉnh ủy về thực hiện Kết luận số 9-KL/TW của Ban Bí thư về dân vận.')).toEqual([
      'Kế hoạch | 7-KH/TU |  | Tỉnh ủy | thực hiện Kết luận số 9-KL/TW của Ban Bí thư',
      'Kết luận | 9-KL/TW |  | Ban Bí thư | dân vận',
    ])
  })
})

test.each([
  ['Căn cứ Luật Trẻ em;', ['basis']],
  ['Thực hiện Chỉ thị số 1/CT-TTg.', ['basis']],
  ['Để triển khai Nghị quyết số 1-NQ/TW, UBND tỉnh yêu cầu:', ['basis']],
  ['Thời gian qua, Chỉ thị số 1/CT-TTg đã đi vào cuộc sống.', ['mentioned']],
  ['Thời gian qua, dịch bệnh phức tạp. Thực hiện Công điện số 2/CĐ-TTg, UBND tỉnh yêu cầu:', ['mentioned', 'basis']],
])('an opening cites as basis what it carries out: %j', (text, roles) => {
  expect(rolesOf(pieceFrom(text)).map((one) => one.role)).toEqual(roles)
})

test.each([
  ['05-CT/TU ngày', '05-CT/TU'],
  ['12/KH-UBND - nội dung', '12/KH-UBND'],
  ['12/KH – UBND ngày', '12/KH-UBND'],
  ['30 / 2020 / NĐ-CP', '30/2020/NĐ-CP'],
  ['33/CT-TTg về', '33/CT-TTg'],
  ['06-CTr/TU', '06-CTr/TU'],
  ['24/24 giờ', null],
  ['12/xã', null],
  ['2021-2025', null],
])('the symbol of %j is %s', (text, symbol) => {
  expect(symbolAt(text, 0)?.symbol ?? null).toBe(symbol)
})
