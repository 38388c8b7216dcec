import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readLetter, type Reading } from '#intake'

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url))

/** Letters of our own wording: the sample's directive and Party plan, and a plan full of dates. */
export const directive = readFileSync(path('../../libs/assembly/sample/letters/cong-van-phong-chay-chua-chay-rung.txt'), 'utf8')
export const partyPlan = readFileSync(path('../../libs/assembly/sample/letters/ke-hoach-71-kh-tu.txt'), 'utf8')
export const datedPlan = readFileSync(path('../../libs/intake/fixtures/ke-hoach-cap-nuoc-sach.txt'), 'utf8')

/** Five real letters with graded answers, beside the repository where the team has them. */
export const real = path('../../../shared/documents/')
export const realIsThere = existsSync(real)
export const realIds = realIsThere
  ? readdirSync(real)
      .filter((file) => file.endsWith('.txt'))
      .map((file) => file.slice(0, -4))
  : []

export function readingOf(text: string): Reading {
  const read = readLetter(text)
  if (!read.ok) throw new Error(`refused: ${JSON.stringify(read.problem)}`)
  return read.value
}

export function realLetter(id: string): Reading {
  return readingOf(readFileSync(`${real}${id}.txt`, 'utf8'))
}
