import { daysBetween, formatDate, type InstanceId, type LocalDate, type UnitId } from '#base'
import type { Loaded } from '#engine'
import type { WorkContext } from '#workflows'
import { letterNameOf } from '../letter-name.js'
import type { Annex, FullRow } from '../needs.js'
import { momentWords } from '../texts/proof-words.js'
import type { PassedOnRow, ToldRow } from './page-queries.js'
import type { Sight } from './sight.js'

const COLUMNS: Annex['columns'] = [
  { head: 'TT', width: 0.05 },
  { head: 'Đơn vị', width: 0.2 },
  { head: 'Nội dung chưa cập nhật', width: 0.33 },
  { head: 'Thời hạn', width: 0.14 },
  { head: 'Đã nhắc trước đó', width: 0.28 },
]

interface Target {
  readonly instance: InstanceId
  readonly unit: UnitId | null
  readonly title: string
  readonly dueOn: LocalDate | null
}

/** The annex of an urging letter: the units that it names, what of theirs is late, and what they were told before it (practice 4). */
export async function urgingAnnex(sight: Sight, { row, snapshot }: Loaded, root: FullRow | undefined): Promise<Annex> {
  const { world, pages } = sight
  const context = snapshot.context as unknown as WorkContext
  const targets = (context.more['targets'] as readonly Target[] | undefined) ?? []
  const [told, passed] = await Promise.all([
    pages.toldAbout(
      targets.map(({ instance }) => instance),
      [],
    ),
    pages.passedOn(row.root, row.root, null),
  ])
  const drafted = (await pages.historyOf([row.id])).at(0)?.at ?? world.now
  const before = told.filter(({ deliverAt }) => deliverAt <= drafted)
  return {
    title: ['PHỤ LỤC', 'DANH SÁCH ĐƠN VỊ CHƯA CẬP NHẬT KẾT QUẢ'],
    about: root ? `Việc thực hiện ${letterNameOf(root) ?? root.label}` : context.title,
    attached: '(Kèm theo Công văn số ……/UBND-…… ngày …… tháng …… năm …… của Ủy ban nhân dân tỉnh)',
    columns: COLUMNS,
    rows: targets.map((target, i) => [
      String(i + 1),
      target.unit === null ? '' : (world.directory.units.get(target.unit)?.name ?? target.unit),
      target.title,
      dueWords(target.dueOn, world.today),
      sentBefore(
        before.filter((one) => one.instance === target.instance && one.unit === target.unit),
        passed.filter((one) => one.unit === target.unit && one.passedAt <= drafted),
      ),
    ]),
    foot: [`Số liệu đến ${momentWords(world.now)}. Hệ thống chưa nhận được thông tin không có nghĩa là đơn vị chưa thực hiện.`],
  }
}

const dueWords = (on: LocalDate | null, today: LocalDate): string =>
  on === null ? '' : `${formatDate(on)}${on < today ? `, đã quá ${daysBetween(on, today)} ngày` : ''}`

/** Two people of a unit who were told at one moment were told once. */
function sentBefore(told: readonly ToldRow[], passed: readonly PassedOnRow[]): string {
  const moments = [...new Set(told.filter(({ kind, about }) => kind === 'reminder' || kind === 'escalation' || about === 'nudge').map((one) => one.deliverAt))]
  const last = Math.max(...moments)
  const byHouse =
    moments.length === 0 ? 'Chưa nhắc qua hệ thống' : `${moments.length} lần qua hệ thống, gần nhất ${momentWords(last as (typeof moments)[number])}`
  return passed.length === 0 ? byHouse : `${byHouse}; ${passed.length} lần qua điện thoại, Zalo`
}
