import { clockOf, formatDate, instant, parseDate } from '#base'
import { number } from '../format.js'
import { roleNames } from './roles.js'

/** A fact of a problem as a person reads it: numbers with points, days as dd/MM/yyyy, people and units by name, lists with commas. */
export function said(fact: unknown): string {
  if (fact === null || fact === undefined) return ''
  if (typeof fact === 'number') return number(fact)
  if (typeof fact === 'string') return saidText(fact)
  if (Array.isArray(fact)) return fact.map(said).filter(Boolean).join(', ')
  return typeof fact === 'object' ? saidThing(fact) : ''
}

function saidText(fact: string): string {
  const day = parseDate(fact)
  return day === null ? fact : formatDate(day)
}

function saidThing(thing: object): string {
  for (const key of ['name', 'number', 'message', 'title', 'text']) {
    if (key in thing) return said(Reflect.get(thing, key))
  }
  return ''
}

/** Like `said`, without what is a code and no word (`inProgress`): better nothing than a foreign word in a sentence. */
export function inWords(fact: unknown): string {
  if (Array.isArray(fact)) return fact.map(inWords).filter(Boolean).join(', ')
  const words = said(fact)
  return /^[a-z][\w.-]*$/.test(words) ? '' : words
}

/** Roles by their names; what is no role of ours is left out. */
export function rolesSaid(fact: unknown): string {
  const known: Readonly<Record<string, string>> = roleNames
  const names = (Array.isArray(fact) ? fact : [fact]).map((role: unknown) => (typeof role === 'string' ? known[role] : undefined))
  return [...new Set(names.filter((name) => name !== undefined))].join(', ')
}

/** `09:12` of a moment given in milliseconds or as ISO text; empty when the fact is no moment. */
export function clockSaid(fact: unknown): string {
  const at = typeof fact === 'number' ? fact : typeof fact === 'string' ? Date.parse(fact) : Number.NaN
  return Number.isFinite(at) ? clockOf(instant(Math.round(at))) : ''
}

/** How many things a fact lists, or the count that it is; empty when it is neither. */
export function countSaid(fact: unknown): string {
  if (Array.isArray(fact)) return number(fact.length)
  return typeof fact === 'number' ? number(fact) : ''
}

/** `megabytes(26214400)` is `25 MB`. */
export function megabytes(fact: unknown): string {
  return typeof fact === 'number' ? `${number(Math.round((fact / 1024 ** 2) * 10) / 10)}\u00a0MB` : said(fact)
}

/** `before` + fact + `after`, or nothing when the fact is missing: sentences stay whole without it. */
export function ifSaid(fact: string, before: string, after = ''): string {
  return fact === '' ? '' : `${before}${fact}${after}`
}
