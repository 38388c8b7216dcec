import { Refusal } from './problem.js'

const PLAIN = /^[\x20\x21\x23-\x5b\x5d-\x7e]*$/

function text(value: string): string {
  if (PLAIN.test(value)) return `"${value}"`
  const composed = value.normalize('NFC')
  if (composed.includes('\0') || !composed.isWellFormed())
    throw new Refusal({ code: 'text.notWellFormed', params: { at: composed.slice(0, 40).toWellFormed() } })
  return JSON.stringify(composed)
}

// The names of members come again and again.
const names = new Map<string, string>()
const MOST_NAMES = 5_000

function nameText(name: string): string {
  const known = names.get(name)
  if (known !== undefined) return known
  const made = `${text(name)}:`
  if (names.size < MOST_NAMES) names.set(name, made)
  return made
}

function sortedNames(value: object): string[] {
  const found = Object.keys(value)
  for (let i = 1; i < found.length; i++) if ((found[i - 1] as string) > (found[i] as string)) return found.sort()
  return found
}

function object(value: Record<string, unknown>): string {
  let out = '{'
  for (const name of sortedNames(value)) {
    const member = value[name]
    if (member === undefined) continue
    if (out.length > 1) out += ','
    out += nameText(name) + canonical(member)
  }
  return `${out}}`
}

function list(values: readonly unknown[]): string {
  let out = '['
  for (let i = 0; i < values.length; i++) {
    if (i > 0) out += ','
    out += canonical(values[i] ?? null)
  }
  return `${out}]`
}

/**
 * One text for one value: keys sorted, strings in NFC, no NUL, no lone surrogate, no NaN; members that are `undefined` are left out.
 * Hashes are taken over this text, and what is stepped is this text parsed back, so that replay equals life.
 * Throws a `Refusal` `text.notWellFormed` on a string that PostgreSQL could not keep.
 */
export function canonical(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return text(value)
    case 'number':
      if (!Number.isFinite(value)) throw new Error('a number that is not finite cannot be kept')
      return value === 0 ? '0' : String(value)
    case 'boolean':
      return value ? 'true' : 'false'
    case 'object':
      if (value === null) return 'null'
      return Array.isArray(value) ? list(value) : object(value as Record<string, unknown>)
    default:
      throw new Error(`a ${typeof value} cannot be kept`)
  }
}
