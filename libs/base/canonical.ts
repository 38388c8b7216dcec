import { Refusal } from './problem.js'

const PLAIN = /^[\x20\x21\x23-\x5b\x5d-\x7e]*$/

function composed(value: string): string {
  if (PLAIN.test(value)) return value
  const text = value.normalize('NFC')
  if (text.includes('\0') || !text.isWellFormed()) throw new Refusal({ code: 'text.notWellFormed', params: { at: text.slice(0, 40).toWellFormed() } })
  return text
}

function isInOrder(names: readonly string[]): boolean {
  for (let i = 1; i < names.length; i++) if ((names[i - 1] as string) > (names[i] as string)) return false
  return true
}

// The engine's own sort brings a kilobyte of memory of its own to each handful of names.
const MANY = 24
function sorted(names: string[]): string[] {
  if (names.length > MANY) return names.sort()
  for (let i = 1; i < names.length; i++) {
    const name = names[i] as string
    let at = i
    for (; at > 0 && (names[at - 1] as string) > name; at--) names[at] = names[at - 1] as string
    names[at] = name
  }
  return names
}

/** A copy that `JSON.stringify` writes canonically. JavaScript itself puts names that are whole numbers first and in their order, also in what was parsed. */
function copyOf(value: unknown): unknown {
  switch (typeof value) {
    case 'string':
      return composed(value)
    case 'number':
      if (!Number.isFinite(value)) throw new Error('a number that is not finite cannot be kept')
      return value === 0 ? 0 : value
    case 'boolean':
      return value
    case 'object':
      if (value === null) return null
      return Array.isArray(value) ? Array.from(value, (one: unknown) => copyOf(one ?? null)) : inOrder(value as Record<string, unknown>, copyOf)
    default:
      throw new Error(`a ${typeof value} cannot be kept`)
  }
}

function inOrder(value: Readonly<Record<string, unknown>>, copy: (member: unknown) => unknown): Record<string, unknown> {
  const out: Record<string, unknown> = {}
  for (const name of sorted(Object.keys(value))) {
    const member = value[name]
    if (member === undefined) continue
    if (name === '__proto__') Object.defineProperty(out, name, { value: copy(member), enumerable: true })
    else out[composed(name)] = copy(member)
  }
  return out
}

/** Whether `JSON.stringify` gives the canonical text. */
function isCanonical(value: unknown): boolean {
  switch (typeof value) {
    case 'string':
      return PLAIN.test(value) || (value.isWellFormed() && !value.includes('\0') && value.normalize('NFC') === value)
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0)
    case 'boolean':
      return true
    case 'object':
      if (value === null) return true
      return Array.isArray(value) ? value.every(isCanonical) : isCanonicalObject(value as Record<string, unknown>)
    default:
      return false
  }
}

function isCanonicalObject(value: Record<string, unknown>): boolean {
  const names = Object.keys(value)
  // A class of its own may say its JSON otherwise.
  if (!isInOrder(names) || 'toJSON' in value) return false
  for (const name of names) if (!isCanonical(name) || !isCanonical(value[name])) return false
  return true
}

const isMembers = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
// Asked for the members of the outermost object alone: most events bring one long member that is in order and names that are not.
const keptMember = (value: unknown): unknown => (isCanonical(value) ? value : copyOf(value))

/**
 * The value as it is kept: keys sorted, strings in NFC, no NUL, no lone surrogate, no NaN, no member that is `undefined`. What is so already is
 * mostly given back itself. Throws a `Refusal` `text.notWellFormed` on a string that PostgreSQL could not keep.
 */
export function asKept<T>(value: T): T {
  if (value === undefined || isCanonical(value)) return value
  return (isMembers(value) ? inOrder(value, keptMember) : copyOf(value)) as T
}

/**
 * One text for one value: that of `asKept`. Hashes are taken over this text, and what is stepped is this text parsed back, so that replay
 * equals life.
 */
export function canonical(value: unknown): string {
  if (value === undefined) throw new Error('undefined cannot be kept')
  return JSON.stringify(asKept(value))
}
