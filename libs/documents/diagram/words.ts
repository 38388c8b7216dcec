import type { Stage } from '#base'
import type { DiagramText } from '#contract'
import type { SketchState } from './sketch.js'
import { widthOf, wrap } from './text-size.js'

/** The rungs of the ladder, short enough for a chip. */
export const STAGE_WORDS: Readonly<Record<Stage, string>> = {
  onTime: 'Trong hạn',
  dueSoon: 'Sắp đến hạn',
  overdue: 'Quá hạn',
  office: 'Văn phòng đôn đốc',
  leaders: 'Báo cáo Lãnh đạo VP',
  proposed: 'Chờ Lãnh đạo VP xác nhận',
  reported: 'Đã báo cáo Phó Chủ tịch',
  stopped: 'Không nhắc',
}

export const WAITS_WORDS: Readonly<Record<NonNullable<SketchState['waits']>, string>> = {
  standing: 'không có hạn, rà soát hằng quý',
  children: 'chờ việc bên dưới xong',
  house: 'hệ thống đang thực hiện',
}

export const ANYWHERE = 'từ mọi trạng thái'
export const LADDER = 'Thang nhắc việc, đôn đốc: chạy song song, như nhau ở mọi quy trình'
export const LADDER_MOVES = 'Chuyển bậc trên thang'
export const FROM_EVERY_RUNG = 'ở mọi bậc'
export const STAYS = 'Việc không làm đổi trạng thái'
export const IN_ALL = 'Ở mọi trạng thái'
export const LEGEND = {
  head: 'Cách đọc',
  lines: ['Nét đứt: hệ thống tự chuyển. Khung đôi: kết thúc. Hình chiếc thang ở góc: có thời hạn, được nhắc và đôn đốc theo thang.'],
}
export const quoted = (labels: readonly string[]): string => labels.map((label) => `“${label}”`).join(', ')
export const except = (labels: readonly string[]): string => `trừ ${quoted(labels)}`

type Look = DiagramText['look']
const SIZES: Readonly<Record<Look, { readonly size: number; readonly step: number; readonly wide: number }>> = {
  name: { size: 13, step: 17, wide: 1.08 },
  head: { size: 13, step: 19, wide: 1.08 },
  code: { size: 10, step: 14, wide: 1 },
  who: { size: 11, step: 14, wide: 1 },
  event: { size: 11, step: 14, wide: 1 },
  note: { size: 11.5, step: 17, wide: 1 },
}

// Bold letters of a face that a system falls back to may be wider than ours.
const measureOf = (look: Look): number => SIZES[look].size * SIZES[look].wide

/** Lines of one look, not yet placed. */
export interface Block {
  readonly lines: readonly { readonly text: string; readonly look: Look }[]
  readonly width: number
  readonly height: number
}

/** Texts, each broken at `width`, one below the other. */
export function blockOf(texts: readonly (readonly [text: string, look: Look])[], width: number): Block {
  const lines = texts.flatMap(([text, look]) => wrap(text, measureOf(look), width).map((line) => ({ text: line, look })))
  const widths = lines.map(({ text, look }) => widthOf(text, measureOf(look)))
  const height = lines.reduce((sum, { look }) => sum + SIZES[look].step, 0)
  return { lines, width: Math.ceil(Math.max(0, ...widths)), height }
}

/** The block with its upper edge at `top`: around `x`, or from `x` on. */
export function setBlock({ lines }: Block, x: number, top: number, anchor: DiagramText['anchor'] = 'middle'): DiagramText[] {
  let below = top
  return lines.map(({ text, look }) => {
    const { size, step } = SIZES[look]
    below += step
    // The baseline lies so that the letters stand in the middle of their line.
    return { text, x: Math.round(x), y: Math.round(below - (step - size) / 2 - size * 0.22), anchor, look }
  })
}
