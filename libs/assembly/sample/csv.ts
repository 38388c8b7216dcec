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

// One cell with what ends it: quoted (quotes doubled inside, line breaks kept) or plain.
const CELL = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/uy

export function csvRows(text: string): readonly (readonly string[])[] {
  const source = text.replace(/^\uFEFF/u, '')
  const rows: string[][] = []
  let row: string[] = []
  for (let at = 0; at < source.length; at = CELL.lastIndex) {
    CELL.lastIndex = at
    const cell = CELL.exec(source)
    if (!cell) throw new Error(`line ${source.slice(0, at).split('\n').length} is not comma-separated text`)
    row.push(cell[1]?.replaceAll('""', '"') ?? cell[2] ?? '')
    if (cell[3] === ',' && CELL.lastIndex < source.length) continue
    if (cell[3] === ',') row.push('')
    rows.push(row)
    row = []
  }
  return rows
}
