import type { DraftQuestion } from '#contract'
import { Button, MultiSelect, Radio, Select, TextInput, VisuallyHidden } from '@mantine/core'
import { type FormEvent, useId, useState } from 'react'
import { number } from '../../format.js'
import { DateField } from '../../parts/date-field.js'
import type { Option } from '../../parts/form-values.js'
import { useToday } from '../../shell/use-now.js'
import { useUnitOptions } from '../../shell/use-units.js'
import { text } from '../../text/text.js'
import { askOf, readAnswer, type Typed, UNTYPED, type Way, waysOf } from './question-answer.js'
import { useKeptTyping } from './use-kept-typing.js'
import styles from './question.module.css'

interface Props {
  readonly question: DraftQuestion
  /** How many units the answer is for. */
  readonly units: number
  readonly busy: boolean
  /** Its words stand in the row's head already. */
  readonly said?: boolean
  readonly onAnswer: (value: unknown) => void
}

/** A question answered in place: the labelled proposal with its ground, another value, or none. */
export function QuestionForm({ question, units, busy, said = false, onAnswer }: Props) {
  const today = useToday()
  const ways = waysOf(question)
  const [typed, setTyped, forget] = useKeptTyping(question.id, { ...UNTYPED, way: ways.length === 1 ? (ways[0]?.way ?? null) : null })
  const [fault, setFault] = useState<string | null>(null)
  const head = useId()
  const type = (part: Partial<Typed>): void => {
    setTyped({ ...typed, ...part })
    setFault(null)
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const answer = readAnswer(question, typed, today)
    if (answer.ok) {
      forget()
      onAnswer(answer.value)
    } else setFault(answer.fault)
  }
  const due = question.kind === 'planDue'
  return (
    <form className={styles.question} data-question noValidate onSubmit={submit} aria-labelledby={head}>
      {said ? (
        <VisuallyHidden id={head}>{question.text}</VisuallyHidden>
      ) : (
        <p id={head} className={styles.text}>
          {question.text}
        </p>
      )}
      {ways.length === 1 ? (
        <Other question={question} typed={typed} fault={fault} onType={type} />
      ) : (
        <Radio.Group value={typed.way ?? ''} onChange={(way) => type({ way: way as Way })} aria-labelledby={head}>
          <div className={styles.ways}>
            {ways.map(({ way, label, ground }) => (
              <div key={way} className={styles.way}>
                <Radio size="xs" value={way} label={label} {...(ground && { description: ground })} />
                {way === 'other' && typed.way === 'other' && <Other question={question} typed={typed} fault={fault} onType={type} />}
              </div>
            ))}
          </div>
        </Radio.Group>
      )}
      {fault && typed.way !== 'other' && (
        <p className={styles.fault} role="alert">
          {fault}
        </p>
      )}
      <div className={styles.act}>
        <Button type="submit" size="xs" loading={busy}>
          {due && typed.way !== 'nothing' ? text['ask.actDue'](number(units)) : text['ask.act']}
        </Button>
        {due && typed.way !== 'nothing' && <span data-quiet>{text['ask.officerDue']}</span>}
        {question.kind === 'unknownUnit' && <span data-quiet>{text['ask.remembers']}</span>}
      </div>
    </form>
  )
}

interface OtherProps {
  readonly question: DraftQuestion
  readonly typed: Typed
  readonly fault: string | null
  readonly onType: (part: Partial<Typed>) => void
}

function Other({ question, typed, fault, onType }: OtherProps) {
  const today = useToday()
  const ask = askOf(question)
  const units = useUnitOptions(ask === 'unit' || ask === 'rhythm')
  const error = fault ?? undefined
  // Names that stand for others are resolved anew by the house: it is told the name, elsewhere the code.
  const options = question.kind === 'reportVia' ? units : units.map(({ label }) => ({ value: label, label }))
  switch (ask) {
    case 'date':
      return (
        <div className={styles.other}>
          <DateField label={text['ask.date']} typed={typed.date} onType={(date) => onType({ date })} today={today} error={error} required />
        </div>
      )
    case 'unit':
      return (
        <div className={styles.other}>
          {question.several ? (
            <UnitsSelect options={options} value={typed.unit} error={error} onChange={(unit) => onType({ unit })} />
          ) : (
            <UnitSelect label={text['ask.unit']} options={options} value={typed.unit} error={error} onChange={(unit) => onType({ unit })} />
          )}
        </div>
      )
    case 'rhythm':
      return <Rhythm typed={typed} units={units} error={error} onType={onType} />
    default:
      return (
        <div className={styles.other}>
          <TextInput label={text['ask.number']} value={typed.words} error={error} required onChange={(event) => onType({ words: event.currentTarget.value })} />
        </div>
      )
  }
}

interface RhythmProps {
  readonly typed: Pick<Typed, 'period' | 'before' | 'unit'>
  readonly units: readonly Option[]
  readonly error: string | undefined
  readonly onType: (part: Partial<Typed>) => void
}

const PERIODS = ['monthly', 'quarterly', 'half-yearly', 'yearly'] as const

/** How often, before which day, through whom. */
export function Rhythm({ typed, units, error, onType }: RhythmProps) {
  return (
    <div className={styles.rhythm}>
      <Select
        label={text['ask.period']}
        data={PERIODS.map((value) => ({ value, label: text[`ask.period.${value}`] }))}
        value={typed.period}
        allowDeselect={false}
        onChange={(period) => onType({ period: period ?? 'yearly' })}
        comboboxProps={{ shadow: 'none', transitionProps: { duration: 0 } }}
      />
      <TextInput
        label={text['ask.before']}
        placeholder={text['ask.before.example']}
        inputMode="numeric"
        value={typed.before}
        error={error}
        onChange={(event) => onType({ before: event.currentTarget.value })}
      />
      <UnitSelect label={text['ask.via']} options={units} value={typed.unit} onChange={(unit) => onType({ unit })} clearable />
    </div>
  )
}

interface UnitProps {
  readonly label: string
  readonly options: readonly Option[]
  readonly value: string
  readonly error?: string | undefined
  readonly clearable?: boolean
  readonly onChange: (unit: string) => void
}

export function UnitSelect({ label, options, value, error, clearable = false, onChange }: UnitProps) {
  return (
    <Select
      label={label}
      data={[...options]}
      value={value || null}
      onChange={(unit) => onChange(unit ?? '')}
      error={error}
      searchable
      clearable={clearable}
      placeholder={text['form.choose']}
      nothingFoundMessage={text['form.noUnit']}
      limit={100}
      comboboxProps={{ shadow: 'none', transitionProps: { duration: 0 } }}
    />
  )
}

/** Several units for one name; their names travel with semicolons between them. */
function UnitsSelect({ options, value, error, onChange }: Pick<UnitProps, 'options' | 'value' | 'error' | 'onChange'>) {
  return (
    <MultiSelect
      label={text['ask.units']}
      data={[...options]}
      value={value === '' ? [] : value.split('; ')}
      onChange={(names) => onChange(names.join('; '))}
      error={error}
      searchable
      hidePickedOptions
      placeholder={text['form.choose']}
      nothingFoundMessage={text['form.noUnit']}
      limit={100}
      comboboxProps={{ shadow: 'none', transitionProps: { duration: 0 } }}
    />
  )
}
