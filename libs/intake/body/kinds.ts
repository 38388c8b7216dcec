import type { TaskKind } from '../shape/draft.js'
import { anyOf, E, rx, W } from '../words/text.js'
import { WORK_VERBS } from '../words/work-verbs.js'

const CLAUSES = rx(`[;.:](?=\\s|$)|,?\\s(?:đồng\\s+thời|ngoài\\s+ra)${E}`, 'g')
const PAPERS = '(?:kế\\s+hoạch|chương\\s+trình(?!\\s+mục\\s+tiêu)|đề\\s+án|phương\\s+án|quy\\s+chế|quy\\s+định|nghị\\s+quyết|chỉ\\s+thị)'
/** “xây dựng, ban hành kế hoạch”: making the paper, not carrying it out. */
export const MAKES_PLAN = rx(
  `${W}(?:xây\\s+dựng|hoàn\\s+thiện|hoàn\\s+chỉnh|(?<!ngày\\s)ban\\s+hành|lập|cụ\\s+thể\\s+hóa\\s+thành)(?:,?\\s+(?:và\\s+|hoặc\\s+)?(?:ban\\s+hành|triển\\s+khai|phê\\s+duyệt))*(?:\\s+(?:các|những|một\\s+số))?\\s+${PAPERS}|^\\s*(?:\\S+\\s+){0,3}?có\\s+kế\\s+hoạch`,
)
const MONITOR = rx(`${W}(?:theo\\s+dõi|đôn\\s+đốc)${E}`)
const INSPECT = rx(`${W}(?:thanh\\s+tra|kiểm\\s+tra|giám\\s+sát)${E}`)
const INSPECTION_PLAN = rx(`kế\\s+hoạch\\s+(?:thanh\\s+tra|kiểm\\s+tra|giám\\s+sát)`)
const CONSOLIDATE = rx(`(?<!để\\s)${W}tổng\\s+hợp${E}`)
/** “…, gửi kết quả về Sở A”: what was done is reported. */
const SENDS = rx(`${W}gửi\\s+kết\\s+quả(?:\\s+[\\p{L}]+){0,6}?\\s+(?:về|cho|đến|lên|tới)${E}|(?<=(?:số\\s+liệu|biểu\\s+mẫu|đề\\s+cương)[^;.]{0,80}),\\s+gửi\\s`)
const REPORT = rx(`(?<!để\\s)(?<!để\\s+tổng\\s+hợp\\s)(?<!để\\s+tổng\\s+hợp,\\s)${W}báo\\s+cáo${E}(?!\\s+viên)`)
const IF_NEEDED = rx(`${W}(?:nếu\\s+(?:có|phát\\s+sinh)|khó\\s+khăn,?\\s+vướng\\s+mắc|vượt\\s+thẩm\\s+quyền)`)
const ADVISE = rx(
  `${W}tham\\s+mưu${E}|${W}(?:đề\\s+xuất|trình)(?:\\s+với)?\\s+(?:ubnd|ủy\\s+ban|hđnd|hội\\s+đồng|chủ\\s+tịch|cấp\\s+có\\s+thẩm\\s+quyền|bộ\\s+trưởng|thủ\\s+tướng|chính\\s+phủ|lãnh\\s+đạo|(?:ban\\s+)?thường\\s+(?:vụ|trực)|ban\\s+chấp\\s+hành|tỉnh\\s+ủy|thành\\s+ủy|quốc\\s+hội)`,
)
// Words that only say how the rest is to be done carry no obligation of their own.
const HOW = rx(
  `^[\\s,]*(?:bảo\\s+đảm|đảm\\s+bảo|xác\\s+định\\s+rõ|ưu\\s+tiên|nhất\\s+là|trong\\s+đó|trọng\\s+tâm|không\\s+để|phù\\s+hợp|góp\\s+phần|lấy|theo|chú\\s+ý|đặc\\s+biệt|cụ\\s+thể|như|kèm|gửi|trình|(?:công\\s+việc\\s+)?(?:phải\\s+)?(?:hoàn\\s+thành|xong)\\s+(?:trong|trước|xong|chậm\\s+nhất|vào|đến))${E}`,
)
const STRIVES = rx('^\\s*phấn\\s+đấu(?![\\p{L}])')
const NOT_VERBS = rx(
  `^\\s*(?:căn\\s+cứ|trên\\s+cơ\\s+sở)\\s[^,;.]{5,120},|kết\\s+quả\\s+(?:thanh\\s+tra|kiểm\\s+tra|giám\\s+sát)|(?<!(?:thành\\s+lập|tổ\\s+chức)\\s+(?:các\\s+|\\d{1,2}\\s+)?)(?:đoàn|ban|ủy\\s+ban)\\s+(?:thanh\\s+tra|kiểm\\s+tra|giám\\s+sát)|${W}thanh\\s+tra\\s+(?:tỉnh|sở|nhân\\s+dân|chính\\s+phủ)|báo\\s+cáo\\s+viên|được[^;.]{0,40}?(?:kiểm\\s+tra|giám\\s+sát)`,
  'g',
)
const ALSO_DOES = rx(
  `tham\\s+mưu\\s*,\\s*(?:và\\s+)?(?:tổ\\s+chức|triển\\s+khai|thực\\s+hiện)|(?:và|,)\\s+thực\\s+hiện\\s+các\\s+nhiệm\\s+vụ|${W}(?:tập\\s+trung\\s+)?triển\\s+khai\\s+nội\\s+dung`,
)
// Verbs that say how or with whom, and no work of their own.
const FLUFF = [
  'chủ trì',
  'phối hợp',
  'tiếp tục',
  'tăng cường',
  'khẩn trương',
  'thường xuyên',
  'kịp thời',
  'chủ động',
  'thực hiện',
  'có trách nhiệm',
  'chịu trách nhiệm',
  'tập trung',
  'nghiêm túc',
  'đẩy mạnh',
  'phải',
  'cần',
  'giúp',
  'nghiên cứu',
  'tổ chức',
  'triển khai',
  'xây dựng',
  'ban hành',
  'lập',
  'có kế hoạch',
  'có phương án',
  'có nhiệm vụ',
  'trực tiếp',
  'yêu cầu',
  'hoàn thành',
  'gửi',
  'xem xét',
  'phê duyệt',
  'quan tâm',
  'làm đầu mối',
  'theo dõi',
  'đôn đốc',
  'kiểm tra',
  'giám sát',
  'thanh tra',
  'tổng hợp',
  'báo cáo',
  'tham mưu',
  'đề xuất',
  'trình',
  'đảm bảo',
  'bảo đảm',
  'tham gia',
  'quản lý',
  'sử dụng',
  'chỉ đạo',
  'thông báo',
  'sửa đổi',
  'bổ sung',
  'đánh giá',
  'xác định',
  'tăng',
  'công bố',
  'nắm',
  'đưa',
  'thành lập',
]
const WORKS = rx(`${W}(?:${anyOf(WORK_VERBS.filter((verb) => !FLUFF.includes(verb)))})${E}`)
const SPECIAL = rx(`${W}(?:tham\\s+mưu|đề\\s+xuất|trình|báo\\s+cáo|tổng\\s+hợp|theo\\s+dõi|đôn\\s+đốc|thanh\\s+tra|kiểm\\s+tra|giám\\s+sát)${E}`)
const AND_WORKS = rx(
  `^(?:[^;.,]{0,60}?(?:thanh\\s+tra|kiểm\\s+tra|giám\\s+sát|theo\\s+dõi|đôn\\s+đốc)\\s*,\\s*(?:và\\s+)?)+(?:${anyOf(WORK_VERBS.filter((verb) => !FLUFF.includes(verb)))})${E}`,
)
const WORKS_ANY = rx(`${W}(?:${anyOf(WORK_VERBS)})${E}`)
const HEAD_WORDS = 22
const FEW = 3
const DIRECTS = rx('^[\\s,:]*chỉ\\s+đạo\\s')
/** “Thiệt hại cây trồng: báo cáo …”, “…: trước ngày 15/6”, “…: tuần (thứ Sáu), tháng”: a subject or a time alone orders nothing beside the order it belongs to. */
const LISTED = '(?:(?:hằng|hàng|mỗi)\\s+)?(?:tuần|tháng|quý|(?:0?6|sáu)\\s+tháng|năm)\\s*(?:[(,;]|và\\s|$)'
const WHEN_ONLY = rx(`^[\\s,]*(?:trước|chậm\\s+nhất|muộn\\s+nhất|thời\\s+(?:gian|hạn)|khi\\s|${LISTED})`)
const LISTS_PERIODS = rx(`^[\\s,]*${LISTED}`)
const ORDER: readonly TaskKind[] = ['execute', 'issue_plan', 'report', 'monitor', 'consolidate', 'advise', 'inspect', 'target']

