/** A table as rows of Markdown: what `#intake` reads as a table, and a clerk too. Each cell is a list of its paragraphs. */
export type Cells = readonly (readonly string[])[]

// A bar inside a cell would begin another one.
const cellText = (paragraphs: readonly string[]): string =>
  paragraphs
    .map((text) => text.replace(/\s+/gu, ' ').trim())
    .filter((text) => text !== '')
    .join('<br>')
    .replaceAll('|', '\\|')

/** One line a row, the rule under the first; rows that are empty are left out, short ones filled up. */
export function pipeRows(rows: readonly Cells[]): readonly string[] {
  const written = rows.map((row) => row.map(cellText)).filter((row) => row.some((text) => text !== ''))
  const width = written.reduce((widest, row) => Math.max(widest, row.length), 0)
  const lines = written.map((row) => `| ${Array.from({ length: width }, (_, i) => row[i] ?? '').join(' | ')} |`)
  const [first, ...others] = lines
  return first === undefined ? [] : [first, `|${'---|'.repeat(width)}`, ...others]
}

/** Lines as a text: no more than one blank line in a row, none at the ends. */
export function joinLines(lines: readonly string[]): string {
  return lines
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/gu, '\n\n')
    .replace(/^\n+|\n+$/gu, '')
}
