import { ok, parseDate, type InstanceId, type LocalDate, type Result } from '#base'
import type { BodyOf, PastedRow, routes } from '#contract'
import { resolveName } from '#directory'
import { contextOfLoaded, nameOf } from './context.js'
import type { Actor, CardRow, Needs } from './needs.js'
import { officeOrFocal } from './roles.js'
import { send } from './send.js'
import { problemSentence } from './texts/problem-sentence.js'
import { worldOf, type World } from './world.js'

type Input = BodyOf<typeof routes.pastePlans>

const WAITING = ['due', 'drafting', 'submitted', 'supplementAsked']

/**
 * Nhập nhanh: rows pasted out of a spreadsheet (unit, number, date; separated by tabs or semicolons), one issued plan each, entered on the units'
 * behalf. Each row stands for itself; a wrong one says what is wrong and stops no other. With `dryRun` nothing is entered.
 */
export async function pastePlans(needs: Needs, actor: Actor, directive: InstanceId, input: Input): Promise<Result<readonly PastedRow[]>> {
  const world = await worldOf(needs)
  const loaded = await needs.engine.load(directive)
  if (!loaded.ok) return loaded
  const enters = officeOrFocal(world, actor, contextOfLoaded(loaded.value))
  if (!enters.ok) return enters
  const plans = (await needs.queries.tree(directive)).filter((row) => nameOf(row.definition) === 'unit-plan')
  const rows = input.text.split(/\r?\n/u).flatMap((text, i) => (text.trim() === '' ? [] : [readRow(text, i + 1, plans, world)]))
  const marked = withDoubles(rows)
  if (input.dryRun) return ok(marked)
  const entered: PastedRow[] = []
  for (const row of marked) entered.push(row.problem === null ? await enter(needs, actor, row) : row)
  return ok(entered)
}

function readRow(text: string, line: number, plans: readonly CardRow[], world: World): PastedRow {
  const [name = '', number = '', day = ''] = text.split(/\t|;/u).map((cell) => cell.trim())
  const row = { line, text, number: number || null, issuedOn: vietnameseDay(day), unit: null, instance: null, entered: false }
  const resolved = resolveName(world.directory, name, world.today)
  if (resolved.is === 'unknown')
    return { ...row, problem: `Không có đơn vị “${name}”. Có phải: ${resolved.nearest.map(({ unit }) => unit.shortName).join(', ')}?` }
  if (resolved.is === 'ambiguous')
    return { ...row, problem: `“${name}” có thể là: ${resolved.candidates.map((unit) => unit.shortName).join(', ')}. Đề nghị ghi đủ tên.` }
  if (resolved.is !== 'unit') return { ...row, problem: `“${name}” chưa rõ là đơn vị nào. Đề nghị ghi đủ tên.` }
  const unit = { id: resolved.unit.id, name: resolved.unit.shortName }
  const plan = plans.find((one) => one.unit === resolved.unit.id && WAITING.includes(one.state)) ?? plans.find((one) => one.unit === resolved.unit.id)
  if (!plan) return { ...row, unit, problem: 'Đơn vị này không phải ban hành kế hoạch theo văn bản.' }
  const found = { ...row, unit, instance: plan.id }
  if (!WAITING.includes(plan.state)) return { ...found, problem: `Đã có kế hoạch: ${plan.note ?? ''}`.trim() }
  if (!number) return { ...found, problem: 'Thiếu số, ký hiệu của kế hoạch.' }
  if (row.issuedOn === null) return { ...found, problem: `Ngày “${day}” không có trong lịch. Đề nghị ghi theo dạng 18/5/2026.` }
  return { ...found, problem: null }
}

/** `18/5/2026`, `18-05-2026` or `2026-05-18`. */
export function vietnameseDay(text: string): LocalDate | null {
  const match = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/u.exec(text)
  return parseDate(match ? `${match[3]}-${String(match[2]).padStart(2, '0')}-${String(match[1]).padStart(2, '0')}` : text)
}

function withDoubles(rows: readonly PastedRow[]): PastedRow[] {
  const first = new Map<number, number>()
  return rows.map((row) => {
    if (row.instance === null || row.problem !== null) return row
    const before = first.get(row.instance)
    first.set(row.instance, before ?? row.line)
    return before === undefined ? row : { ...row, problem: `Trùng với dòng ${before}.` }
  })
}

async function enter(needs: Needs, actor: Actor, row: PastedRow): Promise<PastedRow> {
  const sent = await send(needs, actor, {
    instance: row.instance as InstanceId,
    event: 'ISSUE',
    payload: { number: row.number, issuedOn: row.issuedOn, note: 'Văn phòng nhập thay đơn vị.' },
    key: `paste:${row.instance}:${row.number}:${row.issuedOn}`,
  })
  return sent.ok ? { ...row, entered: true } : { ...row, problem: problemSentence(sent.problem) }
}
