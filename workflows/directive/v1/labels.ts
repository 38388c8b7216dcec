import type { Labels } from '#engine/core'
import { commonLabels } from '../../parts/v1/labels.js'

export const labels: Labels = {
  name: 'Văn bản chỉ đạo',
  states: {
    taken: 'Mới vào',
    drafting: 'Đang soạn văn bản triển khai',
    submitted: 'Đã trình ký',
    underReview: 'Rà soát nhiệm vụ',
    inProgress: 'Đang thực hiện',
    reportingUpward: 'Chờ báo cáo cấp trên',
    closing: 'Đang kết thúc theo dõi',
    withdrawing: 'Đang thu hồi',
    ended: 'Kết thúc theo dõi',
    withdrawn: 'Đã thu hồi',
  },
  events: {
    ...commonLabels.events,
    SUBMIT_LETTER: 'Trình văn bản',
    RETURN_LETTER: 'Trả lại dự thảo',
    JOIN_LETTER: 'Có văn bản triển khai',
    ASSIGN: 'Giao nhiệm vụ',
    ADD_WORK: 'Thêm nhiệm vụ',
    TRACK_UNTIL: 'Đổi ngày kết thúc theo dõi',
    CHILDREN: 'Cập nhật từ đơn vị',
    REPORT_UPWARD: 'Đã báo cáo cấp trên',
    FINISH: 'Kết thúc theo dõi',
    WITHDRAW: 'Thu hồi',
  },
  fields: commonLabels.fields,
  options: commonLabels.options,
}
