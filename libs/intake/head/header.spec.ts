import { describe, expect, test } from '@jest/globals'
import { readHeader, type Header } from './header.js'
import { pageOf } from '../lines/lines.js'

const STATE = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n'
const headOf = (text: string): Header => readHeader(pageOf(text))
const letter = (head: string, date = 'Lạng Sơn, ngày 3 tháng 9 năm 2024', after = 'Kính gửi: Các sở, ban, ngành.'): string =>
  `${head}\n${STATE}${date}\n${after}`

describe('who issues a letter', () => {
  test.each([
    ['ỦY BAN NHÂN DÂN\nTỈNH LẠNG SƠN', 'Ủy ban nhân dân tỉnh Lạng Sơn'],
    ['UBND THÀNH PHỐ HUẾ', 'Ủy ban nhân dân thành phố Huế'],
    ['UBND TỈNH LẠNG SƠN\nSỞ NÔNG NGHIỆP\nVÀ MÔI TRƯỜNG', 'Sở Nông nghiệp và Môi trường tỉnh Lạng Sơn'],
    ['UBND TỈNH LẠNG SƠN\nVĂN PHÒNG', 'Văn phòng Ủy ban nhân dân tỉnh Lạng Sơn'],
    ['UBND TỈNH LẠNG SƠN\nBAN CHỈ ĐẠO 389', 'Ban Chỉ đạo 389 tỉnh Lạng Sơn'],
    ['BỘ VĂN HÓA, THỂ THAO\nVÀ DU LỊCH', 'Bộ Văn hóa, Thể thao và Du lịch'],
    ['THỦ TƯỚNG CHÍNH PHỦ', 'Thủ tướng Chính phủ'],
    ['VĂN PHÒNG CHÍNH PHỦ', 'Văn phòng Chính phủ'],
    ['BỘ CÔNG AN\nCÔNG AN TỈNH LẠNG SƠN', 'Công an tỉnh Lạng Sơn'],
    ['CHỦ TỊCH\nỦY BAN NHÂN DÂN TỈNH LẠNG SƠN', 'Chủ tịch Ủy ban nhân dân tỉnh Lạng Sơn'],
    ['HỘI ĐỒNG NHÂN DÂN\nTỈNH LẠNG SƠN', 'Hội đồng nhân dân tỉnh Lạng Sơn'],
    ['TỈNH ỦY LẠNG SƠN\n*', 'Tỉnh ủy Lạng Sơn'],
    ['TỈNH ỦY LẠNG SƠN\nBAN TỔ CHỨC\n*', 'Ban Tổ chức Tỉnh ủy Lạng Sơn'],
    ['ĐẢNG BỘ TỈNH LẠNG SƠN\nĐẢNG ỦY ỦY BAN NHÂN DÂN TỈNH\n*', 'Đảng ủy Ủy ban nhân dân tỉnh Lạng Sơn'],
    ['UỶ BAN NHÂN\nDÂN\nHUYỆN CAO LỘC', 'Ủy ban nhân dân huyện Cao Lộc'],
    ['ỦY BAN NHÂN DÂN\nTỈNH LẠNG SƠN\nHỎA TỐC', 'Ủy ban nhân dân tỉnh Lạng Sơn'],
    ['CÔNG VĂN ĐẾN\nSố: 4521\nNgày: 12/8/2024\nỦY BAN NHÂN DÂN\nTỈNH LẠNG SƠN', 'Ủy ban nhân dân tỉnh Lạng Sơn'],
    ['Ký bởi: Ủy ban nhân dân tỉnh\nThời gian ký: 05/9/2024 08:10\nỦY BAN NHÂN DÂN\nTỈNH LẠNG SƠN', 'Ủy ban nhân dân tỉnh Lạng Sơn'],
  ])('%j is %s', (left, name) => {
    expect(headOf(letter(`${left}\nSố: 12/ABC-XY\nV/v rà soát thủ tục`)).issuer?.name).toBe(name)
  })
})

