import { parseDate } from '#base'
import { shortDate } from '../../format.js'
import { text } from '../../text/text.js'

/** A paper above its column. */
export interface Head {
  readonly id: number
  /** `1250/UBND-VX`, or `Chưa có số`. */
  readonly name: string
  readonly figure: string
  readonly symbol: string
  readonly day: string
  readonly subject: string
}

/** `1250/UBND-VX` in two lines: the figure large, the symbol below it. */
export function headOf(id: number, number: string | null, subject: string | null, issuedOn: string | null): Head {
  const name = number ?? text['board.noNumber']
  const [figure = name, ...rest] = name.split(/(?<=^\d+)[/-]/)
  const day = issuedOn === null ? null : parseDate(issuedOn)
  return { id, name, figure, symbol: rest.join('/'), day: day === null ? '' : shortDate(day), subject: subject ?? '' }
}
