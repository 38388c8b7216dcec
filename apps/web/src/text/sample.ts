import { at, localDate } from '#base'
import type { ChainStep } from '../parts/chain.js'
import type { FormField } from '../parts/form-values.js'
import type { LetterSpan } from '../parts/letter-segments.js'
import type { Mark, State } from '../parts/state.js'

// Invented people, papers and telephones, for the sheet of parts alone.

export const today = localDate('2026-05-22')
export const now = at(today, '09:40')

export const letter = `Kính gửi: Các sở, ban, ngành; Ủy ban nhân dân các xã, phường.
Thực hiện Kế hoạch số 66-KH/TU ngày 26/3/2026, Ủy ban nhân dân tỉnh yêu cầu:
1. Các sở, ban, ngành; Ủy ban nhân dân các xã, phường
- Ban hành kế hoạch triển khai phù hợp với điều kiện của địa phương, gửi về Ủy ban nhân dân tỉnh để theo dõi.
- Đổi mới việc tiếp công dân, giải quyết kiến nghị ngay từ thôn, bản, tổ dân phố; ghi rõ lĩnh vực còn vướng mắc.
2. Giao Sở Nội vụ là đầu mối tổng hợp, báo cáo theo quy định.`

function span(words: string, rest: Omit<LetterSpan, 'key' | 'from' | 'to'>): LetterSpan {
  const from = letter.indexOf(words)
  return { key: words, from, to: from + words.length, ...rest }
}

export const spans: readonly LetterSpan[] = [
  span('66-KH/TU', { kind: 'reference' }),
  span('Các sở, ban, ngành; Ủy ban nhân dân các xã, phường.', { kind: 'reference' }),
  span('- Ban hành kế hoạch triển khai phù hợp với điều kiện của địa phương, gửi về Ủy ban nhân dân tỉnh để theo dõi.', { kind: 'clause', label: '1.1' }),
  span('- Đổi mới việc tiếp công dân, giải quyết kiến nghị ngay từ thôn, bản, tổ dân phố; ghi rõ lĩnh vực còn vướng mắc.', { kind: 'clause', label: '1.2' }),
  span('2. Giao Sở Nội vụ là đầu mối tổng hợp, báo cáo theo quy định.', { kind: 'clause', label: '2' }),
  span('báo cáo theo quy định', { kind: 'reference', unsure: true }),
]

export const chain: readonly ChainStep[] = [
  { key: '1', title: '236-KL/TW', lines: ['Ban Bí thư', '15/01/2026'], to: '/' },
  { key: '2', title: '66-KH/TU', lines: ['Ban Thường vụ Tỉnh ủy', '26/03/2026'], to: '/' },
  { key: '3', title: '77-KH/ĐU', lines: ['Đảng ủy UBND tỉnh', '17/04/2026'], to: '/' },
  { key: '4', title: '1250/UBND-VX', lines: ['UBND tỉnh, đang xem', '20/04/2026'], current: true },
  { key: '5', title: '120 kế hoạch', lines: ['của các đơn vị', '102 đã có, 18 chưa có'], to: '/' },
  { key: '6', title: 'Báo cáo 6 tháng', lines: ['gửi qua Sở Nội vụ', '0/120, chậm nhất 09/06'], to: '/' },
]

export interface UnitRow {
  readonly unit: string
  readonly state: State
  readonly mark?: Mark
  readonly note: string
  readonly clerk: string
  readonly phone: string
}

export const units: readonly UnitRow[] = [
  {
    unit: 'UBND xã Mường Hum',
    state: { is: 'late', days: 4, workingDays: 4 },
    mark: { is: 'leaders' },
    note: 'Chưa cập nhật',
    clerk: 'Giàng A Páo',
    phone: '0214 3000 417',
  },
  {
    unit: 'Sở Công Thương',
    state: { is: 'late', days: 4 },
    mark: { is: 'leaders' },
    note: 'Đang soạn dự thảo',
    clerk: 'Bùi Quang Huy',
    phone: '0214 3000 208',
  },
  {
    unit: 'UBND xã Dền Sáng',
    state: { is: 'late', days: 2 },
    mark: { is: 'office' },
    note: 'Đã gia hạn đến 20/05 (hạn gốc 18/05)',
    clerk: 'Phàn Láo Tả',
    phone: '0214 3000 433',
  },
  { unit: 'UBND xã Lùng Phình', state: { is: 'supplement' }, note: 'KH 37/KH-UBND ngày 14/05', clerk: 'Vàng Thị Sao', phone: '0214 3000 461' },
  { unit: 'UBND xã Y Tý', state: { is: 'extensionAsked' }, note: 'Lý do: mưa lũ, chia cắt 3 thôn', clerk: 'Chảo Mẩy Lai', phone: '0214 3000 425' },
  { unit: 'UBND xã Cốc Lầu', state: { is: 'paused' }, note: 'Mưa lũ, từ 16/05 đến 30/05', clerk: 'Lù Seo Pao', phone: '0214 3000 470' },
  { unit: 'Sở Y tế', state: { is: 'merged', into: 'KH 41/KH-SYT' }, note: 'Ngày 08/05', clerk: 'Đỗ Thanh Nga', phone: '0214 3000 211' },
]

