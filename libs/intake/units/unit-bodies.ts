import { BODIES, writtenOut } from '../words/names.js'
import { anyOf, capitalised, E, keyOf, rx, type Piece } from '../words/text.js'
import { COMMITTEE } from './unit-classes.js'
import { PLACE } from './unit-departments.js'
import { stickAt, unitOf, withPlace, type Name } from './unit-name.js'

const SHORT_BODIES = [
  'ubnd',
  'hđnd',
  'mttq',
  'vp ubnd',
  'vpubnd',
  'bchqs',
  'cat',
  'catp',
  'bđbp',
  'nhnn',
  'kbnn',
  'bhxh',
  'nhcsxh',
  'tand',
  'vksnd',
  'lđlđ',
  'hlhpn',
  'ubmttq',
  'ubmttqvn',
  'ub mttq',
  'ubkt',
]
const ABLE = Object.keys(BODIES).map(keyOf)
const PROVINCE_TIER = '(?:tỉnh|thành\\s+phố|tp\\.?)'
const SUFFIX = `(?:\\s*(?:-\\s*)?(?:chi\\s+nhánh\\s+)?(?:\\s*(?:việt\\s+nam|nhà\\s+nước))?(?:\\s+(?:cấp\\s+)?(?:tỉnh\\s+ủy|thành\\s+ủy|huyện\\s+ủy|${PROVINCE_TIER}|huyện|quận|thị\\s+xã|xã|phường|đặc\\s+khu|trung\\s+ương)${E}(?!\\s+(?:ủy|đoàn)))?(?:\\s+${PLACE}${E})?(?:\\s+khu\\s+vực\\s+(?:[ivx]{1,5}|\\d{1,2})${E})?)`
const OFFICE_OF = `(?:văn\\s+phòng|vp)\\s*(?:${COMMITTEE}|hđnd(?:\\s+và\\s+ubnd)?|đoàn\\s+đbqh\\s+và\\s+hđnd|đoàn\\s+đại\\s+biểu\\s+quốc\\s+hội\\s+và\\s+(?:hđnd|hội\\s+đồng\\s+nhân\\s+dân)|tỉnh\\s+ủy|thành\\s+ủy|chính\\s+phủ)`
/** Bodies that have a name of their own; what follows is part of the name as far as written. */
const NAMED = rx(
  `(?:(?:đảng\\s+ủy|đảng\\s+đoàn|ban\\s+cán\\s+sự\\s+đảng)\\s+(?:${COMMITTEE}|hđnd|hội\\s+đồng\\s+nhân\\s+dân|(?:ủy\\s+ban\\s+)?(?:mttq|mặt\\s+trận\\s+tổ\\s+quốc)(?:\\s+việt\\s+nam)?|công\\s+an|quân\\s+sự|bộ\\s+đội\\s+biên\\s+phòng)|${OFFICE_OF}|(?:thường\\s+trực\\s+)?hđnd|${anyOf([...ABLE, ...SHORT_BODIES])}|${COMMITTEE}(?=\\s+(?:${PROVINCE_TIER}|huyện|quận|thị\\s+xã|xã|phường|đặc\\s+khu|thị\\s+trấn)))${E}${SUFFIX}${E}`,
  'y',
)
// A bare word like “Thuế”, “đảng ủy”, “công an” names a body only with a place behind it or in capitals at its beginning.
const NEEDS_PLACE = new Set(['thuế', 'thống kê', 'hải quan', 'bưu điện', 'thanh tra', 'kho bạc nhà nước khu vực'])
const BARE = new Set(['đảng ủy', 'ban thường vụ', 'ban tổ chức', 'công an', 'chính phủ', 'mặt trận tổ quốc', 'ca'])

const ORDINARY: readonly (readonly [RegExp, string])[] = [
  ['bộ chỉ huy', 'Bộ Chỉ huy'],
  ['quân sự', 'Quân sự'],
  ['bộ đội biên phòng', 'Bộ đội Biên phòng'],
  ['phát thanh', 'Phát thanh'],
  ['truyền hình', 'Truyền hình'],
  ['văn phòng', 'Văn phòng'],
  ['tỉnh ủy', 'Tỉnh ủy'],
  ['thành ủy', 'Thành ủy'],
  ['đại biểu quốc hội', 'đại biểu Quốc hội'],
].map(([name, proper]) => [new RegExp(name ?? '', 'giu'), proper ?? ''] as const)
const spelled = (name: string): string => capitalised(ORDINARY.reduce((out, [pattern, proper]) => out.replace(pattern, proper), name))

const AFTER_BARE = /^\s+(?:nhân dân|viên|phí|suất|giá trị|thu|đất|tài nguyên|bảo vệ|môi trường)/u

const LONGEST_FIRST = Object.keys(BODIES)
  .map((name) => [keyOf(name), name] as const)
  .toSorted(([a], [b]) => b.length - a.length)
const keyBody = (key: string): string => LONGEST_FIRST.find(([name]) => key.startsWith(name) && !/^\p{L}/u.test(key.slice(name.length)))?.[1] ?? ''

// A proper name of a place may stand behind these.
const TIERED = /(?:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|xã|phường|đặc khu|ủy|hình|trấn|chính trị)$/u

/** A body with a name of its own that begins at a place, with what belongs to the name behind it. */
export function bodyAt(piece: Piece, at: number): Name | null {
  const match = stickAt(NAMED, piece.key, at)
  if (!match) return null
  const key = match[0].trimEnd()
  const to = at + key.length
  const end = TIERED.test(key) ? withPlace(piece, to) : to
  if (NEEDS_PLACE.has(key) && end === to) return null
  if (BARE.has(key) && (!/\p{Lu}/u.test(piece.text.charAt(at)) || AFTER_BARE.test(piece.key.slice(to, to + 20)))) return null
  const body = keyBody(key)
  const proper = BODIES[body]
  // As printed where a scan has hurt it: what a draft names must stand in the text.
  const hurt = keyOf(piece.text.slice(at, end)) !== piece.key.slice(at, end)
  const name = proper === undefined || hurt ? writtenOut(piece.text.slice(at, end)) : `${proper}${writtenOut(piece.text.slice(at + body.length, end))}`
  return unitOf(spelled(name), at, end)
}
