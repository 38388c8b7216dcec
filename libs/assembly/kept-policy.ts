import { DEFAULT_POLICY, type Policy } from '#calendar'
import { policyAsOf, type PolicyBook } from '#cascade'

/** The rules of reminding in force: asks each time whether there is a new version, which costs one number, and reads it once. */
export function keptPolicy(book: PolicyBook): { readonly read: () => Promise<Policy>; readonly book: PolicyBook } {
  let policy = DEFAULT_POLICY
  return {
    book,
    read: async () => {
      if ((await book.last()) !== policy.version) policy = policyAsOf(await book.versions())
      return policy
    },
  }
}
