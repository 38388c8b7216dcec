import { bareOf } from '../words/bare.js'
import { BODIES } from '../words/names.js'
import { keyOf } from '../words/text.js'
import { FIELDS } from '../words/vocabulary/fields.js'
import { WORK_VERBS } from '../words/work-verbs.js'

/** Words of time and class that orders are read by, beside the verbs. */
const PHRASES = [
  'trước ngày',
  'hoàn thành',
  'chậm nhất',
  'thời hạn',
  'thời gian',
  'làm việc',
  'hằng ngày',
  'hằng tuần',
  'hằng tháng',
  'hằng quý',
  'hằng năm',
  'cơ quan',
  'đơn vị',
  'địa phương',
  'nhân dân',
  'các sở',
  'các xã',
  'các ban',
  'các ngành',
  'các huyện',
  'các cơ',
  'các đơn',
  'kế hoạch',
  'công điện',
  'chỉ thị',
  'nghiêm túc',
  'và các',
  'của các',
  'thành phố',
  'tình hình',
  'kết quả',
]
/** Other words with the same letters under other marks: “cùng cấp”, “phố biển”, “hàng năm” are no slips. */
const REAL = new Set(
  [
    'cùng cấp',
    'phố biển',
    'phổ biển',
    'đang ký',
    'hàng ngày',
    'hàng tuần',
    'hàng tháng',
    'hàng quý',
    'hàng năm',
    'thành pho',
    'đưa ra',
    'tinh hình',
    'cần đối',
    'cấp nhật',
  ].map(keyOf),
)
const PAIRS = [...PHRASES, ...WORK_VERBS].filter((phrase) => phrase.split(' ').length === 2).map((phrase) => keyOf(phrase.normalize('NFC')))
const byBare = new Map(PAIRS.map((pair) => [bareOf(pair), pair] as const))
const right = new Set(PAIRS)
/** Parts of words of orders. */
const SYLLABLES: ReadonlySet<string> = new Set(
  [...PAIRS, 'hằng', 'quý', 'giờ', 'cuối', 'đầu', 'sở', 'ban', 'ngành', 'xã', 'phường', 'huyện', 'tỉnh', 'các', 'và'].flatMap((pair) => keyOf(pair).split(' ')),
)

