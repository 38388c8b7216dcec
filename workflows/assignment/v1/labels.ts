import type { Labels } from '#engine/core'
import { commonLabels } from '../../parts/v1/labels.js'

export const labels: Labels = {
  name: 'Nhiệm vụ của đơn vị',
  states: { ...commonLabels.states, assigned: 'Chưa tiếp nhận', inProgress: 'Đang thực hiện', notOurs: 'Kiến nghị chuyển đơn vị khác' },
  events: {
    ...commonLabels.events,
    RECEIVE: 'Tiếp nhận',
    PROPOSE_OTHER_UNIT: 'Kiến nghị chuyển đơn vị khác',
    KEEP_UNIT: 'Giữ nguyên đơn vị',
    MOVE_TO_UNIT: 'Chuyển đơn vị khác',
  },
  fields: commonLabels.fields,
  options: commonLabels.options,
}
