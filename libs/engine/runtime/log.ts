/** Where the runtime says what went wrong: the name of the event, then facts with ids. */
export type Log = (event: string, facts?: Readonly<Record<string, unknown>>) => void

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