/** As many as a list of many years may hold. */
export const manyUnits: readonly UnitRow[] = Array.from({ length: 10_000 }, (_, i) => {
  const unit = units[i % units.length]
  return {
    unit: `${unit?.unit ?? ''} ${i + 1}`,
    state: unit?.state ?? { is: 'open' },
    note: unit?.note ?? '',
    clerk: unit?.clerk ?? '',
    phone: unit?.phone ?? '',
  }
})

export const fields: readonly FormField[] = [
  { name: 'number', label: 'Số, ký hiệu', kind: 'text', required: true, options: [] },
  { name: 'issuedOn', label: 'Ngày ban hành', kind: 'date', required: true, options: [] },
  { name: 'households', label: 'Số hộ được hỗ trợ', kind: 'number', required: false, options: [] },
  { name: 'unit', label: 'Đơn vị phối hợp', kind: 'unit', required: false, options: [] },
  {
    name: 'answer',
    label: 'Tình hình',
    kind: 'choice',
    required: true,
    options: [
      { value: 'done', label: 'Đã ban hành kế hoạch' },
      { value: 'none', label: 'Không phát sinh' },
    ],
  },
  { name: 'note', label: 'Ghi chú', kind: 'longText', required: false, options: [] },
  {
    name: 'figures',
    label: 'Số liệu',
    kind: 'figures',
    required: false,
    options: [],
    rows: [
      { key: 'models', label: 'Mô hình “Dân vận khéo”', unit: 'mô hình', hint: 'chỉ tiêu: ít nhất 1' },
      { key: 'talks', label: 'Cuộc đối thoại với Nhân dân', unit: 'cuộc' },
    ],
  },
  { name: 'file', label: 'Tệp kế hoạch', kind: 'file', required: true, options: [] },
]

export const words = {
  title: 'Bảng mẫu',
  note: 'Trạng thái và các phần của màn hình, với dữ liệu bịa.',
  statuses: 'Trạng thái: một từ, một dấu, một màu',
  paper: 'Văn bản, thời hạn, trích dẫn',
  lists: 'Danh sách',
  many: '10.000 dòng',
  forms: 'Nhập liệu',
  faces: 'Rỗng, lỗi, đang tải',
  openPanel: 'Mở khung bên',
  openDialog: 'Mở hộp xác nhận',
  announce: 'Thông báo',
  announced: 'Đã giao nhiệm vụ cho 120 đơn vị lúc 14 giờ 05.',
  about: 'V/v tăng cường công tác dân vận chính quyền ở vùng đồng bào dân tộc thiểu số',
  quote: 'Ban hành kế hoạch triển khai phù hợp với điều kiện của địa phương, gửi về Ủy ban nhân dân tỉnh để theo dõi.',
  source: 'Mục 1, gạch đầu dòng thứ nhất, Số 1250/UBND-VX ngày 20/04/2026, Phó Chủ tịch Hoàng Minh Quân ký',
  message: 'Kính gửi UBND xã Dền Sáng: Theo Công văn số 1250/UBND-VX ngày 20/04/2026, đơn vị chưa cập nhật kế hoạch triển khai (thời hạn 18/05/2026).',
  proof: 'Mã tin 5f2c-0419 · máy chủ thư bên nhận đã tiếp nhận lúc 07:30',
  consequence: '120 đơn vị sẽ được giao nhiệm vụ; lần nhắc đầu tiên: 07 giờ 30 ngày 11/05/2026.',
  assign: 'Giao nhiệm vụ cho 120 đơn vị',
  remind: 'Nhắc việc',
  urging: 'Soạn công văn đôn đốc',
  sendPlan: 'Gửi kế hoạch',
  merged: 'Đã lồng ghép trong văn bản khác',
  emptyTitle: 'Không có văn bản chờ xử lý',
  emptyWhy: 'Văn bản cuối cùng, Số 1436/UBND-NLN, đã được giao nhiệm vụ lúc 09 giờ 12 hôm nay.',
  emptyNext: 'Nhập văn bản',
  folded: '4 nội dung thường xuyên',
  foldedNote: 'để thực hiện, trả lời trong báo cáo',
  dropLetter: 'Nhập văn bản từ tệp',
  person: 'Lý Thu Hằng',
  post: 'Chuyên viên, VP UBND tỉnh',
  menu: ['Việc hôm nay', 'Văn bản', 'Bảng theo dõi', 'Báo cáo', 'Đơn vị', 'Thiết lập'],
  chips: ['Tất cả', 'Quá hạn', 'Đề nghị bổ sung', 'Đang đề nghị gia hạn', 'Tạm dừng', 'Đã có kế hoạch'],
  counters: ['Mới giao', 'Sắp đến hạn, quá hạn', 'Cần bổ sung'],
  columns: ['Đơn vị', 'Kế hoạch', 'Số, ngày hoặc tình hình', 'Quá hạn', 'Người phụ trách'],
  columnNote: 'hạn 18/05/2026, do Văn phòng đặt',
  signer: 'Người ký',
  signerName: 'Phó Chủ tịch Hoàng Minh Quân',
  addressed: 'Kính gửi',
  addressees: 'Các sở, ban, ngành (21) · xã, phường (99)',
  happenings: ['Đã báo cáo Lãnh đạo VP', 'Văn phòng đang đôn đốc', 'Hết thời hạn', 'Nhắc trước 5 ngày làm việc, đã xem 14:05'],
}
