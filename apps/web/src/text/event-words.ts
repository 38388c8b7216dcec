import type { HistoryEntry } from '#contract'

/** Acts whose own label does not say what was done to what, once they stand alone in a list. By definition and event. */
const named: Readonly<Record<string, string>> = {
  'directive.CREATE': 'Nhập văn bản',
  'directive.WITHDRAW': 'Thu hồi văn bản',
  'directive.SUSPEND': 'Tạm dừng theo dõi văn bản',
  'directive.RESUME': 'Tiếp tục theo dõi văn bản',
  'assignment.CREATE': 'Giao nhiệm vụ',
  'unit-plan.CREATE': 'Giao ban hành kế hoạch',
  'unit-plan.REQUEST_SUPPLEMENT': 'Đề nghị bổ sung kế hoạch',
  'duty.CREATE': 'Giao nhiệm vụ cụ thể',
  'duty.REQUEST_SUPPLEMENT': 'Đề nghị bổ sung kết quả',
  'duty.RETURN': 'Trả lại kết quả',
  'report-round.CREATE': 'Đặt đợt báo cáo',
  'report-round.REQUEST_SUPPLEMENT': 'Đề nghị bổ sung báo cáo tổng hợp',
  'unit-report.CREATE': 'Giao báo cáo',
  'unit-report.ACCEPT': 'Xác nhận báo cáo',
  'unit-report.REQUEST_SUPPLEMENT': 'Đề nghị bổ sung báo cáo',
  'unit-report.NOTHING_TO_REPORT': 'Báo cáo không phát sinh',
  'extension.CREATE': 'Gửi đề nghị gia hạn',
  'extension.GRANT_OTHER': 'Đồng ý gia hạn đến ngày khác',
  'extension.REFUSE': 'Không đồng ý gia hạn',
  'urging-letter.CREATE': 'Soạn công văn đôn đốc',
  'urging-letter.CONFIRM': 'Xác nhận công văn đôn đốc',
  'urging-letter.ISSUE': 'Nhập số, ngày công văn đôn đốc',
  'urging-letter.DISCARD': 'Không ban hành công văn đôn đốc',
}

/** What was done, with its object: `Xác nhận công văn đôn đốc` where the act alone is called `Xác nhận`. */
export function eventWords({ definition, event, eventLabel }: Pick<HistoryEntry, 'definition' | 'event' | 'eventLabel'>): string {
  return named[`${definition}.${event}`] ?? eventLabel
}
