import { describe, expect, test } from '@jest/globals'
import { readAddressees } from '../head/addressees.js'
import { channelsIn } from '../body/channels.js'
import { readCopies } from './copies.js'
import { pageOf } from '../lines/lines.js'
import { readSigner } from './signer.js'
import { pieceOf } from '../words/text.js'

const BODY = '1. Sở Nội vụ thực hiện nhiệm vụ được giao theo quy định.\n\n'
const COPIES = 'Nơi nhận:\n- Như trên;\n- Lưu: VT.\n'
const signed = (foot: string): readonly (string | null)[] | null => {
  const read = readSigner(pageOf(`${BODY}${foot}`), 0)
  return read && [read.signer.name, read.signer.title?.toLowerCase() ?? null, read.signer.signsFor]
}
const copied = (foot: string): readonly string[] => {
  const page = pageOf(`${BODY}${foot}`)
  const uses = readSigner(page, 0)?.uses ?? []
  return readCopies(
    page,
    (names) => names.some((name) => name.name === 'Sở Nội vụ'),
    (line) => uses.includes(line),
  ).map(({ name, purpose }) => `${purpose}: ${name}`)
}

describe('who signs', () => {
  test.each([
    ['TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\n\n\nNguyễn Văn An', ['Nguyễn Văn An', 'phó chủ tịch', 'KT']],
    ['TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn An', ['Nguyễn Văn An', 'chủ tịch', 'TM']],
    ['CHỦ TỊCH\n\nNGUYỄN VĂN AN', ['Nguyễn Văn An', 'chủ tịch', null]],
    ['TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\n(Đã ký)\nVũ Đức An', ['Vũ Đức An', 'chánh văn phòng', 'TL']],
    ['TL. BỘ TRƯỞNG\nKT. CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG\n\nLê Văn An', ['Lê Văn An', 'phó chánh văn phòng', 'KT']],
    ['TUQ. CHỦ TỊCH\nGIÁM ĐỐC SỞ NỘI VỤ\n\nLê Văn An', ['Lê Văn An', 'giám đốc sở nội vụ', 'TUQ']],
    ['Q. GIÁM ĐỐC\n\nLê Văn An', ['Lê Văn An', 'giám đốc', 'Q']],
    ['T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ THƯỜNG TRỰC\n\nHầu A An', ['Hầu A An', 'phó bí thư thường trực', 'TM']],
    ['K/T GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\nPGS.TS. Trần Văn An', ['Trần Văn An', 'phó giám đốc', 'KT']],
    ['KT.CHỦ TỊCH\nPHÓ CHỦ TỊCH\nTHƯỜNG TRỰC\n\nY Thơm Bkrông', ['Y Thơm Bkrông', 'phó chủ tịch thường trực', 'KT']],
    ['KT. TRƯỞNG BAN\nPHÓ TRƯỞNG BAN\n\nPHÓ CHỦ TỊCH UBND TỈNH\nLê Văn An', ['Lê Văn An', 'phó trưởng ban', 'KT']],
    ['KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\nĐại tá Lưu Hồng An', ['Lưu Hồng An', 'phó giám đốc', 'KT']],
    ['KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nKý bởi: Ủy ban nhân dân tỉnh\nLê Văn An', ['Lê Văn An', 'phó chủ tịch', 'KT']],
    [
      '| **Nơi nhận:** | **TM. ỦY BAN NHÂN DÂN** |\n|---|---|\n| - Bộ Nội vụ (b/c);<br>- Thường trực Tỉnh ủy (b/c);<br>- Chủ tịch, các Phó Chủ tịch UBND tỉnh;<br>- Sở Nội vụ;<br>- Văn phòng Đoàn đại biểu Quốc hội;<br>- Lưu: VT, NC. | **KT. CHỦ TỊCH**<br>**PHÓ CHỦ TỊCH**<br><br>**Lê Văn An** |',
      ['Lê Văn An', 'phó chủ tịch', 'KT'],
    ],
    ['TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Lê Văn An', ['Lê Văn An', 'phó chủ tịch', 'KT']],
    ['KT. THỦ TƯỚNG\nPHÓ THỦ TƯỚNG\n\nTrần Hồng An\n\nPHỤ LỤC\nGIÁM ĐỐC CÔNG TY\nNguyễn Văn Bình', ['Trần Hồng An', 'phó thủ tướng', 'KT']],
    ['BỘ TRƯỞNG', [null, 'bộ trưởng', null]],
  ])('%j, after “Nơi nhận” and before it', (signature, who) => {
    expect(signed(`${COPIES}\n${signature}`)).toEqual(who)
    if (!signature.includes('PHỤ LỤC')) expect(signed(`${signature}\n\n${COPIES}`)).toEqual(who)
  })

  test('the authority of a decision signs nothing; a letter without a signature has no signer', () => {
    expect(signed(COPIES)).toBeNull()
    const decision = `QUYẾT ĐỊNH\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH\nCăn cứ Luật Trẻ em;\nĐiều 1. Ban hành kế hoạch.\n${COPIES}KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nLê Văn An`
    expect(signed(decision)).toEqual(['Lê Văn An', 'phó chủ tịch', 'KT'])
  })
})

