import { describe, expect, test } from '@jest/globals'
import type { Target } from '../shape/draft.js'
import { targetsIn } from './targets.js'
import { pieceOf } from '../words/text.js'

const read = (text: string, by: Target['by'] = null): string[] => {
  const piece = pieceOf(text, 0, text.length)
  return targetsIn(piece, piece.key, by).map((one) => `${one.op}${one.value} ${one.unit}${one.by === null ? '' : ` by ${one.by}`}`)
}

describe('an aim with a figure', () => {
  test.each<[string, string[]]>([
    ['ít nhất 90% hồ sơ nộp trực tuyến', ['>=90 %']],
    ['trên 95% hộ dân dùng nước sạch', ['>95 %']],
    ['tỷ lệ hài lòng đạt từ 80% trở lên', ['>=80 %']],
    ['đạt 100% kế hoạch', ['=100 %']],
    ['giảm ít nhất 5% số vụ tai nạn', ['>=5 %']],
    ['giảm 5% số vụ tai nạn giao thông', ['=5 %']],
    ['tỷ lệ hồ sơ trễ hạn dưới 2%', ['<2 %']],
    ['tỷ lệ nợ đọng không quá 3,5%', ['<=3.5 %']],
    ['tối đa 10% chỉ tiêu', ['<=10 %']],
    ['tỷ lệ tiêm phòng đạt từ 75% tổng đàn trở lên', ['>=75 %']],
    ['giảm hộ nghèo từ 2%/năm trở lên', ['>=2 % by yearly']],
    ['phát tối thiểu 03 chuyên mục mỗi tuần', ['>=3 chuyên mục']],
    ['huy động ít nhất 1.500 cán bộ, chiến sĩ', ['>=1500 cán bộ, chiến sĩ']],
    ['mỗi thôn có ít nhất 01 điểm lấy nước', ['>=1 điểm']],
    ['dự trữ lương thực ít nhất 05 ngày', ['>=5 ngày']],
    ['tối thiểu 02 mô hình điểm', ['>=2 mô hình']],
    ['lựa chọn từ 03 mô hình, điển hình tiêu biểu trở lên', ['>=3 mô hình']],
    ['tổ chức ít nhất 02 chuyến đưa hàng về xã', ['>=2 chuyến']],
    ['trang bị tối thiểu 04 loa cho mỗi thôn', ['>=4 loa']],
    ['đón trên 50.000 lượt khách', ['>50000 lượt khách']],
    ['rà soát toàn bộ quỹ đất 20%, đề xuất vị trí thay thế', []],
    ['nơi tổ chức hội có từ 500 lượt khách trở lên', []],
    ['lưu giữ ít nhất 05 năm', []],
    ['mỗi xã xây dựng ít nhất 01 mô hình và 02 câu lạc bộ', ['>=1 mô hình', '>=2 câu lạc bộ']],
    ['tổ chức 05 lớp tập huấn', ['=5 lớp']],
    ['phấn đấu đến năm 2027 có 1.200 hộ thoát nghèo', ['=1200 hộ by 2027']],
    ['Hằng năm, 100% công trình được kiểm định', ['=100 % by yearly']],
    ['Phấn đấu đến năm 2026, 70% trẻ em biết bơi; trên 50% trường có bể bơi', ['=70 % by 2026', '>50 % by 2026']],
    ['trồng mới 500 ha rừng, phấn đấu độ che phủ đạt 62%', ['=500 ha', '=62 %']],
  ])('%s', (text, targets) => {
    expect(read(text)).toEqual(targets)
  })

  test.each([
    'tại 06 xã, 24 hộ bị ảnh hưởng',
    'Nghị quyết số 12',
    'ngày 15/9/2025',
    'trực 24/24 giờ',
    'điểm 3 khoản 2',
    'không quá 05 ngày',
    'ít nhất 03 ngày làm việc trước cuộc họp',
    'vận động 24 hộ dân; phấn đấu xong sớm',
  ])('%s: none', (text) => {
    expect(read(text)).toEqual([])
  })

  test('the time of its block is the time of an aim that has none of its own', () => {
    expect(read('100% xã có điểm truy cập', '2026')).toEqual(['=100 % by 2026'])
  })
})
