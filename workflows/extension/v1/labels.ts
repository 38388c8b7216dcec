import type { Labels } from '#engine/core'
import { commonLabels } from '../../parts/v1/labels.js'

export const labels: Labels = {
  name: 'Đề nghị gia hạn',
  states: {
    ...commonLabels.states,
    requested: 'Đang đề nghị gia hạn',
    granted: 'Đã gia hạn',
    grantedOther: 'Đã gia hạn đến ngày khác',
    refused: 'Không đồng ý gia hạn',
    takenBack: 'Đã rút đề nghị',
  },
  events: { ...commonLabels.events, GRANT: 'Đồng ý gia hạn', GRANT_OTHER: 'Đồng ý đến ngày khác', REFUSE: 'Không đồng ý', TAKE_BACK: 'Rút đề nghị' },
  fields: commonLabels.fields,
  options: commonLabels.options,
}
