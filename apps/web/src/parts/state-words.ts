import { number, shortDate } from '../format.js'
import { text } from '../text/text.js'
import type { Mark, State } from './state.js'

/** The one word of a state: `Quá hạn 4 ngày`. */
export function wordOf(state: State): string {
  if (state.is === 'late') return text['status.late'](number(state.days))
  if (state.is === 'extended') return text['status.extended'](shortDate(state.to), shortDate(state.original))
  if (state.is === 'merged') return state.into ? text['status.mergedInto'](state.into) : text['status.merged']
  return text[`status.${state.is}`]
}

/** What the ladder's mark says: `Đã báo cáo Lãnh đạo VP`. */
export function markWordOf(mark: Mark): string {
  if (mark.is === 'reported') return text['mark.reported'](mark.leader ?? text['mark.viceChair'])
  return text[`mark.${mark.is}`]
}
