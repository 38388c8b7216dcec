import type { Labels } from '#engine/core'
import { commonLabels } from '../../parts/v1/labels.js'

export const labels: Labels = {
  name: 'Công văn đôn đốc',
  states: {
    ...commonLabels.states,
    drafted: 'Chờ Lãnh đạo VP xác nhận',
    confirmed: 'Chờ ký, lấy số',
    issued: 'Đã ban hành',
    checking: 'Đang đối chiếu',
    answered: 'Các đơn vị đã thực hiện',
    unanswered: 'Còn đơn vị chưa thực hiện',
    discarded: 'Không ban hành',
  },
  events: {
    ...commonLabels.events,
    CONFIRM: 'Xác nhận',
    ISSUE: 'Nhập số, ngày công văn',
    DISCARD: 'Không ban hành',
    ANSWERED: 'Đã thực hiện hết',
    UNANSWERED: 'Còn đơn vị chưa thực hiện',
  },
  fields: commonLabels.fields,
  options: commonLabels.options,
}
