import { fold } from '#base'
import type { DraftView } from '#contract'
import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { number } from '../../format.js'
import { Icon } from '../../parts/icon.js'
import { useUnitOptions } from '../../shell/use-units.js'
import { text } from '../../text/text.js'
import { LazyFold } from './lazy-fold.js'
import { UnitSelect } from './question-form.js'
import styles from './editor.module.css'

interface Props {
  readonly units: readonly string[]
  readonly names: DraftView['names']
  readonly onChange: (units: readonly string[]) => void
}

/** From here on the list has a field to search in it. */
const MANY = 12

/** Who has to do it today: names, one by one to be taken out, others to be added. */
export function UnitsEditor({ units, names, onChange }: Props) {
  const count = units.length === 1 ? (names[units[0] ?? ''] ?? '') : text['check.units'](number(units.length))
  return (
    <LazyFold title={`${text['edit.units']}: ${count}`}>
      <Units units={units} names={names} onChange={onChange} />
    </LazyFold>
  )
}

function Units({ units, names, onChange }: Props) {
  const [words, setWords] = useState('')
  const all = useUnitOptions()
  const known = new Map(all.map(({ value, label }) => [value, label]))
  const nameOf = (unit: string): string => names[unit] ?? known.get(unit) ?? unit
  const shown = units.filter((unit) => fold(nameOf(unit)).includes(fold(words)))
  return (
    <div className={styles.units}>
      <UnitSelect
        label={text['edit.units.add']}
        options={all.filter(({ value }) => !units.includes(value))}
        value=""
        onChange={(unit) => unit && onChange([...units, unit])}
      />
      {units.length > MANY && <TextInput label={text['edit.units.filter']} value={words} onChange={(event) => setWords(event.currentTarget.value)} />}
      <ul>
        {shown.map((unit) => (
          <li key={unit}>
            {nameOf(unit)}
            <button type="button" aria-label={text['edit.units.remove'](nameOf(unit))} onClick={() => onChange(units.filter((one) => one !== unit))}>
              <Icon name="close" size={14} />
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Who takes part without leading: names as on paper, taken out one by one, others added from the directory. */
export function Coordinating({ names, onChange }: { readonly names: readonly string[]; readonly onChange: (names: readonly string[]) => void }) {
  return (
    <LazyFold title={`${text['edit.coordination']}: ${names.length === 0 ? text['value.none'] : names.join('; ')}`}>
      <Partners names={names} onChange={onChange} />
    </LazyFold>
  )
}

function Partners({ names, onChange }: { readonly names: readonly string[]; readonly onChange: (names: readonly string[]) => void }) {
  const all = useUnitOptions()
  const options = all.filter(({ label }) => !names.includes(label)).map(({ label }) => ({ value: label, label }))
  return (
    <div className={styles.units}>
      <UnitSelect label={text['edit.coordination.add']} options={options} value="" onChange={(name) => name && onChange([...names, name])} />
      <ul>
        {names.map((name) => (
          <li key={name}>
            {name}
            <button type="button" aria-label={text['edit.units.remove'](name)} onClick={() => onChange(names.filter((one) => one !== name))}>
              <Icon name="close" size={14} />
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
