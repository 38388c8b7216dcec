import type { Labels } from '#engine/core'
import { commonLabels } from '../../parts/v1/labels.js'

export const labels: Labels = {
  name: 'Nhiệm vụ',
  states: {
    ...commonLabels.states,
    assigned: 'Mới giao',
    inProgress: 'Đang thực hiện',
    supplementAsked: 'Đề nghị bổ sung',
    reported: 'Chờ xác nhận',
    notApplicable: 'Không thuộc địa bàn, chức năng',
    confirmed: 'Hoàn thành',
  },
  events: {
    ...commonLabels.events,
    REPORT: 'Báo cáo kết quả',
    NOT_APPLICABLE: 'Không thuộc địa bàn, chức năng',
    PROGRESS: 'Cập nhật tình hình',
    START: 'Bắt đầu thực hiện',
    CONFIRM: 'Xác nhận hoàn thành',
    REQUEST_SUPPLEMENT: 'Đề nghị bổ sung',
    RETURN: 'Trả lại',
  },
  fields: commonLabels.fields,
  options: commonLabels.options,
}
