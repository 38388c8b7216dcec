import type { PolicyRules } from '#contract'
import { Select, TextInput } from '@mantine/core'
import { policyNumbers } from '../../text/pages/policy.js'
import { text } from '../../text/text.js'
import styles from './policy.module.css'

interface Props {
  readonly rules: PolicyRules
  readonly mayChange: boolean
  readonly onChange: (rules: PolicyRules) => void
  /** The rules of one directive: the clocks of digests are for all, so they are not among them. */
  readonly ofDirective?: boolean
}

const DAYS = ['consentWorkingDays', 'supplementWorkingDays', 'answerWorkingDays', 'roundOpensWorkingDays', 'roundConsolidatesWorkingDays'] as const

/** What the rules count with beside the ladders. The house says what is out of bounds when the effect is looked at. */
export function Numbers({ rules, mayChange, onChange, ofDirective = false }: Props) {
  const set = (part: Partial<PolicyRules>): void => onChange({ ...rules, ...part })
  return (
    <section>
      <h2 className={styles.name}>{text['policy.numbers']}</h2>
      <p data-quiet>{text[ofDirective ? 'ownRules.numbers.note' : 'policy.numbers.note']}</p>
      <div className={styles.numbers}>
        {!ofDirective && <Clocks rules={rules} mayChange={mayChange} onChange={onChange} />}
        <Whole
          label={policyNumbers.massLateShare}
          value={Math.round(rules.massLateShare * 100)}
          readOnly={!mayChange}
          onType={(share) => set({ massLateShare: share / 100 })}
        />
        <Whole label={policyNumbers.massLateUnits} value={rules.massLateUnits} readOnly={!mayChange} onType={(massLateUnits) => set({ massLateUnits })} />
        <Whole
          label={policyNumbers.extensionsAtMost}
          value={rules.extensionsAtMost}
          readOnly={!mayChange}
          onType={(extensionsAtMost) => set({ extensionsAtMost })}
        />
        <Choice
          label={policyNumbers.freezesWhileAsked}
          data={[
            { value: 'yes', label: text['policy.freezes.yes'] },
            { value: 'no', label: text['policy.freezes.no'] },
          ]}
          value={rules.freezesWhileAsked ? 'yes' : 'no'}
          readOnly={!mayChange}
          onType={(freezes) => set({ freezesWhileAsked: freezes === 'yes' })}
        />
        {!ofDirective && (
          <Choice
            label={policyNumbers.fixedDatesRoll}
            data={[
              { value: 'no', label: text['policy.rolls.no'] },
              { value: 'yes', label: text['policy.rolls.yes'] },
            ]}
            value={rules.fixedDatesRoll ? 'yes' : 'no'}
            readOnly={!mayChange}
            onType={(rolls) => set({ fixedDatesRoll: rolls === 'yes' })}
          />
        )}
        <Urgency rules={rules} mayChange={mayChange} onChange={onChange} />
        {DAYS.map((name) => (
          <Whole key={name} label={policyNumbers[name]} value={rules[name]} readOnly={!mayChange} onType={(days) => set({ [name]: days })} />
        ))}
      </div>
    </section>
  )
}

/** What urgency does beside the ladders. */
function Urgency({ rules, mayChange, onChange }: Omit<Props, 'ofDirective'>) {
  const { khan, thuongKhan, hoaToc } = rules.urgency
  const set = (part: Partial<PolicyRules['urgency']>): void => onChange({ ...rules, urgency: { ...rules.urgency, ...part } })
  const percent = (share: number): number => Math.round(share * 100)
  const readOnly = !mayChange
  return (
    <>
      <Whole label={policyNumbers.khanShare} value={percent(khan.share)} readOnly={readOnly} onType={(share) => set({ khan: { share: share / 100 } })} />
      <Whole
        label={policyNumbers.thuongKhanShare}
        value={percent(thuongKhan.share)}
        readOnly={readOnly}
        onType={(share) => set({ thuongKhan: { share: share / 100 } })}
      />
      <Whole
        label={policyNumbers.hoaTocAnswerHours}
        value={hoaToc.answerHours}
        readOnly={readOnly}
        onType={(answerHours) => set({ hoaToc: { ...hoaToc, answerHours } })}
      />
      <Whole
        label={policyNumbers.hoaTocReceiptHours}
        value={hoaToc.receiptHours}
        readOnly={readOnly}
        onType={(receiptHours) => set({ hoaToc: { ...hoaToc, receiptHours } })}
      />
    </>
  )
}

/** When digests and weekly lists go out. */
function Clocks({ rules, mayChange, onChange }: Omit<Props, 'ofDirective'>) {
  const set = (part: Partial<PolicyRules>): void => onChange({ ...rules, ...part })
  return (
    <>
      <Clock label={policyNumbers.morning} value={rules.morning} readOnly={!mayChange} onType={(morning) => set({ morning })} />
      <Clock label={policyNumbers.dayEnds} value={rules.dayEnds} readOnly={!mayChange} onType={(dayEnds) => set({ dayEnds })} />
      <Choice
        label={policyNumbers.weeklyDay}
        data={text['format.weekdays'].slice(0, 5).map((label, i) => ({ value: String(i + 1), label }))}
        value={String(rules.weekly.weekday)}
        readOnly={!mayChange}
        onType={(weekday) => set({ weekly: { ...rules.weekly, weekday: Number(weekday) } })}
      />
      <Clock
        label={policyNumbers.weeklyClock}
        value={rules.weekly.clock}
        readOnly={!mayChange}
        onType={(clock) => set({ weekly: { ...rules.weekly, clock } })}
      />
    </>
  )
}

interface FieldProps<Value> {
  readonly label: string
  readonly value: Value
  readonly readOnly: boolean
  readonly onType: (value: Value) => void
}

function Whole({ label, value, readOnly, onType }: FieldProps<number>) {
  return (
    <TextInput type="number" min={0} label={label} value={String(value)} readOnly={readOnly} onChange={(event) => onType(Number(event.currentTarget.value))} />
  )
}

function Choice({ label, data, value, readOnly, onType }: FieldProps<string> & { readonly data: { value: string; label: string }[] }) {
  return (
    <Select
      label={label}
      data={data}
      value={value}
      readOnly={readOnly}
      allowDeselect={false}
      onChange={(chosen) => chosen !== null && onType(chosen)}
      comboboxProps={{ shadow: 'none', transitionProps: { duration: 0 } }}
    />
  )
}

function Clock({ label, value, readOnly, onType }: FieldProps<string>) {
  return <TextInput label={label} value={value} maxLength={5} readOnly={readOnly} onChange={(event) => onType(event.currentTarget.value.trim())} />
}
