import fs from 'node:fs'
import path from 'node:path'
import { rootDir } from '#assembly'
import { readLetter } from '#intake'
import { Figures, type BenchReport } from '../figures.js'

export interface IntakeBenchOptions {
  readonly rounds: number
  readonly say: (line: string) => void
}

const LETTER = 'libs/intake/fixtures/ke-hoach-cap-nuoc-sach.txt'
/** What stands on one page of A4 at 14 points, in characters. */
const PAGE = 2_600
const PAGES = [5, 20, 80, 320] as const
const WARM = 5

/** A plan of so many pages: head and foot of a real form, its sections of work again and again, each under a number of its own. */
export function letterOf(pages: number, one: string): string {
  const [from, to] = [one.indexOf('1. Rà soát hiện trạng'), one.indexOf('IV. TỔ CHỨC THỰC HIỆN')]
  const [head, work, foot] = [one.slice(0, from), one.slice(from, to), one.slice(to)]
  const sections: string[] = []
  for (let length = head.length + foot.length; length < pages * PAGE; length += work.length)
    sections.push(work.replace('1. Rà', `${2 * sections.length + 1}. Rà`).replace('2. Xây', `${2 * sections.length + 2}. Xây`))
  return head + sections.join('') + foot
}

function timed(act: () => unknown): number {
  const begin = performance.now()
  act()
  return performance.now() - begin
}

/** What any program would have to do with the text at least: one form of writing, and its words told apart. */
const plainly = (text: string): number => [...text.normalize('NFC').matchAll(/[\p{L}\p{N}]+/gu)].length

/** How long a letter of 5, 20, 80 and 320 pages takes to be read, on one core: milliseconds, beside the plain telling apart of its words, and growth beside its length. */
export function benchIntake({ rounds, say }: IntakeBenchOptions): BenchReport {
  const one = fs.readFileSync(path.join(rootDir(), LETTER), 'utf8')
  const letters = PAGES.map((pages) => ({ pages, text: letterOf(pages, one) }))
  const figures = new Figures()
  for (let i = 0; i < WARM; i++) readLetter(letters[1]?.text ?? one)
  for (let round = 1; round <= rounds; round++) {
    say(`round ${round} of ${rounds}`)
    const took = letters.map(({ pages, text }) => {
      const [plain, ms] = [timed(() => plainly(text)), timed(() => readLetter(text))]
      figures.figure(`ms_${pages}_pages`, ms)
      figures.ratio(`words_${pages}_pages`, ms / plain)
      return ms / text.length
    })
    // 1 is linear: as many microseconds a character in the long letter as in the short.
    figures.ratio('growth_320_to_20', (took[3] ?? Number.NaN) / (took[1] ?? Number.NaN))
  }
  return figures.report(rounds)
}
