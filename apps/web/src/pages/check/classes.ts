/** What an obligation can be made. */
export const CLASSES = ['plan', 'duty', 'line', 'indicator', 'report', 'consolidate'] as const
export const AUTHORITIES = ['order', 'vertical', 'request', 'encourage'] as const

export function isClass(value: string | null): value is (typeof CLASSES)[number] {
  return CLASSES.some((kind) => kind === value)
}

export function isAuthority(value: string | null): value is (typeof AUTHORITIES)[number] {
  return AUTHORITIES.some((authority) => authority === value)
}
