import { day } from '../day.js'
import type { CalendarDay } from '../day.js'

const LABOUR_CODE = 'Bộ luật Lao động 2019, Điều 112'
const NOTICE_5015 = 'Thông báo 5015/TB-LĐTBXH tháng 11/2023 (số văn bản chưa đối chiếu với bản gốc)'
const SWAP_MAY = 'Cổng xây dựng chính sách (xaydungchinhsach.chinhphu.vn) 20/4/2024: nghỉ 27/4–01/5, làm bù thứ Bảy 04/5/2024'

/** Days of 2024 that are not what their weekday says. */
export const days2024: readonly CalendarDay[] = [
  day('2024-01-01', 'holiday', 'Tết Dương lịch', 'byLaw', LABOUR_CODE),
  day('2024-02-08', 'holiday', 'Tết Nguyên đán Giáp Thìn – 29 tháng Chạp', 'announced', NOTICE_5015),
  day('2024-02-09', 'holiday', 'Tết Nguyên đán Giáp Thìn – 30 tháng Chạp', 'announced', NOTICE_5015),
  day('2024-02-10', 'holiday', 'Tết Nguyên đán Giáp Thìn – mùng 1', 'announced', NOTICE_5015),
  day('2024-02-11', 'holiday', 'Tết Nguyên đán Giáp Thìn – mùng 2', 'announced', NOTICE_5015),
  day('2024-02-12', 'holiday', 'Tết Nguyên đán Giáp Thìn – mùng 3', 'announced', NOTICE_5015),
  day('2024-02-13', 'compensation', 'nghỉ bù (mùng 1 = thứ Bảy)', 'announced', NOTICE_5015),
  day('2024-02-14', 'compensation', 'nghỉ bù (mùng 2 = Chủ nhật)', 'announced', NOTICE_5015),
  day('2024-04-18', 'holiday', 'Giỗ Tổ Hùng Vương (10/3 âm)', 'byLaw', LABOUR_CODE),
  day('2024-04-29', 'swapOff', 'hoán đổi (thứ Hai)', 'announced', SWAP_MAY, '2024-05-04'),
  day('2024-04-30', 'holiday', 'Ngày Chiến thắng', 'byLaw', LABOUR_CODE),
  day('2024-05-01', 'holiday', 'Quốc tế Lao động', 'byLaw', LABOUR_CODE),
  day('2024-05-04', 'swapWork', 'làm bù (thứ Bảy)', 'announced', SWAP_MAY, '2024-04-29'),
  day('2024-09-02', 'holiday', 'Quốc khánh', 'byLaw', LABOUR_CODE),
  day('2024-09-03', 'holiday', 'Quốc khánh (ngày liền kề)', 'announced', NOTICE_5015),
]
