import { anyOf, rx } from '../words/text.js'

/** What a column of a table of tasks holds. `both`: leads and partners in one cell. */
export type ColumnRole = 'number' | 'task' | 'lead' | 'partners' | 'both' | 'due' | 'measure' | 'other'

/**
 * Names of columns as plans and programmes print them (the form has no list of its own: Decree 30/2020/NĐ-CP leaves appendices free; these are
 * the headings of appendices “phân công nhiệm vụ” of provinces and ministries 2015 to 2026). First match decides, so special names stand first.
 */
const NUMBER = ['tt', 'stt', 'số tt', 'số thứ tự', 'thứ tự', 'no', '#']
const UNIT =
  '(?:(?:các\\s+)?(?:cơ\\s+quan|đơn\\s+vị|sở|bộ|ban|ngành|địa\\s+phương|bộ\\s+phận|phòng|cấp|tổ\\s+chức|cá\\s+nhân|đầu\\s+mối)(?:\\s*[,/&-]\\s*|\\s+và\\s+|\\s+)?){0,4}'
const BOTH = rx(`^(?:${UNIT}|phân\\s+công\\s+)?chủ\\s+trì\\s*(?:[,/&+-]|và|hoặc)\\s*(?:${UNIT})?phối\\s+hợp`)
const LEAD = rx(
  `^(?:phân\\s+công\\s+)?${UNIT}(?:(?:được\\s+)?(?:giao|phân\\s+công)\\s+)?(?:chủ\\s+trì|thực\\s+hiện|triển\\s+khai|chịu\\s+trách\\s+nhiệm|tham\\s+mưu|soạn\\s+thảo|đầu\\s+mối|theo\\s+dõi|được\\s+giao|đảm\\s+nhiệm|tổ\\s+chức)`,
)
const ASSIGNED = rx('^(?:phân\\s+công|trách\\s+nhiệm|chịu\\s+trách\\s+nhiệm|đầu\\s+mối|người\\s+chủ\\s+trì)(?![\\p{L}])')
const PARTNERS = rx(`^(?:phân\\s+công\\s+)?${UNIT}(?:cùng\\s+)?(?:phối\\s+hợp|tham\\s+gia|phối\\s+kết\\s+hợp)`)
const DUE = rx(
  '^(?:(?:thời\\s+(?:gian|hạn|điểm)|tiến\\s+độ|lộ\\s+trình|kế\\s+hoạch\\s+thời\\s+gian|hạn(?:\\s+(?:cuối|chót))?|ngày|mốc\\s+thời\\s+gian)(?![\\p{L}])|hoàn\\s+thành(?:\\s+trước)?$|định\\s+kỳ|thời\\s+lượng)',
)
const MEASURE = rx('^(?:(?:tên\\s+)?(?:các\\s+)?(?:chỉ\\s+tiêu|mục\\s+tiêu|chỉ\\s+số)(?![\\p{L}]))')
const OTHER = [
  'sản phẩm',
  'kết quả',
  'ghi chú',
  'kinh phí',
  'nguồn',
  'đơn vị tính',
  'đvt',
  'căn cứ',
  'cơ sở',
  'hình thức',
  'lãnh đạo',
  'người ký',
  'cấp trình',
  'cấp ban hành',
  'địa điểm',
  'đối tượng',
  'số lượng',
  'yêu cầu',
  'đầu ra',
  'dự kiến',
  'tổng',
  'năm',
  'quy mô',
  'mức độ',
  'thẩm quyền',
  'cơ quan trình',
  'cơ quan ban hành',
  'cơ quan thẩm định',
  'nơi nhận',
]
const OTHERS = rx(`^(?:${anyOf(OTHER)})(?![\\p{L}])`)
const TASK = rx(
  `^(?:(?:tên|danh\\s+mục|nhóm|các)\\s+)*(?:(?:nội\\s+dung|nhiệm\\s+vụ|công\\s+việc|đầu\\s+việc|hoạt\\s+động|giải\\s+pháp|biện\\s+pháp|hạng\\s+mục|phần\\s+việc|việc|đề\\s+án|chương\\s+trình|văn\\s+bản|dự\\s+án|chuyên\\s+đề|nhóm\\s+nhiệm\\s+vụ|vụ\\s+việc|vấn\\s+đề|kiến\\s+nghị|tồn\\s+tại|kết\\s+luận|ý\\s+kiến|công\\s+trình|sự\\s+kiện|hội\\s+nghị|lĩnh\\s+vực|sản\\s+phẩm\\s+chủ\\s+yếu|mô\\s+hình|thủ\\s+tục|phong\\s+trào|khâu|bước)(?![\\p{L}]))`,
)
const BARE = rx('^(?:cơ\\s+quan|đơn\\s+vị|cơ\\s+quan,\\s+đơn\\s+vị)$')
const MOST = 70

