import type { FocalUnit } from '../shape/reading.js'
import type { TaskAt } from './tasks.js'
import { E, rx, W } from '../words/text.js'

const NAMED_FOCAL = rx(`${W}(?:(?:là|làm)\\s+)?(?:cơ\\s+quan\\s+)?(?:đầu\\s+mối|thường\\s+trực\\s+giúp)${E}`)
const FOCAL_OF_ALL = rx(`${W}(?:cơ\\s+quan\\s+đầu\\s+mối|làm\\s+đầu\\s+mối|đầu\\s+mối\\s+(?:tổng\\s+hợp|theo\\s+dõi|tham\\s+mưu))${E}`)

const single = ({ task }: TaskAt): string | null => (task.leadGroups.length === 0 && task.lead.length === 1 ? (task.lead[0] ?? null) : null)

function from(one: TaskAt, name: string, basis: FocalUnit['basis']): FocalUnit {
  return { name, ground: one.piece.text, path: one.task.path, basis }
}

/**
 * The unit through which reports run: named so (“cơ quan đầu mối”), or by “(qua …)”, or the one unit that sums up the others' work
 * (“tổng hợp, báo cáo”), or that follows the whole letter up. Null where nobody is asked to.
 */
export function focalUnitOf(tasks: readonly TaskAt[]): FocalUnit | null {
  const own = tasks.filter((one) => single(one) !== null && one.word !== 'đề nghị')
  const stated = own.find((one) => FOCAL_OF_ALL.test(one.piece.key) && NAMED_FOCAL.test(one.piece.key))
  if (stated) return from(stated, single(stated) ?? '', 'stated')
  const via = tasks.find(({ task }) => task.reportsVia !== null)
  if (via) return from(via, via.task.reportsVia ?? '', 'stated')
  const sums = own.find(({ task }) => task.kinds.includes('consolidate'))
  if (sums) return from(sums, single(sums) ?? '', 'implied')
  return null
}
