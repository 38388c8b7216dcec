import { Refusal } from './problem.js'

const PLAIN = /^[\x20\x21\x23-\x5b\x5d-\x7e]*$/

function text(value: string): string {
  if (PLAIN.test(value)) return `"${value}"`
  const composed = value.normalize('NFC')
  if (composed.includes('\0') || !composed.isWellFormed())
    throw new Refusal({ code: 'text.notWellFormed', params: { at: composed.slice(0, 40).toWellFormed() } })
  return JSON.stringify(composed)
}

function object(value: Record<string, unknown>): string {
  let out = ''
  for (const key of Object.keys(value).sort()) {
    const member = value[key]
    if (member !== undefined) out += `${out && ','}${text(key)}:${canonical(member)}`
  }
  return `{${out}}`
}

/**
 * One text for one value: keys sorted, strings in NFC, no NUL, no lone surrogate, no NaN; members that are `undefined` are left out.
 * Hashes are taken over this text, and what is stepped is this text parsed back, so that replay equals life.
 * Throws a `Refusal` `text.notWellFormed` on a string that PostgreSQL could not keep.
 */
export function canonical(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return text(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error('a number that is not finite cannot be kept')
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${value.map((member: unknown) => canonical(member ?? null)).join(',')}]`
  if (typeof value === 'object') return object(value as Record<string, unknown>)
  throw new Error(`a ${typeof value} cannot be kept`)
}