/** The role that the name of a column tells, or null where it is no name of a column. */
export function roleOf(name: string): ColumnRole | null {
  if (name.length > 2 * MOST) return null
  const key = name
    .replace(/\([^)]*\)/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/[\s.:]+$/u, '')
    .trim()
  if (key === '' || key.length > MOST) return null
  if (NUMBER.includes(key)) return 'number'
  if (key.includes('bắt đầu')) return 'other'
  if (BOTH.test(key)) return 'both'
  if (PARTNERS.test(key)) return 'partners'
  if (OTHERS.test(key)) return 'other'
  if (LEAD.test(key) || ASSIGNED.test(key)) return 'lead'
  if (DUE.test(key)) return 'due'
  if (MEASURE.test(key)) return 'measure'
  return TASK.test(key) ? 'task' : null
}

/** A table is one of tasks if it says what is to be done and by whom or when. */
export function isTaskTable(roles: readonly (ColumnRole | null)[]): boolean {
  const has = (...wanted: ColumnRole[]): boolean => roles.some((role) => role !== null && wanted.includes(role))
  return (has('task') && has('lead', 'partners', 'both', 'due')) || (has('measure') && has('lead', 'both'))
}

const settled = (roles: readonly (ColumnRole | null)[], role: ColumnRole): number => roles.filter((one) => one === role).length

/** A table that says by whom and when says what as well: in its first column under a name that no list knows (“Mốc công trình”). */
function withTask(roles: readonly (ColumnRole | null)[]): readonly (ColumnRole | null)[] {
  const has = (...wanted: ColumnRole[]): boolean => roles.some((role) => role !== null && wanted.includes(role))
  if (!has('lead', 'both') || !has('due') || has('measure')) return roles
  const unknown = roles.indexOf(null)
  return unknown < 0 ? roles : roles.map((role, i) => (i === unknown ? 'task' : role))
}

/**
 * One role a column. Two rows of headings are read from below: “Cơ quan thực hiện” over “Chủ trì | Phối hợp”. Of two columns with a task's name the
 * first is the group where the second is “Nhiệm vụ cụ thể” or “Nội dung”, so the later one counts.
 */
export function rolesOf(header: readonly (readonly string[])[]): readonly (ColumnRole | null)[] {
  const width = Math.max(0, ...header.map((row) => row.length))
  const roles = Array.from({ length: width }, (_, column) => {
    const names = header.map((row) => row[column] ?? '').filter((name) => name !== '')
    const whole = roleOf(names.join(' '))
    return names.length > 1 ? (roleOf(names.at(-1) ?? '') ?? whole ?? roleOf(names[0] ?? '')) : whole
  })
  // “Đơn vị” alone is whose a task is only beside a column of times; beside figures it is what is counted.
  const bare =
    roles.includes('due') && !roles.includes('lead') ? header.flatMap((row) => row.findIndex((name) => BARE.test(name))).find((at) => at >= 0) : undefined
  if (bare !== undefined && roles[bare] === null) roles[bare] = 'lead'
  if (settled(roles, 'task') === 0) return withTask(roles)
  if (settled(roles, 'task') < 2) return roles
  const last = roles.lastIndexOf('task')
  return roles.map((role, i) => (role === 'task' && i !== last ? 'other' : role))
}