const VOWEL = 'aăâeêioôơuưyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ'
const PAIR = /(?<![\p{L}\p{N}])(\p{L}{2,6})( +)(?=(\p{L}{2,6})(?![\p{L}\p{N}]))/gu
const SPLIT = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:([bcdđghklmnpqrstvx]{1,3}|[bcdđghklmnpqrstvx]{0,3}[iuưoy]) (?=([${VOWEL}]\\p{L}{0,3})(?!\\p{L}))|(\\p{L}{0,4}[${VOWEL}]) (?=(ch|ng|nh|[cmnpt])(?![\\p{L})])))`,
  'giu',
)
const SPOKEN = new Set(['do', 'cho', 'qua'])

const wordsIn = (key: string): ReadonlySet<string> => new Set(key.match(/\p{L}+/gu))

/** “trư ớc ngày” → “trước  ngày”: a syllable that a scan has parted is one where the whole stands elsewhere in the letter, or is a word of orders. The blank moves behind it. */
function rejoined(text: string, known: ReadonlySet<string>): string {
  const chars = text.split('')
  for (const match of text.matchAll(SPLIT)) {
    const head = match[1] ?? match[3] ?? ''
    const tail = match[2] ?? match[4] ?? ''
    const whole = keyOf(head + tail)
    if (SPOKEN.has(keyOf(head)) || !(known.has(whole) || SYLLABLES.has(whole))) continue
    const at = match.index + head.length
    chars.splice(at, tail.length + 1, ...tail.split(''), ' ')
  }
  return chars.join('')
}

const cased = (word: string, as: string): string => Array.from(word, (letter, i) => (/\p{Lu}/u.test(as.charAt(i)) ? letter.toUpperCase() : letter)).join('')

/** “Kiếm tra”, “thực hiên”: words of orders whose marks a scan has changed, where the right words stand elsewhere or these begin a sentence. */
function remarked(text: string): string {
  const key = keyOf(text)
  const chars = text.split('')
  const there = new Map<string, boolean>()
  // Each pair is looked for once, however often its slip comes: hostile text takes no more than its length.
  const stands = (pair: string): boolean => {
    const known = there.get(pair) ?? key.includes(pair)
    there.set(pair, known)
    return known
  }
  for (const match of key.matchAll(PAIR)) {
    const [, first = '', gap = '', second = ''] = match
    const pair = `${first} ${second}`
    if (right.has(pair) || REAL.has(pair)) continue
    const meant = byBare.get(bareOf(pair))
    if (meant === undefined || !(stands(meant) || /\p{Lu}\p{Ll}/u.test(text.slice(match.index, match.index + 2)))) continue
    const printed = text.slice(match.index, match.index + pair.length + gap.length - 1)
    const mended = cased(meant.replace(' ', gap), printed)
    // Two placements of a tone are one spelling; only marks of another letter are a slip.
    if (mended.length === printed.length) chars.splice(match.index, mended.length, ...mended.split(''))
  }
  return chars.join('')
}

const DAY = /(?<![\p{L}\p{N}/.])([\dlIOo]{1,2})([/.])([\dlIOo]{1,2})([/.])([\dlIOo]{4})(?![\p{L}\p{N}])/gu
const LONG_DAY = /(?<=ngày )([\dlIOo]{1,2})( tháng )([\dlIOo]{1,2})( năm )([\dlIOo]{4})(?![\p{L}\p{N}])/gu
const TERM = /(?<![\p{L}\p{N}/.,])([\dlIOo]{2})(?=\s+(?:giờ|phút|ngày|tháng)(?!\p{L}))/gu
const PLAIN_DAY = /(?<![\d\p{L}])(\d{1,2})(?:\/| tháng )(\d{1,2})(?![\d\p{L}])/gu
const MISREAD = /[lIOo]/u
const figures = (printed: string): string => printed.replace(/[lI]/gu, '1').replace(/[Oo]/gu, '0')
const doubtful = (part: string): boolean => MISREAD.test(part) && /\d/u.test(part)

/**
 * “3l/12/2O25”: letters between figures are figures. Of a day or a month that could be another one too, only where the same day stands
 * elsewhere in the letter; hours, terms and years have no other reading.
 */
function refigured(text: string): string {
  let plainDays: ReadonlySet<string> | null = null
  const sure = (day: string, month: string): boolean => {
    plainDays ??= new Set(Array.from(text.matchAll(PLAIN_DAY), (match) => `${Number(match[1])}/${Number(match[2])}`))
    return plainDays.has(`${Number(day)}/${Number(month)}`)
  }
  const day = (whole: string, ...[d = '', a = '', m = '', b = '', y = '']: string[]): string => {
    if (!MISREAD.test(whole.replace(/tháng|năm/gu, '')) || !/\d/u.test(d + m)) return whole
    const [right, month] = [figures(d), figures(m)]
    return (right === d && month === m) || sure(right, month) ? `${right}${a}${month}${b}${figures(y)}` : whole
  }
  return text
    .replace(DAY, day)
    .replace(LONG_DAY, day)
    .replace(TERM, (term) => (doubtful(term) ? figures(term) : term))
}

// No syllable holds two groups of vowels with consonants between them: such a word is two, or a foreign one.
const GLUED = new RegExp(`[${VOWEL}][bcdđghklmnpqrstvx]+[${VOWEL}]`, 'iu')
const HALVES: ReadonlySet<string> = new Set(
  ['ubnd', 'hđnd', 'mttq', ...SYLLABLES, ...Object.keys(FIELDS), ...Object.keys(BODIES)].flatMap((name) => keyOf(name).split(' ')),
)

/** Where blanks were lost between the words of orders and of names (“đơnvị”, “cácsở”, “Sở Nội vụchủ trì”): the offsets at which one is to be put in. */
export function seamsOf(text: string): readonly number[] {
  const seams: number[] = []
  for (const match of text.matchAll(/\p{L}{4,14}/gu)) {
    if (!GLUED.test(match[0])) continue
    const key = keyOf(match[0])
    for (let at = 1; at < key.length; at++) {
      if (!HALVES.has(key.slice(0, at)) || !HALVES.has(key.slice(at)) || at === 1 || key.length - at === 1) continue
      seams.push(match.index + at)
      break
    }
  }
  return seams
}

/** A scan's “§.” at the beginning of a block is an eight. */
const EIGHT = /^([ \t]*)§(?=\s?[.)]\s)/gmu

/**
 * A letter's text with what a scan has misread put right, character for character: parted syllables, marks on words of orders, letters
 * among figures. Nothing is put in that does not stand in the letter itself, but for words of orders and figures that have no other reading.
 */
export function mended(plain: string): string {
  const eights = plain.replace(EIGHT, '$18')
  return refigured(remarked(rejoined(eights, wordsIn(keyOf(eights)))))
}
