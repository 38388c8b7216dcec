import type { Labels } from '#engine/core'

/** The officials' words that all definitions share (practice.md, "Wording"). */
export const commonLabels: Required<Omit<Labels, 'name'>> = {
  states: { ended: 'Kết thúc theo dõi', withdrawn: 'Đã thu hồi', moved: 'Đã chuyển đơn vị khác' },
  events: {
    CREATE: 'Giao', REQUEST_EXTENSION: 'Đề nghị gia hạn', EXTENSION_GRANTED: 'Đã gia hạn', EXTENSION_REFUSED: 'Không đồng ý gia hạn', EXTENSION_WITHDRAWN: 'Đơn vị rút đề nghị gia hạn',
    AMEND_DUE: 'Điều chỉnh thời hạn', URGE: 'Đôn đốc bằng công văn', NUDGE: 'Nhắc việc', NOTE: 'Trao đổi', END: 'Kết thúc theo dõi', WITHDRAW: 'Thu hồi', MOVED: 'Chuyển đơn vị khác',
    LAPSE: 'Hết thời gian chờ ý kiến', LADDER: 'Đặt lại mốc nhắc', STOP: 'Dừng nhắc', TIMER: 'Đến mốc nhắc', REPORT_TO_LEADER: 'Báo cáo Phó Chủ tịch', STRIKE_OFF: 'Đưa ra khỏi danh sách',
  },
  fields: {
    number: 'Số, ký hiệu', issuedOn: 'Ngày ban hành', file: 'Tệp', note: 'Ghi chú', reason: 'Lý do, nội dung', wantedOn: 'Đề nghị gia hạn đến ngày', dueOn: 'Thời hạn mới', text: 'Nội dung', summary: 'Tóm tắt kết quả',
    figures: 'Số liệu', lines: 'Nội dung thường xuyên', unit: 'Đơn vị', opinion: 'Ý kiến của lãnh đạo (ai, ngày nào, theo văn bản hoặc bút phê nào)',
  },
  options: { reportedOrally: 'Đã báo cáo miệng', wrongDate: 'Sai thời hạn', askingForTime: 'Đang xin gia hạn', forceMajeure: 'Bất khả kháng', other: 'Lý do khác' },
}
