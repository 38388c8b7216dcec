/** Words of the quarterly list of work without a date. */
export const quarterlyText = {
  'quarterly.title': 'Rà soát quý',
  'quarterly.head': (quarter: string, count: string) => `Rà soát quý ${quarter}: ${count} nhiệm vụ không thời hạn`,
  'quarterly.note': (paper: string) =>
    `Theo Văn bản ${paper.charAt(0).toLocaleLowerCase('vi')}${paper.slice(1)}. Mỗi nhiệm vụ một câu về tình hình; lưu một lần cho tất cả.`,
  'quarterly.link': (count: string) => `Rà soát quý: ${count} nhiệm vụ không thời hạn`,
  'quarterly.none': 'Không có nhiệm vụ không thời hạn',
  'quarterly.none.why': 'Nhiệm vụ có thời hạn được nhắc theo ngày; nội dung thường xuyên được trả lời trong báo cáo.',
  'quarterly.list': 'Nhiệm vụ không thời hạn',
  'quarterly.said': (said: string, all: string) => `Đã cập nhật ${said}/${all} trong quý`,
  'quarterly.last': (day: string, who: string) => `${day}${who === '' ? '' : `, đ/c ${who}`}:`,
  'quarterly.never': 'Chưa có thông tin.',
  'quarterly.field': (what: string) => `Tình hình: ${what}`,
  'quarterly.hint': 'Đang làm gì, đến đâu, vướng mắc nếu có',
  'quarterly.save': (count: string) => `Lưu tình hình (${count})`,
  'quarterly.saved': (count: string) => `Đã lưu tình hình ${count} nhiệm vụ.`,
  'quarterly.back': 'Về văn bản',
  'quarterly.zalo.head': (quarter: string, paper: string) =>
    `Rà soát quý ${quarter} theo Văn bản ${paper.charAt(0).toLocaleLowerCase('vi')}${paper.slice(1)}. Đề nghị các đơn vị cập nhật tình hình:`,
  'quarterly.zalo.row': (unit: string, what: string) => `- ${unit}: ${what}`,
  'quarterly.zalo.foot': (link: string) => `Cập nhật một lần tại: ${link}`,
}
