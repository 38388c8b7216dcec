import type { AllowedEvent, FieldView, WorkView } from '#contract'
import type { FormField, FormRow, Option } from '../../parts/form-values.js'
import { useOfficerOptions, useUnitOptions } from '../../shell/use-units.js'
import { targetWords } from './target-words.js'
import { hints } from '../../text/pages/work.js'
import { text } from '../../text/text.js'

/** The fields of an act as its form draws them: with hints, and with one row for each figure and each standing clause that is asked. */
export function fieldsOf({ event, fields }: AllowedEvent, view: Pick<WorkView, 'card' | 'lines' | 'indicators'>): readonly FormField[] {
  return fields.map((field): FormField => {
    const hint = hints[`${event}.${field.name}`]
    const needed = isNeeded(field, view)
    return { ...field, required: needed, rows: rowsOf(field, view), ...(hint !== undefined && (field.name !== 'opinion' || needed) && { hint }) }
  })
}

/** A date of a signed paper is its signer's: without his opinion nobody moves it (practice 2.1). */
function isNeeded({ name, required }: FieldView, { card }: Pick<WorkView, 'card'>): boolean {
  return required || (name === 'opinion' && card.dueSource === 'signed')
}

function rowsOf({ kind }: FieldView, { lines, indicators }: Pick<WorkView, 'lines' | 'indicators'>): readonly FormRow[] {
  if (kind === 'figures')
    return indicators.map(({ key, label, unit, target }) => ({ key, label, unit, ...(target !== '' && { hint: text['work.target'](targetWords(target)) }) }))
  if (kind === 'lines') return lines.map(({ path, quote }) => ({ key: path, label: quote }))
  return []
}

/** Who can be chosen: read only where the form asks for a unit or a person. */
export function useChoices(fields: readonly FormField[]): { readonly units: readonly Option[]; readonly people: readonly Option[] } {
  return { units: useUnitOptions(fields.some(({ kind }) => kind === 'unit')), people: useOfficerOptions(fields.some(({ kind }) => kind === 'person')) }
}
