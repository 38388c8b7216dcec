import type { Copy } from './draft.js'
import { labelOf, type Line, type Page } from './lines.js'
import { isUpperCase, keyOf, rx } from './text.js'

export const COPIES = rx('^nơi\\s+nhận\\s*:?')
const FILE = /^lưu\s*:?\s*/u
const REPORT = rx('\\(?(?:để\\s+|đề\\s+)?(?:b/c|báo\\s+cáo)\\)?\\s*$')
const COORDINATE = rx('\\((?:để\\s+|đề\\s+)?(?:phối\\s+hợp|p/h)[^)]*\\)')
const COMPLY = rx('^như\\s+(?:trên|kính\\s+gửi|điều|mục)|\\((?:để\\s+)?(?:thực\\s+hiện|t/h)\\)')
const MARKS = rx(
  '\\s*(?:[-–]\\s*)?(?:\\((?:(?:để|đề)\\s+)?(?:b/c|báo\\s+cáo|phối\\s+hợp|p/h|thực\\s+hiện|t/h|biết|theo\\s+dõi|chỉ\\s+đạo)[^)]*\\)|\\(\\d+\\s+bản\\)|[-–]\\s*(?:để|đề)\\s+(?:b/c|báo\\s+cáo)|(?:để|đề)\\s+(?:b/c|báo\\s+cáo))\\s*$',
)

function copyOf(entry: string, leads: (name: string) => boolean): Copy {
  const key = keyOf(entry)
  const file = FILE.exec(key)
  const name = file ? entry.slice(file[0].length) : entry.slice(0, MARKS.exec(key)?.index ?? entry.length).trim()
  if (file) return { name, purpose: 'file' }
  if (REPORT.test(key)) return { name, purpose: 'report' }
  if (COORDINATE.test(key)) return { name, purpose: 'coordinate' }
  return { name, purpose: COMPLY.test(key) || leads(name) ? 'comply' : 'inform' }
}

const entryOf = (line: Line): string => line.text.slice(labelOf(line.text)?.length ?? 0).replace(/[;.,\s]+$/u, '')

const firstEntry = (line: Line): string => line.text.slice(COPIES.exec(line.key)?.[0].length ?? 0).replace(/^[\s-]+|[;.,\s]+$/gu, '')

/** The lines of “Nơi nhận”. `leads` says whether a unit leads a task of this letter: an unmarked one gets it to comply. */
export function readCopies(page: Page, leads: (name: string) => boolean, skip: (line: number) => boolean): readonly Copy[] {
  const start = page.lines.findIndex((line) => COPIES.test(line.key))
  const copies: Copy[] = []
  for (const [i, line] of start < 0 ? [] : [...page.lines.entries()].slice(start)) {
    if (skip(i)) continue
    const entry = i === start ? firstEntry(line) : entryOf(line)
    if (entry === '') continue
    const listed = i === start || labelOf(line.text)?.shape === 'dash'
    if (!listed && (isUpperCase(line.text) || copies.length === 0)) break
    copies.push(copyOf(entry, leads))
    if (copies.at(-1)?.purpose === 'file') break
  }
  return copies
}
