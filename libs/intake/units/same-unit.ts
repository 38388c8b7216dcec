import { bareOf } from '../words/bare.js'
import { keyOf } from '../words/text.js'
import type { Name } from './units.js'

const SMALL = /(?<!\p{L})(?:tỉnh(?! ủy)|thành phố|cấp|và|của|các|thuộc|trực|trên địa bàn|việt nam)(?!\p{L})/gu
// Marks over letters do not tell units apart: a scan loses them in one place and keeps them in another.
const plain = (name: string): string =>
  bareOf(
    keyOf(name)
      .replace(/[,;.\-/&]/gu, ' ')
      .replace(SMALL, ' ')
      .replace(/\s+/gu, ' ')
      .trim(),
  )

// What a class is made of decides who is meant: departments, tiers, and groups of their own.
const MEANT =
  /(?<!\p{L})(?:sở|xã|phường|đặc khu|huyện|quận|thị xã|trường|doanh nghiệp|chủ rừng|chủ đầu tư|quỹ|bộ|đoàn thể|tổ chức chính trị|đơn vị sự nghiệp)(?!\p{L})/gu
const meant = (name: string): readonly string[] =>
  keyOf(name)
    .replace(/xã hội/gu, '')
    .match(MEANT) ?? []

const SHORT = /^\p{Lu}{2,6}$/u
const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')

/** “Ban QLDA ĐTXD các công trình DD và CN tỉnh”: capitals in a row are the beginnings of words. */
function shortens(short: string, long: string): boolean {
  const words = short.split(/\s+/u)
  if (!words.some((word) => SHORT.test(word))) return false
  const pattern = words.map((word) => (SHORT.test(word) ? Array.from(bareOf(word), (letter) => `${letter}[a-z]*`).join('\\s+') : escaped(bareOf(word))))
  return new RegExp(`^${pattern.join('\\s+')}$`, 'u').test(bareOf(long))
}

/** Says of units named in one place whether all of them are among `leads` (canonical names), whatever the tail or the spelling. */
export function leadAllOf(leads: readonly string[]): (names: readonly Name[]) => boolean {
  const units = new Set(leads.map(plain))
  const classes = leads.filter((name) => /^(?:các|những)|ủy ban nhân dân (?:các|cấp|xã,|quận,|huyện,)|^sở,/iu.test(name))
  const parts = new Set(classes.flatMap(meant))
  return (names) =>
    names.length > 0 &&
    names.every((name) =>
      name.group
        ? meant(name.name).some((part) => parts.has(part)) || units.has(plain(name.name))
        : units.has(plain(name.name)) || leads.some((lead) => shortens(name.name, lead)),
    )
}
