import { day } from '../day.js'
import type { CalendarDay } from '../day.js'

const LABOUR_CODE = 'Bộ luật Lao động 2019, Điều 112'
const FORECAST = 'Dự kiến theo cách nghỉ năm 2024 (mùng 1 cũng là thứ Bảy); chưa có thông báo'

/** Days of 2027 that are not what their weekday says. */
export const days2027: readonly CalendarDay[] = [
  day('2027-01-01', 'holiday', 'Tết Dương lịch', 'byLaw', LABOUR_CODE),
  day('2027-02-04', 'holiday', 'Tết Nguyên đán Đinh Mùi – 28 tháng Chạp', 'forecast', FORECAST),
  day('2027-02-05', 'holiday', 'Tết Nguyên đán Đinh Mùi – 29 tháng Chạp', 'forecast', FORECAST),
  day('2027-02-06', 'holiday', 'Tết Nguyên đán Đinh Mùi – mùng 1', 'forecast', FORECAST),
  day('2027-02-07', 'holiday', 'Tết Nguyên đán Đinh Mùi – mùng 2', 'forecast', FORECAST),
  day('2027-02-08', 'holiday', 'Tết Nguyên đán Đinh Mùi – mùng 3', 'forecast', FORECAST),
  day('2027-02-09', 'compensation', 'nghỉ bù (mùng 1 = thứ Bảy)', 'forecast', FORECAST),
  day('2027-02-10', 'compensation', 'nghỉ bù (mùng 2 = Chủ nhật)', 'forecast', FORECAST),
  day('2027-04-16', 'holiday', 'Giỗ Tổ Hùng Vương (10/3 âm)', 'byLaw', 'Bộ luật Lao động 2019, Điều 112; ngày âm lịch tính theo múi giờ UTC+7'),
  day('2027-04-30', 'holiday', 'Ngày Chiến thắng', 'byLaw', LABOUR_CODE),
  day('2027-05-01', 'holiday', 'Quốc tế Lao động (thứ Bảy)', 'byLaw', LABOUR_CODE),
  day('2027-05-03', 'compensation', 'nghỉ bù 1/5', 'byLaw', 'Bộ luật Lao động 2019, Điều 111 khoản 3'),
  day('2027-09-02', 'holiday', 'Quốc khánh', 'byLaw', LABOUR_CODE),
  day('2027-09-03', 'holiday', 'Quốc khánh (ngày liền kề)', 'forecast', 'Dự kiến: Thủ tướng Chính phủ chọn 01/9 hoặc 03/9; chưa có thông báo'),
  day('2027-11-24', 'holiday', 'Ngày Văn hóa Việt Nam', 'byLaw', 'Nghị quyết 28/2026/QH16, hiệu lực từ 01/7/2026'),
]
