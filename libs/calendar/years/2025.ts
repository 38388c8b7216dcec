import { day } from '../day.js'
import type { CalendarDay } from '../day.js'

const LABOUR_CODE = 'Bộ luật Lao động 2019, Điều 112'
const TET = 'Thông báo 6150/TB-BLĐTBXH ngày 03/12/2024: nghỉ 25/01–02/02/2025 (số văn bản chưa đối chiếu với bản gốc)'
const SWAP_MAY = 'Lịch nghỉ lễ 2025 đã công bố: thứ Sáu 02/5 hoán đổi sang thứ Bảy 26/4 (theo báo chí)'
const NATIONAL_DAY = 'Lịch nghỉ lễ 2025 đã công bố: nghỉ 30/8–02/9/2025 (theo báo chí)'

/** Days of 2025 that are not what their weekday says. */
export const days2025: readonly CalendarDay[] = [
  day('2025-01-01', 'holiday', 'Tết Dương lịch', 'byLaw', LABOUR_CODE),
  day('2025-01-27', 'holiday', 'Tết Nguyên đán Ất Tỵ – 28 tháng Chạp', 'announced', TET),
  day('2025-01-28', 'holiday', 'Tết Nguyên đán Ất Tỵ – 29 tháng Chạp', 'announced', TET),
  day('2025-01-29', 'holiday', 'Tết Nguyên đán Ất Tỵ – mùng 1', 'announced', TET),
  day('2025-01-30', 'holiday', 'Tết Nguyên đán Ất Tỵ – mùng 2', 'announced', TET),
  day('2025-01-31', 'holiday', 'Tết Nguyên đán Ất Tỵ – mùng 3', 'announced', TET),
  day('2025-04-07', 'holiday', 'Giỗ Tổ Hùng Vương (10/3 âm)', 'byLaw', LABOUR_CODE),
  day('2025-04-26', 'swapWork', 'làm bù (thứ Bảy)', 'announced', SWAP_MAY, '2025-05-02'),
  day('2025-04-30', 'holiday', 'Ngày Chiến thắng', 'byLaw', LABOUR_CODE),
  day('2025-05-01', 'holiday', 'Quốc tế Lao động', 'byLaw', LABOUR_CODE),
  day('2025-05-02', 'swapOff', 'hoán đổi (thứ Sáu)', 'announced', SWAP_MAY, '2025-04-26'),
  day('2025-09-01', 'holiday', 'Quốc khánh (ngày liền kề)', 'announced', NATIONAL_DAY),
  day('2025-09-02', 'holiday', 'Quốc khánh', 'byLaw', NATIONAL_DAY),
]
