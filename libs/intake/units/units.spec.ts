import { describe, expect, test } from '@jest/globals'
import { pieceOf } from '../words/text.js'
import { isNobody, isPartyBody, isVertical, nameListAt } from './units.js'

const listOf = (text: string): readonly [readonly string[], string] => {
  const piece = pieceOf(text, 0, text.length)
  const { names, end } = nameListAt(piece, 0)
  return [names.map((name) => (name.group ? `${name.name}*` : name.name)), piece.text.slice(end).trim()]
}

describe('units at the beginning of a block', () => {
  test.each<readonly [string, readonly string[], string]>([
    ['Sở Y tế, Công an tỉnh và UBND các huyện chủ trì', ['Sở Y tế', 'Công an tỉnh', 'Ủy ban nhân dân các huyện*'], 'chủ trì'],
    ['các sở: Tài chính, Xây dựng, Nội vụ rà soát', ['Sở Tài chính', 'Sở Xây dựng', 'Sở Nội vụ'], 'rà soát'],
    ['Các Sở, ngành: Y tế, Công an tỉnh', ['Sở Y tế', 'Công an tỉnh'], ''],
    ['Giám đốc các Sở: Nông nghiệp và PTNT, GTVT', ['Sở Nông nghiệp và Phát triển nông thôn', 'Sở Giao thông vận tải'], ''],
    ['Sở LĐTBXH, Sở VHTTDL, SNNMT', ['Sở Lao động - Thương binh và Xã hội', 'Sở Văn hóa, Thể thao và Du lịch', 'Sở Nông nghiệp và Môi trường'], ''],
    ['Sở Nội vụ tỉnh Lào Cai phối hợp', ['Sở Nội vụ tỉnh Lào Cai'], 'phối hợp'],
    ['Các Bộ: Công an, Quốc phòng; Ngân hàng Nhà nước Việt Nam', ['Bộ Công an', 'Bộ Quốc phòng', 'Ngân hàng Nhà nước Việt Nam'], ''],
    [
      'Thủ trưởng các sở, ban, ngành, đoàn thể cấp tỉnh; Chủ tịch UBND các xã, phường, đặc khu:',
      ['Các sở, ban, ngành, đoàn thể cấp tỉnh*', 'Ủy ban nhân dân các xã, phường, đặc khu*'],
      ':',
    ],
    ['Thủ trưởng cơ quan, đơn vị, địa phương', ['Các cơ quan, đơn vị, địa phương*'], ''],
    ['UBND các huyện, thị xã, thành phố ven biển:', ['Ủy ban nhân dân các huyện, thị xã, thành phố ven biển*'], ':'],
    ['UBND cấp xã; Ủy ban nhân dân quận, huyện', ['Ủy ban nhân dân cấp xã*', 'Ủy ban nhân dân quận, huyện*'], ''],
    ['UBND các xã: Đông Hải, Nam Thụy, Tân Tiến', ['Ủy ban nhân dân xã Đông Hải', 'Ủy ban nhân dân xã Nam Thụy', 'Ủy ban nhân dân xã Tân Tiến'], ''],
    ['Chủ tịch UBND huyện Bảo Thắng, UBND phường 1 Bảo Lộc', ['Ủy ban nhân dân huyện Bảo Thắng', 'Ủy ban nhân dân phường 1 Bảo Lộc'], ''],
    ['BCHQS tỉnh, Bộ CHQS tỉnh, Bộ Chỉ huy BĐBP tỉnh', ['Bộ Chỉ huy Quân sự tỉnh', 'Bộ Chỉ huy Quân sự tỉnh', 'Bộ Chỉ huy Bộ đội Biên phòng tỉnh'], ''],
    ['Kho bạc Nhà nước khu vực VIII, BHXH tỉnh, Thuế tỉnh Lào Cai', ['Kho bạc Nhà nước khu vực VIII', 'Bảo hiểm xã hội tỉnh', 'Thuế tỉnh Lào Cai'], ''],
    ['Ngân hàng Nhà nước Chi nhánh tỉnh Lào Cai', ['Ngân hàng Nhà nước Chi nhánh tỉnh Lào Cai'], ''],
    ['Ban Tuyên giáo và Dân vận Tỉnh ủy, UBKT Tỉnh ủy', ['Ban Tuyên giáo và Dân vận Tỉnh ủy', 'Ủy ban Kiểm tra Tỉnh ủy'], ''],
    ['Ủy ban MTTQ Việt Nam tỉnh và các tổ chức chính trị - xã hội', ['Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh', 'Các tổ chức chính trị - xã hội*'], ''],
    ['Tỉnh đoàn, Hội LHPN tỉnh, Hội CCB tỉnh', ['Tỉnh đoàn', 'Hội Liên hiệp Phụ nữ tỉnh', 'Hội Cựu chiến binh tỉnh'], ''],
    ['Báo và Phát thanh, Truyền hình An Giang; Cổng Thông tin điện tử tỉnh', ['Báo và Phát thanh, Truyền hình An Giang', 'Cổng Thông tin điện tử tỉnh'], ''],
    ['Báo Quảng Bình tăng thời lượng', ['Báo Quảng Bình'], 'tăng thời lượng'],
    ['Chi cục Kiểm lâm tuần tra', ['Chi cục Kiểm lâm'], 'tuần tra'],
    [
      'Chi cục Chất lượng, Chế biến và Phát triển thị trường, Trung tâm Khuyến nông',
      ['Chi cục Chất lượng, Chế biến và Phát triển thị trường', 'Trung tâm Khuyến nông'],
      '',
    ],
    [
      'Ban Quản lý dự án đầu tư xây dựng công trình dân dụng và công nghiệp tỉnh chủ trì',
      ['Ban Quản lý dự án đầu tư xây dựng công trình dân dụng và công nghiệp tỉnh'],
      'chủ trì',
    ],
    ['Ban Quản lý Khu kinh tế và các khu công nghiệp tỉnh, Thanh tra tỉnh', ['Ban Quản lý Khu kinh tế và các khu công nghiệp tỉnh', 'Thanh tra tỉnh'], ''],
    [
      'Văn phòng thường trực Ban Chỉ huy Phòng, chống thiên tai và Tìm kiếm cứu nạn tỉnh theo dõi',
      ['Văn phòng thường trực Ban Chỉ huy Phòng, chống thiên tai và Tìm kiếm cứu nạn tỉnh'],
      'theo dõi',
    ],
    ['Công ty Khai thác công trình thủy lợi Quảng Bình: vận hành', ['Công ty Khai thác công trình thủy lợi Quảng Bình'], ': vận hành'],
    ['Đồng chí Giám đốc Sở Xây dựng', ['Sở Xây dựng'], ''],
    ['các đơn vị trực thuộc Sở tổ chức', ['Các đơn vị trực thuộc Sở*'], 'tổ chức'],
  ])('“%s”', (text, names, rest) => {
    expect(listOf(text)).toEqual([names, rest])
  })

  test.each([
    'xây dựng kế hoạch',
    'Báo cáo kết quả',
    'Ban hành kế hoạch',
    'Hội nghị tập huấn',
    'Đoàn kiểm tra liên ngành',
    'Thống kê số hộ nghèo',
    'Thanh tra công vụ',
    'Bộ phận một cửa',
    'Sở hữu trí tuệ',
  ])('“%s” names nobody', (text) => {
    expect(listOf(text)[0]).toEqual([])
  })
})

test.each([
  ['Công an tỉnh', true, false],
  ['Bộ Chỉ huy Quân sự tỉnh', true, false],
  ['Kho bạc Nhà nước khu vực VIII', true, false],
  ['Tỉnh đoàn', false, true],
  ['Ban Tổ chức Tỉnh ủy', false, true],
  ['Ban Chỉ huy Phòng, chống thiên tai và Tìm kiếm cứu nạn tỉnh', false, false],
  ['Sở Nội vụ', false, false],
  ['Thanh tra tỉnh', false, false],
  ['Văn phòng Ủy ban nhân dân tỉnh', false, false],
])('%s: run from the ministry %s, Party or mass body %s', (name, vertical, party) => {
  expect([isVertical(name), isPartyBody(name)]).toEqual([vertical, party])
})

test('“các cơ quan, đơn vị liên quan” is nobody by name', () => {
  const nobody = (name: string): boolean => isNobody({ name, group: true, from: 0, to: 1 })
  expect([nobody('Các cơ quan, đơn vị liên quan'), nobody('Các sở, ban, ngành')]).toEqual([true, false])
})
