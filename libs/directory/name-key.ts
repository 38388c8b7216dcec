import { fold } from '#base'

const WRITTEN_OUT: readonly (readonly [RegExp, string])[] = [
  [/\buy ban nhan dan\b/gu, 'ubnd'],
  [/\bhoi dong nhan dan\b/gu, 'hdnd'],
  [/\b(?:uy ban |ub ?)?(?:mat tran to quoc|mttq|mtq)(?: ?vn\b| viet nam\b)?/gu, 'mttq'],
  [/\bvp ?(?=ubnd\b)/gu, 'van phong '],
  [/\bbql\b/gu, 'ban quan ly'],
  [/\bbo chqs\b/gu, 'bo chi huy quan su'],
]

// The head of a unit stands for the unit: "Giám đốc Sở Nội vụ", "Chánh Thanh tra tỉnh". A deputy head does not.
const HEAD =
  /^(?:dong chi )?(?:thu truong|nguoi dung dau|(?:tong )?giam doc|chu tich|tong bien tap|hieu truong|vien truong|(?:chi )?cuc truong|chi huy truong|ct(?= ubnd)|chanh(?= (?:thanh tra|van phong))|truong ban(?= ban)|truong(?= ban)) +/u

/**
 * A name as names are compared: folded, without punctuation and remarks in brackets, usual abbreviations of bodies made one, head → unit.
 * Words stay apart, so that endings like "tỉnh Lào Cai" can be told from the name.
 */
export function nameKey(name: string): string {
  const bare = fold(name).replace(/\([^)]*\)/gu, ' ')
  let key = words(bare) === '' ? words(fold(name)) : words(bare)
  for (const [pattern, short] of WRITTEN_OUT) key = key.replace(pattern, short)
  return key.replace(HEAD, '')
}

/** `ubnd tinh lao cai` → `ubnd tinh`. `place` is the province's own name in the same form; null leaves the key as it is. */
export function withoutPlace(key: string, place: string | null): string {
  return place !== null && key.endsWith(` tinh ${place}`) ? key.slice(0, -place.length - 1) : key
}

/** The same name with and without "tỉnh", "tỉnh Lào Cai", "Lào Cai" behind it, the most literal first. */
export function variantsOf(name: string, place: string | null): readonly string[] {
  const key = withoutPlace(name, place)
  const variants = [key]
  if (place !== null && key.endsWith(` ${place}`)) variants.push(key.slice(0, -place.length - 1))
  if (key.endsWith(' tinh')) variants.push(key.slice(0, -' tinh'.length))
  // "Ủy ban nhân dân" alone may be of any level: it is not the province's.
  else if (key !== 'ubnd' && key !== 'hdnd') variants.push(`${key} tinh`)
  return variants
}

/** `so khcn`, `so kh cn` and `so kh va cn` are one: for the index, not for similarity. */
export function compact(key: string): string {
  return key.replace(/(?:\bva\b|\s)+/gu, '')
}

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/gu

/**
 * A name with its accents, for telling apart two whose keys are one: “Bản Hồ” and “Bản Hò”. The tone stands behind its syllable, so that `hoà` and
 * `hòa` stay one; case, blanks, marks and Unicode form do not count.
 */
export function accentKey(name: string): string {
  const syllables =
    name
      .normalize('NFD')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  return syllables.map((one) => one.replace(TONES, '') + (one.match(TONES) ?? []).join('')).join(' ')
}

/** A class of units without its counting words: "UBND 99 xã, phường" → `ubnd xa phuong`. */
export function groupKey(name: string): string {
  return nameKey(name)
    .replace(/\b(?:cac|moi|tung|toan bo|tat ca|toan the|\d+)\b/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(HEAD, '')
}

const BELONGING = / (?:thuoc ubnd tinh|thuoc tinh|cua tinh|tren dia ban tinh|trong tinh|tinh)$/u

/** `so ban nganh tinh` → `so ban nganh`. */
export function withoutBelonging(key: string): string {
  return key.replace(BELONGING, '')
}

function words(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
}
