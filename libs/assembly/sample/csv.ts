/**
 * Reads comma-separated text by RFC 4180 into one record a row, by the names of the first row.
 * Throws with the line on a quote that never closes and on a row with more or fewer cells than the header: our data is broken then.
 */
export function csvRecords(text: string): readonly Readonly<Record<string, string>>[] {
  const [header = [], ...rows] = csvRows(text)
  return rows.map((row, index) => {
    if (row.length !== header.length) throw new Error(`row ${index + 2} has ${row.length} cells instead of ${header.length}`)
    return Object.fromEntries(header.map((name, column) => [name, row[column] ?? '']))
  })
}

export function csvRows(text: string): readonly (readonly string[])[] {
  return csvLines(text, ',').map(({ cells }) => cells)
}

/** One row with the line of the text on which it begins. */
export interface CsvLine {
  readonly line: number
  readonly cells: readonly string[]
}
const SEPARATORS = ['\t', ';', ','] as const
export type Separator = (typeof SEPARATORS)[number]

// One cell with what ends it: quoted (quotes doubled inside, line breaks kept) or plain.
const cellOf = (separator: Separator): RegExp => new RegExp(`(?:"((?:[^"]|"")*)"|([^"${separator}\\r\\n]*))(${separator}|\\r?\\n|$)`, 'uy')

/** The same by another separator too: what spreadsheets write depends on their country. Throws with the line on a quote that never closes. */
export function csvLines(text: string, separator: Separator = separatorOf(text)): readonly CsvLine[] {
  const [source, cell] = [text.replace(/^\uFEFF/u, ''), cellOf(separator)]
  const rows: CsvLine[] = []
  let [line, breaks, cells]: [number, number, string[]] = [1, 0, []]
  for (let at = 0; at < source.length; at = cell.lastIndex) {
    cell.lastIndex = at
    const found = cell.exec(source)
    if (!found) throw new Error(`line ${line + breaks} is not comma-separated text`)
    cells.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '')
    breaks += found[0].split('\n').length - 1
    if (found[3] === separator && cell.lastIndex < source.length) continue
    if (found[3] === separator) cells.push('')
    rows.push({ line, cells })
    ;[line, breaks, cells] = [line + breaks, 0, []]
  }
  return rows
}

/** The one that the first line has most often; a comma last, since words have commas too. */
function separatorOf(text: string): Separator {
  const [first = ''] = text.split('\n', 1)
  const counted = SEPARATORS.map((separator) => ({ separator, count: first.split(separator).length }))
  return counted.reduce((most, one) => (one.count > most.count ? one : most)).separator
}
