import { z } from 'zod'
import { parseDate } from '#base'
import type { EventSpec, Field } from './types.js'

interface FieldSpec {
  readonly kind: Field['kind']
  readonly schema: z.ZodType
  readonly required: boolean
  readonly options?: readonly string[]
  readonly neededWhen?: Field['neededWhen']
}

/** The kinds of field that a form can draw, each with its check. */
export const field = {
  text: (): FieldSpec => ({ kind: 'text', required: true, schema: z.string().trim().min(1).max(500) }),
  longText: (): FieldSpec => ({ kind: 'longText', required: true, schema: z.string().trim().min(1).max(20_000) }),
  date: (): FieldSpec => ({ kind: 'date', required: true, schema: z.string().refine((text) => parseDate(text) !== null) }),
  number: (): FieldSpec => ({ kind: 'number', required: true, schema: z.number().finite() }),
  file: (): FieldSpec => ({
    kind: 'file',
    required: true,
    schema: z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/), name: z.string().min(1).max(255) }).strict(),
  }),
  unit: (): FieldSpec => ({ kind: 'unit', required: true, schema: z.string().min(1).max(80) }),
  person: (): FieldSpec => ({ kind: 'person', required: true, schema: z.number().int().positive() }),
  choice: (...options: [string, ...string[]]): FieldSpec => ({ kind: 'choice', required: true, options, schema: z.enum(options) }),
  /** Values of indicators by their key. */
  figures: (): FieldSpec => ({ kind: 'figures', required: true, schema: z.record(z.string().max(200), z.number().finite()) }),
  /** Answers to standing clauses by their path in the letter. */
  lines: (): FieldSpec => ({ kind: 'lines', required: true, schema: z.record(z.string().max(80), z.string().max(5_000)) }),
}

export function optional(spec: FieldSpec): FieldSpec {
  return { ...spec, required: false, schema: spec.schema.optional() }
}

/** Optional, but for one answer of another field: a reason `other` says nothing without its note. */
export function neededWhen(other: string, is: string, spec: FieldSpec): FieldSpec {
  return { ...optional(spec), neededWhen: { field: other, is } }
}

/** An event of people, with the fields its form asks for. Unknown members are refused, so that a misspelt one is not lost in silence. */
export function eventOf(fields: Readonly<Record<string, FieldSpec>>, more: Omit<EventSpec, 'fields' | 'check'> = {}): EventSpec {
  const shape = z.object(Object.fromEntries(Object.entries(fields).map(([name, spec]) => [name, spec.schema]))).strict()
  const schema = shape.superRefine((said: Record<string, unknown>, context) => {
    for (const [name, { neededWhen: when }] of Object.entries(fields)) {
      if (when && said[when.field] === when.is && said[name] === undefined) context.addIssue({ code: 'custom', path: [name], message: 'required' })
    }
  })
  return {
    ...more,
    fields: Object.entries(fields).map(([name, { kind, required, options, neededWhen: when }]) => ({
      name,
      kind,
      required,
      ...(options ? { options } : {}),
      ...(when ? { neededWhen: when } : {}),
    })),
    check: (payload) => checkBy(schema, payload),
  }
}

/** An event that only use cases and the engine send; its payload is made by the house and checked all the same. */
export function internalEvent(shape: z.ZodRawShape = {}, more: Omit<EventSpec, 'fields' | 'check' | 'internal'> = {}): EventSpec {
  const schema = z.looseObject(shape)
  return { ...more, internal: true, fields: [], check: (payload) => checkBy(schema, payload) }
}

/** What one region says to the other within a step: it has no form, and from outside nobody may send it, the house neither. */
export function raisedEvent(): EventSpec {
  return internalEvent({}, { raised: true })
}

function checkBy(schema: z.ZodType, payload: unknown): ReturnType<EventSpec['check']> {
  const result = schema.safeParse(payload ?? {})
  if (result.success) return { ok: true, value: result.data as Record<string, unknown> }
  return { ok: false, issues: result.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })) }
}
