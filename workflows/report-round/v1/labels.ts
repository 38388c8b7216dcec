import type { Labels } from '#engine/core'
import { commonLabels } from '../../parts/v1/labels.js'

export const labels: Labels = {
  name: 'Đợt báo cáo',
  states: {
    ...commonLabels.states,
    scheduled: 'Chưa mở',
    opening: 'Đang mở',
    collecting: 'Đang thu báo cáo',
    consolidating: 'Đang tổng hợp',
    submitted: 'Chờ xác nhận',
    closing: 'Đang đóng đợt',
    accepted: 'Hoàn thành',
  },
  events: {
    ...commonLabels.events,
    OPEN: 'Mở đợt báo cáo',
    OPENED: 'Đã mở đợt báo cáo',
    CONSOLIDATE: 'Tổng hợp báo cáo',
    SUBMIT: 'Gửi báo cáo tổng hợp',
    ACCEPT: 'Xác nhận báo cáo tổng hợp',
    REQUEST_SUPPLEMENT: 'Đề nghị bổ sung',
    CHILDREN: 'Cập nhật từ đơn vị',
  },
  fields: commonLabels.fields,
  options: commonLabels.options,
  guards: { allClosed: 'mọi báo cáo đã đóng' },
}
