import type { Labels } from '#engine/core'
import { commonLabels } from '../../parts/v1/labels.js'

export const labels: Labels = {
  name: 'Báo cáo của đơn vị',
  states: {
    ...commonLabels.states,
    due: 'Chưa báo cáo',
    submitted: 'Đã báo cáo',
    supplementAsked: 'Đề nghị bổ sung',
    accepted: 'Hoàn thành',
    missing: 'Không có báo cáo',
  },
  events: {
    ...commonLabels.events,
    SUBMIT: 'Gửi báo cáo',
    NOTHING_TO_REPORT: 'Không phát sinh',
    REQUEST_SUPPLEMENT: 'Đề nghị bổ sung',
    ACCEPT: 'Xác nhận',
    CLOSE_WITHOUT: 'Đóng đợt khi chưa có báo cáo',
  },
  fields: commonLabels.fields,
  options: commonLabels.options,
}
