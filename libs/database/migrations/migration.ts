/** One step forward of the schema. The name begins with its number and tells the step in a few words; published steps never change. */
export interface Migration {
  readonly name: string
  readonly sql: string
}