const headOf = (clause: string): string => clause.split(/\s+/u).slice(0, HEAD_WORDS).join(' ')

/** The kinds of one clause; its verbs stand near its beginning. Whatever is nothing special is `execute`. */
function kindsOfClause(clause: string): readonly TaskKind[] {
  const words = clause.replace(NOT_VERBS, (found) => ' '.repeat(found.length))
  const head = headOf(words.trim())
  const kinds: TaskKind[] = []
  if (MAKES_PLAN.test(words)) kinds.push('issue_plan')
  if (MONITOR.test(head)) kinds.push('monitor')
  if (INSPECT.test(head) || INSPECTION_PLAN.test(words)) kinds.push('inspect')
  if (CONSOLIDATE.test(words)) kinds.push('consolidate')
  if (REPORT.test(words) && !IF_NEEDED.test(words)) kinds.push('report')
  if (ADVISE.test(words)) kinds.push('advise')
  kinds.push(...sentKinds(words, kinds))
  if (kinds.length === 0 ? !HOW.test(clause) && !onlyWhen(clause) : ALSO_DOES.test(words) || alsoWorks(words, kinds)) kinds.push('execute')
  return kinds
}

/** “tuần (thứ Năm), tháng (ngày 25) gửi về Sở A”: periods of the report ordered before. */
const onlyWhen = (clause: string): boolean => LISTS_PERIODS.test(clause) && !WORKS.test(clause)

