import { normaliseText, plainOf } from './words/text.js'

/** The three degrees of the Law on State Secrets 2018 (29/2018/QH14), art. 8. */
export type SecretLevel = 'MẬT' | 'TỐI MẬT' | 'TUYỆT MẬT'

const LEVELS: Record<string, SecretLevel> = { MẬT: 'MẬT', TỐIMẬT: 'TỐI MẬT', TUYỆTMẬT: 'TUYỆT MẬT' }
const LABELLED = /^ĐỘMẬT:?(TUYỆTMẬT|TỐIMẬT|MẬT)$/u
const BESIDE_NUMBER = /^\s*SỐ(?=[\s:.]).{0,80}?[\s([](TUYỆT\s+MẬT|TỐI\s+MẬT|MẬT)[\s)\]]*$/u

function levelOf(cell: string): SecretLevel | null {
  const word = cell.replace(/[\s[\](){}<>"“”'.,;*_=~-]/gu, '')
  const labelled = LABELLED.exec(word.toUpperCase())?.[1]
  return LEVELS[labelled ?? word] ?? null
}

function besideNumber(line: string): SecretLevel | null {
  const found = BESIDE_NUMBER.exec(line.replace(/^\s*Số/u, 'SỐ'))?.[1]
  return found === undefined ? null : (LEVELS[found.replace(/\s/gu, '')] ?? null)
}

/**
 * The state-secret stamp of a letter, the highest if several: in capitals on a line or in a cell of its own (`MẬT`, `[TỐI MẬT]`,
 * `Độ mật: Mật`) or beside the number. Running text (“bảo mật”, “bí mật nhà nước”, “mật thiết”) is no stamp.
 */
export function secretLevel(text: string): SecretLevel | null {
  let found: SecretLevel | null = null
  for (const line of plainOf(normaliseText(text)).split('\n')) {
    for (const cell of [line, ...line.split(/\t+| {3,}|\|/u)]) {
      const level = levelOf(cell) ?? besideNumber(cell)
      if (level !== null && level.length > (found ?? '').length) found = level
    }
  }
  return found
}