describe('who gets a copy, and what for', () => {
  test.each([
    ['- Như trên;', 'comply: Như trên'],
    ['- Như Điều 3;', 'comply: Như Điều 3'],
    ['- Thường trực Tỉnh ủy (b/c);', 'report: Thường trực Tỉnh ủy'],
    ['- Thường trực Tỉnh ủy (để báo cáo);', 'report: Thường trực Tỉnh ủy'],
    ['- CT, PCT UBND tỉnh - đề b/c;', 'report: CT, PCT UBND tỉnh'],
    ['- Công an tỉnh (p/h);', 'coordinate: Công an tỉnh'],
    ['- Hội Nông dân tỉnh (để phối hợp);', 'coordinate: Hội Nông dân tỉnh'],
    ['- Sở Y tế (để thực hiện);', 'comply: Sở Y tế'],
    ['- Báo Lào Cai (đưa tin);', 'inform: Báo Lào Cai'],
    ['- Sở Nội vụ (2 bản);', 'comply: Sở Nội vụ'],
    ['- Chánh VP; các Phó Chánh VP;', 'inform: Chánh VP; các Phó Chánh VP'],
    ['- TT Thông tin (Công TTĐT tỉnh);', 'inform: TT Thông tin (Công TTĐT tỉnh)'],
    ['- Văn phòng UBND tỉnh, Trung tâm\n  Thông tin tỉnh;', 'inform: Văn phòng UBND tỉnh, Trung tâm Thông tin tỉnh'],
    ['- Lưu: VT, VX (Hồng).', 'file: VT, VX (Hồng)'],
    ['- Lưu Văn phòng Tỉnh ủy.', 'file: Văn phòng Tỉnh ủy'],
  ])('%j', (line, copy) => {
    expect(copied(`Nơi nhận:\n- Bộ Y tế;\n${line}\n\nCHỦ TỊCH\n\nLê Văn An`)).toEqual(['inform: Bộ Y tế', copy])
  })

  test.each([
    ['on one line', 'Nơi nhận: - Như trên; - Bộ Y tế (b/c); - Lưu: VT.\nCHỦ TỊCH\nLê Văn An'],
    ['without dashes', 'Nơi nhận:\nNhư trên;\nBộ Y tế (b/c);\nLưu: VT.\n\nCHỦ TỊCH\n\nLê Văn An'],
    [
      'beside the signature',
      'Nơi nhận:                                 KT. CHỦ TỊCH\n- Như trên;                               PHÓ CHỦ TỊCH\n- Bộ Y tế (b/c);                            (Đã ký)\n- Lưu: VT.                              Lê Văn An',
    ],
    ['in a table', '| Nơi nhận:<br>- Như trên;<br>- Bộ Y tế (b/c);<br>- Lưu: VT. | CHỦ TỊCH<br><br>Lê Văn An |'],
    ['under bold marks', '***Nơi nhận:***\n\n- Như trên;\n- Bộ Y tế (b/c);\n- Lưu: VT.\n\n**CHỦ TỊCH**\n\n**Lê Văn An**'],
    ['in a scan', 'Nơi nhân:\n- Như trên;\n- Bộ Y tế (b/c);\n- Lưu: VT.\n\nCHỦ TỊCH\n\nLê Văn An'],
  ])('the list is read %s', (_how, foot) => {
    expect(copied(foot)).toEqual(['comply: Như trên', 'report: Bộ Y tế', 'file: VT'])
    expect(signed(foot)?.[0]).toBe('Lê Văn An')
  })
})