/** What sending a result, and directing another's inspection, add to the kinds of a clause. */
function sentKinds(words: string, kinds: readonly TaskKind[]): readonly TaskKind[] {
  const sends = kinds.includes('report') ? null : SENDS.exec(words)
  if (sends) return words.slice(0, sends.index).trim().split(/\s+/u).length > FEW ? ['report', 'execute'] : ['report']
  // “chỉ đạo Phòng A kiểm tra …”: to direct is work of its own.
  return kinds.length === 1 && kinds[0] === 'inspect' && DIRECTS.test(words) ? ['execute'] : []
}

/** “Rà soát, trình …”, “thẩm định, báo cáo …”, “kiểm tra, hướng dẫn …”: work of its own beside the special kind. */
function alsoWorks(words: string, kinds: readonly TaskKind[]): boolean {
  if (kinds.includes('issue_plan')) return false
  const special = words.search(SPECIAL)
  const works = words.search(WORKS)
  return (works >= 0 && works < special) || AND_WORKS.test(words.trim())
}

/** The clauses of a key with where they begin, split at full stops, semicolons and “đồng thời”. */
export function clausesOf(key: string): readonly { readonly text: string; readonly from: number }[] {
  const clauses: { text: string; from: number }[] = []
  let from = 0
  for (const stop of [...key.matchAll(CLAUSES), null]) {
    const to = stop?.index ?? key.length
    if (key.slice(from, to).trim().length > 2) clauses.push({ text: key.slice(from, to), from })
    from = to + (stop && /[;.:]/u.test(stop[0]) ? stop[0].length : 0)
    if (stop && from === to) from = to + 1
  }
  return clauses
}

/** All kinds of a task's key, in the order of the schema; never empty. A target section holds targets only. */
export function kindsOf(key: string, isTarget: boolean, targetsOnly: boolean): readonly TaskKind[] {
  if (targetsOnly) return ['target']
  const clauses = clausesOf(key)
  const bare = (text: string, end: number): boolean => !WORKS_ANY.test(text) && (key.charAt(end) === ':' || WHEN_ONLY.test(text))
  const kinds = clauses.map(({ text, from }) => (clauses.length > 1 && bare(text, from + text.length) ? [] : kindsOfClause(text)))
  const found = new Set(kinds.flat())
  if (isTarget && STRIVES.test(key)) found.delete('execute')
  if (isTarget) found.add('target')
  if (found.size === 0) found.add('execute')
  return ORDER.filter((kind) => found.has(kind))
}

/** Is this clause an order to report, and not the formula “nếu có vướng mắc, báo cáo …”? */
export function ordersReport(key: string): boolean {
  return REPORT.test(key) && !IF_NEEDED.test(key)
}
