import type { Labels } from '#engine/core'
import { commonLabels } from '../../parts/v1/labels.js'

export const labels: Labels = {
  name: 'Kế hoạch của đơn vị',
  states: {
    ...commonLabels.states,
    due: 'Chưa có kế hoạch',
    drafting: 'Đang soạn kế hoạch',
    submitted: 'Chờ thủ trưởng duyệt',
    issued: 'Đã ban hành kế hoạch',
    merged: 'Đã lồng ghép',
    notApplicable: 'Không thuộc địa bàn, chức năng',
    awaitingApproval: 'Chờ phê duyệt',
    supplementAsked: 'Đề nghị bổ sung',
    closed: 'Hoàn thành',
  },
  events: {
    ...commonLabels.events,
    ISSUE: 'Nhập kế hoạch đã ban hành',
    MERGE: 'Đã lồng ghép trong văn bản khác',
    NOT_APPLICABLE: 'Không thuộc địa bàn, chức năng',
    START: 'Soạn dự thảo kế hoạch',
    SUBMIT_TO_HEAD: 'Trình lãnh đạo',
    RETURN_TO_HANDLER: 'Trả lại người soạn',
    REQUEST_SUPPLEMENT: 'Đề nghị bổ sung',
    APPROVE: 'Phê duyệt kế hoạch',
  },
  fields: commonLabels.fields,
  options: commonLabels.options,
  guards: { needsApproval: 'khi văn bản yêu cầu phê duyệt' },
}
