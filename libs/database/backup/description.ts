import { z } from 'zod'

/** Of the file, not of the program: it grows only when older programs could no longer read the file. */
export const FORMAT = 1
const PRODUCT = 'don-doc'
const FIRST = '-- Don Doc backup '
const LAST = '-- end '

// Names go into statements: nothing but what our migrations use.
const word = z.string().regex(/^[a-z_][a-z0-9_]*$/u)
const table = z.object({ schema: word, name: word, columns: z.array(word) })
const header = z.object({
  product: z.string(),
  format: z.number(),
  /** Version of the program that wrote the file. */
  program: z.string(),
  /** Version of the PostgreSQL it came from. */
  postgres: z.string(),
  kind: z.enum(['sample', 'production']),
  /** On the house's clock, ISO 8601. */
  moment: z.string(),
  /** On the server's clock, ISO 8601; the same unless a sample's clock was put forward. */
  takenAt: z.string(),
  migrations: z.array(z.string()),
  /** In the order in which they can be loaded: what is referred to comes first. */
  tables: z.array(table),
})
const sum = z.object({ rows: z.number(), sha256: z.string() })
const ending = z.object({
  /** By `schema.name`. */
  tables: z.record(z.string(), sum),
  /** Last number drawn; only sequences that were used. Text: a bigint. */
  sequences: z.array(z.object({ schema: word, name: word, last: z.string().regex(/^-?\d+$/u) })),
})

export type Table = z.infer<typeof table>
export type Header = z.infer<typeof header>
export type Sum = z.infer<typeof sum>
export type Ending = z.infer<typeof ending>

export function nameOf({ schema, name }: Pick<Table, 'schema' | 'name'>): string {
  return `${schema}.${name}`
}

export function quoted({ schema, name }: Pick<Table, 'schema' | 'name'>): string {
  return `"${schema}"."${name}"`
}

/** The line before a table's rows; the rows end with the line `\.`, as in a script of psql. */
export function copyLine(of: Table): string {
  return `copy ${quoted(of)} (${columnsOf(of)}) from stdin;`
}

export function columnsOf({ columns }: Table): string {
  return columns.map((column) => `"${column}"`).join(', ')
}

export function firstLine(of: Omit<Header, 'product' | 'format'>): string {
  return FIRST + JSON.stringify({ product: PRODUCT, format: FORMAT, ...of })
}

export function lastLine(of: Ending): string {
  return LAST + JSON.stringify(of)
}

/** Null when the line does not begin a backup of this product. */
export function headerOf(line: string | null): Header | null {
  const read = header.safeParse(jsonAfter(FIRST, line))
  return read.success && read.data.product === PRODUCT ? read.data : null
}

/** The format of a file that this program may be too old to read; null when it is no backup at all. */
export function formatOf(line: string | null): number | null {
  const read = z.object({ product: z.literal(PRODUCT), format: z.number() }).safeParse(jsonAfter(FIRST, line))
  return read.success ? read.data.format : null
}

export function endingOf(line: string | null): Ending | null {
  const read = ending.safeParse(jsonAfter(LAST, line))
  return read.success ? read.data : null
}

function jsonAfter(start: string, line: string | null): unknown {
  if (!line?.startsWith(start)) return undefined
  try {
    return JSON.parse(line.slice(start.length)) as unknown
  } catch {
    return undefined
  }
}
