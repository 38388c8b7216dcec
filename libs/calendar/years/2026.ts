import { day } from '../day.js'
import type { CalendarDay } from '../day.js'

const LABOUR_CODE = 'Bộ luật Lao động 2019, Điều 112'
const SWAP_NEW_YEAR = 'Văn bản 12729/VPCP-KGVX ngày 25/12/2025: nghỉ 01/01–04/01/2026, thứ Sáu 02/01 hoán đổi sang thứ Bảy 10/01'
const TET = 'Lịch nghỉ Tết 2026 đã công bố: 16/02–20/02/2026 (vietnammedia.vnanet.vn 17/10/2025)'
const NATIONAL_DAY = 'Thông báo 9441/TB-BNV tháng 10/2025: nghỉ 29/8–02/9/2026, thứ Hai 31/8 hoán đổi sang thứ Bảy 22/8 (cặp ngày chưa đối chiếu với bản gốc)'

/** Days of 2026 that are not what their weekday says. */
export const days2026: readonly CalendarDay[] = [
  day('2026-01-01', 'holiday', 'Tết Dương lịch', 'byLaw', LABOUR_CODE),
  day('2026-01-02', 'swapOff', 'hoán đổi (thứ Sáu)', 'announced', SWAP_NEW_YEAR, '2026-01-10'),
  day('2026-01-10', 'swapWork', 'làm bù (thứ Bảy)', 'announced', SWAP_NEW_YEAR, '2026-01-02'),
  day('2026-02-16', 'holiday', 'Tết Nguyên đán Bính Ngọ – 29 tháng Chạp', 'announced', TET),
  day('2026-02-17', 'holiday', 'Tết Nguyên đán Bính Ngọ – mùng 1', 'announced', TET),
  day('2026-02-18', 'holiday', 'Tết Nguyên đán Bính Ngọ – mùng 2', 'announced', TET),
  day('2026-02-19', 'holiday', 'Tết Nguyên đán Bính Ngọ – mùng 3', 'announced', TET),
  day('2026-02-20', 'holiday', 'Tết Nguyên đán Bính Ngọ – mùng 4', 'announced', TET),
  day('2026-04-26', 'holiday', 'Giỗ Tổ Hùng Vương (10/3 âm, Chủ nhật)', 'byLaw', 'Bộ luật Lao động 2019, Điều 112; ngày âm lịch tính theo múi giờ UTC+7'),
  day('2026-04-27', 'compensation', 'nghỉ bù Giỗ Tổ', 'byLaw', 'Bộ luật Lao động 2019, Điều 111 khoản 3'),
  day('2026-04-30', 'holiday', 'Ngày Chiến thắng', 'byLaw', LABOUR_CODE),
  day('2026-05-01', 'holiday', 'Quốc tế Lao động', 'byLaw', LABOUR_CODE),
  day('2026-08-22', 'swapWork', 'làm bù (thứ Bảy)', 'announced', NATIONAL_DAY, '2026-08-31'),
  day('2026-08-31', 'swapOff', 'hoán đổi (thứ Hai)', 'announced', NATIONAL_DAY, '2026-08-22'),
  day('2026-09-01', 'holiday', 'Quốc khánh (ngày liền kề)', 'announced', 'Thông báo 9441/TB-BNV tháng 10/2025: nghỉ 29/8–02/9/2026'),
  day('2026-09-02', 'holiday', 'Quốc khánh', 'byLaw', LABOUR_CODE),
  day('2026-11-24', 'holiday', 'Ngày Văn hóa Việt Nam', 'byLaw', 'Nghị quyết 28/2026/QH16, hiệu lực từ 01/7/2026'),
]