describe('to whom a letter goes', () => {
  const to = (text: string): readonly string[] => readAddressees(pageOf(text), 0).list.map((one) => (one.group ? `${one.name}*` : one.name))
  test.each([
    ['Kính gửi: Sở Xây dựng.\nCăn cứ Luật Xây dựng', ['Sở Xây dựng']],
    [
      'Kính gửi:\n- Các Sở, ban, ngành tỉnh;\n- Công an tỉnh, Bộ CHQS tỉnh;\n- UBND các xã, phường.\n\nThực hiện',
      ['Các sở, ban, ngành tỉnh*', 'Công an tỉnh', 'Bộ Chỉ huy Quân sự tỉnh', 'Ủy ban nhân dân các xã, phường*'],
    ],
    ['Kính gửi: - Các sở, ban, ngành; - UBND các xã.\nNgày 5/8/2024', ['Các sở, ban, ngành*', 'Ủy ban nhân dân các xã*']],
    ['Kính gửi:\nSở Y tế;\nSở Tài chính.\nTheo đề nghị', ['Sở Y tế', 'Sở Tài chính']],
    ['Kính gửi: Ủy ban nhân dân các tỉnh, thành phố\ntrực thuộc Trung ương.\n\nVừa qua', ['Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương*']],
    ['Kính gửi: Các sở: Y tế, Tài chính; Thanh tra tỉnh.', ['Sở Y tế', 'Sở Tài chính', 'Thanh tra tỉnh']],
    ['Kinh gửi: Sở Xây dựng', ['Sở Xây dựng']],
    ['CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH điện:\n- Giám đốc Sở Xây dựng;\n- Chủ tịch UBND các huyện.\nĐể ứng phó', ['Sở Xây dựng', 'Ủy ban nhân dân các huyện*']],
    [
      'THỦ TƯỚNG CHÍNH PHỦ ĐIỆN:\n- Bộ trưởng các Bộ: Quốc phòng, Công an;\n- Chủ tịch UBND các tỉnh: Lào Cai, Yên Bái.\nTheo',
      ['Bộ Quốc phòng', 'Bộ Công an', 'Ủy ban nhân dân tỉnh Lào Cai', 'Ủy ban nhân dân tỉnh Yên Bái'],
    ],
    ['Kính gửi:\n- Ông Nguyễn Văn An, thôn Đông;\n- UBND xã Mường Hum.', ['Ông Nguyễn Văn An, thôn Đông', 'Ủy ban nhân dân xã Mường Hum']],
    ['Kính gửi: Đồng chí Giám đốc Sở Nội vụ', ['Sở Nội vụ']],
    ['Kính gửi:\n+ Các sở, ban, ngành;\n+ Các doanh nghiệp nhà nước.', ['Các sở, ban, ngành*', 'Các doanh nghiệp nhà nước*']],
    ['Kính gửi:\n1. Sở Y tế;\n2. Sở Nội vụ.', ['Sở Y tế', 'Sở Nội vụ']],
    ['Kính gửi:\n- Như danh sách kèm theo.', ['Như danh sách kèm theo']],
    ['Nội dung khác', []],
  ])('%j', (text, names) => {
    expect(to(text)).toEqual(names)
  })
})

describe('through whom a report goes', () => {
  test.each([
    ['báo cáo UBND tỉnh (qua Sở Nội vụ) trước ngày 10/6', ['Ủy ban nhân dân tỉnh', 'Sở Nội vụ']],
    ['báo cáo kết quả về UBND tỉnh qua Sở Y tế', ['Ủy ban nhân dân tỉnh', 'Sở Y tế']],
    ['báo cáo số lượng tàu, thuyền về Ban Chỉ huy Phòng thủ dân sự tỉnh', ['Ban Chỉ huy Phòng thủ dân sự tỉnh', null]],
    ['gửi báo cáo về Sở Tài chính trước ngày 15 hằng tháng', ['Sở Tài chính', null]],
    ['báo cáo bằng văn bản gửi Sở Xây dựng', ['Sở Xây dựng', null]],
    ['báo cáo đề xuất UBND tỉnh trước 17 giờ', ['Ủy ban nhân dân tỉnh', null]],
    ['báo cáo Chủ tịch UBND tỉnh', ['Ủy ban nhân dân tỉnh', null]],
    ['báo cáo với Tỉnh ủy', ['Tỉnh ủy', null]],
    ['tổng hợp, báo cáo Ủy ban nhân dân tỉnh', ['Ủy ban nhân dân tỉnh', null]],
    ['gửi về Sở Nội vụ để tổng hợp, báo cáo UBND tỉnh', ['Sở Nội vụ', null]],
    ['tham mưu UBND tỉnh báo cáo Bộ Nội vụ', [null, null]],
    ['báo cáo theo quy định', [null, null]],
    ['tuyên truyền qua Báo Lào Cai', [null, null]],
    ['thực hiện chế độ báo cáo về UBND tỉnh (qua Sở Nội vụ) theo quy định', ['Ủy ban nhân dân tỉnh', 'Sở Nội vụ']],
    ['rà soát; báo cáo kết quả', [null, null]],
  ])('“%s”', (text, channel) => {
    const { to, via } = channelsIn(pieceOf(text, 0, text.length))
    expect([to, via]).toEqual(channel)
  })
})
