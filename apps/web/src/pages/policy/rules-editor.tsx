import type { PolicyRules, PolicyStep } from '#contract'
import type { ReactNode } from 'react'
import { policyStepNotes, policySteps } from '../../text/pages/policy.js'
import { text } from '../../text/text.js'
import { useAddressWord } from '../work/use-address-word.js'
import { Ladder } from './ladder.js'
import { Numbers } from './numbers.js'
import { Urgencies } from './urgencies.js'
import styles from './policy.module.css'

const STEPS = Object.keys(policySteps) as PolicyStep[]
const NUMBERS = 'so-lieu'

interface Props {
  readonly rules: PolicyRules
  readonly mayChange: boolean
  readonly onChange: (rules: PolicyRules) => void
  /** The rules of one directive: those for all, to mark where they differ. */
  readonly general?: PolicyRules
  /** Stands below each of them. */
  readonly children: ReactNode
}

/** The ladders of all kinds of work, one at a time, and the numbers; which one is shown stands in the address. */
export function RulesEditor({ rules, mayChange, onChange, general, children }: Props) {
  const [word, setWord] = useAddressWord('viec')
  const shown = STEPS.find((one) => one === word) ?? 'ownPlan'
  return (
    <div className={styles.page}>
      <Steps shown={word === NUMBERS ? NUMBERS : shown} differs={(place) => general !== undefined && differs(rules, general, place)} onChoose={setWord} />
      <div className={styles.step}>
        {word === NUMBERS ? (
          <Numbers rules={rules} mayChange={mayChange} onChange={onChange} ofDirective={general !== undefined} />
        ) : (
          <>
            <Ladder key={shown} step={shown} rules={rules} mayChange={mayChange} onChange={onChange} />
            {shown !== 'undated' && <Urgencies rungs={rules.steps[shown]} urgency={rules.urgency} />}
            {shown !== 'undated' && <Ladder key={`${shown} hours`} step={shown} rules={rules} mayChange={mayChange} onChange={onChange} inHours />}
          </>
        )}
        {children}
      </div>
    </div>
  )
}

function differs(rules: PolicyRules, general: PolicyRules, place: PolicyStep | typeof NUMBERS): boolean {
  const partOf = ({ steps, urgency: { hoaToc, ...urgency }, ...numbers }: PolicyRules): unknown => {
    const { steps: hours, ...answered } = hoaToc
    if (place === NUMBERS) return [numbers, urgency, answered]
    return [steps[place], place === 'undated' ? null : hours[place]]
  }
  return JSON.stringify(partOf(rules)) !== JSON.stringify(partOf(general))
}

interface StepsProps {
  readonly shown: PolicyStep | typeof NUMBERS
  readonly differs: (place: PolicyStep | typeof NUMBERS) => boolean
  readonly onChoose: (place: string) => void
}

function Steps({ shown, differs: isOwn, onChoose }: StepsProps) {
  return (
    <nav className={styles.steps} aria-label={text['policy.steps']}>
      {STEPS.map((one) => (
        <button key={one} type="button" aria-current={one === shown ? 'true' : undefined} onClick={() => onChoose(one)}>
          <b>{policySteps[one]}</b>
          <span>{isOwn(one) ? text['ownRules.mark'] : policyStepNotes[one]}</span>
        </button>
      ))}
      <button type="button" aria-current={shown === NUMBERS ? 'true' : undefined} onClick={() => onChoose(NUMBERS)}>
        <b>{text['policy.numbers']}</b>
        {isOwn(NUMBERS) && <span>{text['ownRules.mark']}</span>}
      </button>
    </nav>
  )
}
