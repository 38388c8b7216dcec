import { expect, test } from '@jest/globals'
import { kindsOf, ordersReport } from './kinds.js'
import { keyOf } from '../words/text.js'

const kinds = (text: string, target = false): string => [...kindsOf(keyOf(text), target, false)].toSorted().join(' ')

test.each<[string, string]>([
  ['Tổ chức tuyên truyền sâu rộng đến người dân.', 'execute'],
  ['Xây dựng, ban hành kế hoạch thực hiện của đơn vị.', 'issue_plan'],
  ['Xây dựng kế hoạch cưỡng chế, gửi Công an tỉnh trước ngày 05/9/2025.', 'issue_plan'],
  ['Khẩn trương ban hành quy định về quản lý chất thải; hoàn thành trong quý III/2025.', 'issue_plan'],
  ['Theo dõi, đôn đốc việc thực hiện.', 'monitor'],
  ['Kiểm tra việc chấp hành pháp luật về môi trường.', 'inspect'],
  ['Thành lập các đoàn kiểm tra tại địa bàn trọng điểm; báo cáo UBND tỉnh.', 'inspect report'],
  ['Kiểm tra, hướng dẫn vận hành an toàn các hồ chứa.', 'execute inspect'],
  ['Tổng hợp, báo cáo UBND tỉnh kết quả thực hiện.', 'consolidate report'],
  ['Báo cáo kết quả về UBND tỉnh để tổng hợp.', 'report'],
  ['Tham mưu UBND tỉnh bố trí kinh phí.', 'advise'],
  ['Trình Bộ trưởng sửa đổi Thông tư.', 'advise'],
  ['Căn cứ khả năng cân đối ngân sách, tham mưu cấp kinh phí.', 'advise'],
  ['Rà soát, trình Chủ tịch UBND tỉnh công bố danh mục.', 'advise execute'],
  ['Quyết định cho học sinh nghỉ học, báo cáo UBND tỉnh.', 'execute report'],
  ['Bố trí lực lượng, phương tiện; đồng thời báo cáo hằng ngày.', 'execute report'],
  ['Nếu có vướng mắc, báo cáo UBND tỉnh xem xét.', 'execute'],
  ['Triển khai kết luận của Đoàn kiểm tra.', 'execute'],
  ['Tăng tần suất lấy mẫu nước, gửi kết quả về Sở Y tế trước ngày 05/9.', 'execute report'],
  ['Gửi kết quả về Sở Y tế trước ngày 05/9.', 'report'],
  ['Chỉ đạo Phòng Cảnh sát giao thông kiểm tra tải trọng xe.', 'execute inspect'],
  ['Thiệt hại cây trồng: báo cáo Sở Xây dựng trước ngày 25.', 'report'],
  ['Báo cáo định kỳ: tuần (thứ Năm), tháng (ngày 25).', 'report'],
  ['Báo cáo định kỳ: tuần (thứ Năm); tháng (ngày 25) gửi về Sở Tài chính.', 'report'],
  ['Hoàn thiện Kế hoạch, tham mưu Chủ tịch UBND tỉnh ban hành.', 'advise issue_plan'],
])('%s', (text, expected) => {
  expect(kinds(text)).toBe(expected)
})

test('an aim that is only striven for is a target and nothing else', () => {
  expect(kinds('Phấn đấu 100% đơn vị triển khai phân loại rác.', true)).toBe('target')
})

test('the formula for difficulties orders no report', () => {
  expect(ordersReport(keyOf('báo cáo kết quả trước ngày 15/9'))).toBe(true)
  expect(ordersReport(keyOf('trong quá trình thực hiện nếu có khó khăn, báo cáo UBND tỉnh'))).toBe(false)
})