describe('number and symbol', () => {
  test.each([
    ['Số: 1026/UBND-KT', '1026', 'UBND-KT'],
    ['Số:    /UBND-VX', null, 'UBND-VX'],
    ['Số: ....../UBND-VX', null, 'UBND-VX'],
    ['Số: 45 /KH - UBND', '45', 'KH-UBND'],
    ['Số 05-CT/TU', '05', 'CT/TU'],
    ['Số: 12/2024/QĐ-UBND', '12', '2024/QĐ-UBND'],
    ['Sô : 78/UBND-NC', '78', 'UBND-NC'],
    ['S ố: 78/UBND-NC', '78', 'UBND-NC'],
    ['Số: 1l45/UBND-NC', '1145', 'UBND-NC'],
    ['Số:\n1312/KH-UBND', '1312', 'KH-UBND'],
    ['Số: 27/CĐ-PCTT&TKCN', '27', 'CĐ-PCTT&TKCN'],
    ['Số: 43-KH/BTGDVTU', '43', 'KH/BTGDVTU'],
    ['Số: 15/UBND', '15', 'UBND'],
    ['Số: 1961/QĐUBND', '1961', 'QĐUBND'],
    ['SỐ: 09/CĐ-TTg', '09', 'CĐ-TTg'],
  ])('%j', (line, number, symbol) => {
    const head = headOf(letter(`ỦY BAN NHÂN DÂN\nTỈNH LẠNG SƠN\n${line}`))
    expect([head.number?.text ?? null, head.symbol?.text ?? null]).toEqual([number, symbol])
  })

  test('the stamp of arrival gives none; a number in the subject or the title neither', () => {
    expect(headOf(letter('CÔNG VĂN ĐẾN\nSố: 991\nNgày: 2/9/2024\nỦY BAN NHÂN DÂN\nTỈNH LẠNG SƠN')).number).toBeNull()
    const plan = `ỦY BAN NHÂN DÂN\nTỈNH LẠNG SƠN\nSố:      /KH-UBND\n${STATE}\nKẾ HOẠCH\nTHỰC HIỆN CHỈ THỊ\nSỐ 37-CT/TW NGÀY 03/9/2019\n\nCăn cứ Chỉ thị số 37-CT/TW`
    expect([headOf(plan).number, headOf(plan).symbol?.text]).toEqual([null, 'KH-UBND'])
  })
})

describe('place and day', () => {
  test.each([
    ['Lạng Sơn, ngày 05 tháng 8 năm 2024', 'Lạng Sơn', [2024, 8, 5]],
    ['Lạng Sơn, ngày    tháng 8 năm 2024', 'Lạng Sơn', [2024, 8, null]],
    ['Lạng Sơn, ngày ... tháng ... năm 2024', 'Lạng Sơn', [2024, null, null]],
    ['Lạng Sơn, ngày 05/8/2024', 'Lạng Sơn', [2024, 8, 5]],
    ['Lạng Sơn, ngày     /8/2024', 'Lạng Sơn', [2024, 8, null]],
    ['Lạng Sơn, hồi 09 giờ 30 ngày 17 tháng 10 năm 2023', 'Lạng Sơn', [2023, 10, 17]],
    ['TP. Hồ Chí Minh, ngày 08 tháng 7 năm 2025', 'TP. Hồ Chí Minh', [2025, 7, 8]],
    ['Thành phố Hồ Chí Minh, ngày 08 tháng 7 năm 2025', 'Thành phố Hồ Chí Minh', [2025, 7, 8]],
    ['Bà Rịa - Vũng Tàu, ngày 1 tháng 2 năm 2019', 'Bà Rịa - Vũng Tàu', [2019, 2, 1]],
    ['Phan Rang-Tháp Chàm, ngày 05 tháng11 năm 2015', 'Phan Rang-Tháp Chàm', [2015, 11, 5]],
    ['Lạng\nSơn, ngày 11 tháng 3\nnăm 2020', 'Lạng Sơn', [2020, 3, 11]],
    ['ngày 11 tháng 3 năm 2020', null, [2020, 3, 11]],
    ['Lạng Sơn, ngày 45 tháng 13 năm 2020', 'Lạng Sơn', [2020, null, null]],
  ])('%j', (line, place, day) => {
    const { date, ...head } = headOf(letter('ỦY BAN NHÂN DÂN\nTỈNH LẠNG SƠN\nSố: 12/UBND-KT', line))
    expect([head.place, date && [date.year, date.month, date.day]]).toEqual([place, day])
  })

  test('a year left open is no day; nor is a day of the paper that is carried out', () => {
    expect(headOf(letter('ỦY BAN NHÂN DÂN\nSố: /UBND-KT', 'Lạng Sơn, ngày   tháng   năm 20')).date).toBeNull()
    expect(headOf('ỦY BAN NHÂN DÂN\nTỈNH LẠNG SƠN\nSố: 1/QĐ-UBND\nQUYẾT ĐỊNH\nVề việc A\nCăn cứ Luật Trẻ em ngày 05 tháng 4 năm 2016;').date).toBeNull()
  })
})

