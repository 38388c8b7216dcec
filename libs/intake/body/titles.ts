import { capitalised } from '../words/text.js'

const MAX = 90
// What only says when, or with whom unnamed, is no title: the matter comes after it.
const WHEN = /^Định kỳ [^;:]{0,160}?(?=báo cáo )/iu
const WITH = /^(?:chủ trì|Chủ trì),? phối hợp với (?:các )?[^;:.]{0,60}?liên quan,? (?=\p{Ll})/u
const LEADING = /^(?:Đồng thời|đồng thời|Trong đó)[,:]?\s+/u

/** A short title from the first clause of a block: at most 90 characters, cut at a word. */
export function titleOf(text: string): string {
  const clause = (text.split(/[;:](?=\s|$)|(?<!\.)[.](?=\s|$)/u).find((part) => part.trim().length > 8) ?? text)
    .trim()
    .replace(LEADING, '')
    .replace(WHEN, '')
    .replace(WITH, '')
  const short = clause.replace(/[\s,]+$/u, '') || text.trim() || '…'
  if (short.length <= MAX) return capitalised(short)
  const room = short.slice(0, MAX - 1)
  const comma = room.lastIndexOf(',')
  const cut = comma > MAX / 2 ? room.slice(0, comma) : `${room.slice(0, room.lastIndexOf(' ')).replace(/[\s,]+$/u, '')}…`
  return capitalised(cut)
}
