import { type LocalDate, unreachable } from '#base'
import type { FieldView, FileRef } from '#contract'
import { readDate, readNumber } from '../format.js'
import { text } from '../text/text.js'

export interface Option {
  readonly value: string
  readonly label: string
}

/** One field of an event, as the house describes it, and what the page adds: a hint, the rows of figures and lines. */
export interface FormField extends FieldView {
  readonly hint?: string
  /** Of `figures` and `lines`: what is asked, one entry each. */
  readonly rows?: readonly FormRow[]
}

/** A figure (`Số hộ thoát nghèo`, unit `hộ`, target `≥ 1.250`) or a standing clause with its very words. */
export interface FormRow {
  readonly key: string
  readonly label: string
  readonly unit?: string
  readonly hint?: string
}

/** A file that is already in the house, named by what it holds. */
export interface SentFile {
  readonly hash: string
  readonly name: string
  readonly size: number
}

/** Of figures and lines: what was typed in each row, by its key. */
export type Rows = Readonly<Record<string, string>>
/** What a person has put in: words as typed, a file, or rows. */
export type Entry = string | SentFile | { readonly rows: Rows } | null
export type Entries = Readonly<Record<string, Entry>>

/** What goes into the event's body. Fields left empty are left out. */
export type FormValue = string | number | FileRef | Readonly<Record<string, string | number>>
export type FormValues = Readonly<Record<string, FormValue>>

export interface Reading {
  readonly values: FormValues
  /** A sentence for each field that cannot go as it is. */
  readonly faults: Readonly<Record<string, string>>
}

/** Reads what was typed, field by field. */
export function readEntries(fields: readonly FormField[], entries: Entries, today: LocalDate): Reading {
  const values: Record<string, FormValue> = {}
  const faults: Record<string, string> = {}
  for (const field of fields) {
    const entry = entries[field.name] ?? null
    if (isEmpty(entry)) {
      if (field.required || isNeededBy(field, entries)) faults[field.name] = text['form.missing'](field.label)
      continue
    }
    const value = valueOf(field, entry, today)
    if (value === null) faults[field.name] = text[field.kind === 'date' ? 'form.wrongDate' : 'form.wrongNumber']
    else values[field.name] = value
  }
  return { values, faults }
}

/** `Lý do khác` says nothing without its note. */
function isNeededBy({ neededWhen }: FormField, entries: Entries): boolean {
  return neededWhen !== undefined && entries[neededWhen.field] === neededWhen.is
}

function isEmpty(entry: Entry): entry is null {
  if (entry === null) return true
  if (typeof entry === 'string') return entry.trim() === ''
  return 'rows' in entry && Object.values(entry.rows).every((typed) => typed.trim() === '')
}

function valueOf(field: FormField, entry: Exclude<Entry, null>, today: LocalDate): FormValue | null {
  if (typeof entry === 'string') return wordsOf(field, entry, today)
  if ('rows' in entry) return field.kind === 'figures' ? figuresOf(entry.rows) : linesOf(entry.rows)
  return { hash: entry.hash, name: entry.name }
}

function wordsOf({ kind }: FormField, typed: string, today: LocalDate): FormValue | null {
  switch (kind) {
    case 'date':
      return readDate(typed, today)
    case 'number':
      return readNumber(typed)
    case 'person':
      return Number(typed)
    case 'text':
    case 'longText':
    case 'choice':
    case 'unit':
      return typed.trim()
    case 'file':
    case 'figures':
    case 'lines':
      return null
    default:
      return unreachable(kind)
  }
}

function figuresOf(rows: Rows): Readonly<Record<string, number>> | null {
  const figures: Record<string, number> = {}
  for (const [key, typed] of Object.entries(linesOf(rows))) {
    const figure = readNumber(typed)
    if (figure === null) return null
    figures[key] = figure
  }
  return figures
}

function linesOf(rows: Rows): Rows {
  const written = Object.entries(rows).map(([key, typed]) => [key, typed.trim()] as const)
  return Object.fromEntries(written.filter(([, typed]) => typed !== ''))
}