describe('kind, subject and urgency', () => {
  const paper = (symbol: string, title: string): Header =>
    headOf(`ỦY BAN NHÂN DÂN\nTỈNH LẠNG SƠN\nSố: 7/${symbol}\n${STATE}Lạng Sơn, ngày 3 tháng 9 năm 2024\n\n${title}`)
  test.each([
    ['KH-UBND', 'KẾ HOẠCH\nTriển khai Tháng hành động vì trẻ em\n\nCăn cứ Luật Trẻ em', 'kế hoạch', 'Triển khai Tháng hành động vì trẻ em'],
    ['KH-UBND', 'KẾ HOẠCH\n\nPHÒNG, CHỐNG DỊCH BỆNH\n\nTRÊN ĐỊA BÀN TỈNH\n\nI. MỤC ĐÍCH', 'kế hoạch', 'Phòng, chống dịch bệnh trên địa bàn tỉnh'],
    [
      'CT-UBND',
      'CHỈ THỊ\nVề việc đẩy mạnh cải cách hành chính,\nnâng cao chỉ số PCI\nTrong thời gian qua',
      'chỉ thị',
      'đẩy mạnh cải cách hành chính, nâng cao chỉ số PCI',
    ],
    ['QĐ-UBND', 'QUYẾT ĐỊNH\nVỀ VIỆC PHÊ DUYỆT ĐỀ ÁN\nỦY BAN NHÂN DÂN TỈNH LẠNG SƠN\nCăn cứ Luật', 'quyết định', 'Phê duyệt đề án'],
    ['QĐ-UBND', 'QUYẾT ĐỊNH Về việc phê duyệt Đề án\nỦY BAN NHÂN DÂN TỈNH\nCăn cứ Luật', 'quyết định', 'phê duyệt Đề án'],
    [
      'TB-VP',
      'THÔNG BÁO\nKết luận của Chủ tịch UBND tỉnh tại cuộc họp giao ban\n\nNgày 12/8',
      'thông báo',
      'Kết luận của Chủ tịch UBND tỉnh tại cuộc họp giao ban',
    ],
    ['HD-UBND', 'HƯỚNG DẪN\nTổ chức phong trào thi đua\n\nI. MỤC ĐÍCH', 'hướng dẫn', 'Tổ chức phong trào thi đua'],
    ['KL/TU', 'KẾT LUẬN\nCỦA BAN THƯỜNG VỤ TỈNH ỦY\nvề một số chủ trương\n-----\nThời gian qua', 'kết luận', 'về một số chủ trương'],
    ['NQ-HĐND', 'NGHỊ QUYẾT\nVề nhiệm vụ năm 2025\nHỘI ĐỒNG NHÂN DÂN TỈNH\nKHÓA XII, KỲ HỌP THỨ 5\nCăn cứ Luật', 'khác', 'Về nhiệm vụ năm 2025'],
    ['PA-UBND', 'PHƯƠNG ÁN\nỨng phó lũ lớn\n\nI. TÌNH HÌNH', 'khác', 'Ứng phó lũ lớn'],
    ['UBND-KT', 'V/v ứng phó mưa lũ\n\nKính gửi: Sở Xây dựng', 'công văn', 'ứng phó mưa lũ'],
    ['UBND-KT', 'Về việc ứng phó mưa lũ\n\nKính gửi: Sở Xây dựng', 'công văn', 'ứng phó mưa lũ'],
    ['KH-UBND', 'I. MỤC ĐÍCH\n1. Nâng cao nhận thức.', 'kế hoạch', null],
    ['UBND-KT', 'Kính gửi: Sở Xây dựng', 'công văn', null],
    ['CĐ-UBND', 'CÔNG ĐIỆN\nV/v ứng phó bão\n\nCHỦ TỊCH UBND TỈNH điện:\n- Sở Xây dựng;', 'công điện', 'ứng phó bão'],
  ])('%s, %j', (symbol, title, kind, subject) => {
    const { kind: read, subjectText } = paper(symbol, title)
    expect([read, subjectText]).toEqual([kind, subject])
  })

  test.each([
    ['HỎA TỐC', 'hỏa tốc'],
    ['HOẢ TỐC HẸN GIỜ', 'hỏa tốc'],
    ['(HỎA TỐC)', 'hỏa tốc'],
    ['THƯỢNG KHẨN', 'thượng khẩn'],
    ['KHẨN', 'khẩn'],
    ['[KHẨN]', 'khẩn'],
    ['Độ khẩn: Hỏa tốc', 'hỏa tốc'],
    ['Tình hình khẩn cấp', null],
  ])('the stamp %s means %s', (stamp, urgency) => {
    expect(headOf(letter(`ỦY BAN NHÂN DÂN\nTỈNH LẠNG SƠN\n${stamp}\nSố: 1/UBND-KT\nV/v ứng phó khẩn cấp mưa lũ`)).urgency).toBe(urgency)
  })
})
