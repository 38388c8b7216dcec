import { policiesAsOf, type DirectivePolicyBook, type Policies, type PolicyBook } from '#cascade'

/**
 * The rules of reminding in force, for all and for the directives that have some of their own: asks each time whether there is anything new, which
 * costs two numbers, and reads it once.
 */
export function keptPolicy(
  book: PolicyBook,
  own: DirectivePolicyBook,
): { readonly read: () => Promise<Policies>; readonly book: PolicyBook; readonly own: DirectivePolicyBook } {
  let policies = policiesAsOf([], [])
  let said = 0
  return {
    book,
    own,
    read: async () => {
      const last = await book.last()
      if (last.version !== policies.general.version || last.own !== said) {
        const [versions, parts] = await Promise.all([book.versions(), own.versions()])
        policies = policiesAsOf(versions, parts)
        said = parts.length
      }
      return policies
    },
  }
}
