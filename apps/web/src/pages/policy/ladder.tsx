import type { PolicyRules, PolicyRungView, PolicyStep } from '#contract'
import { Button, MultiSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { SectionHead } from '../../parts/section-head.js'
import { Sign } from '../../parts/sign.js'
import { policyRungNames, policySteps } from '../../text/pages/policy.js'
import { text } from '../../text/text.js'
import { dayOfRung, hourRungs, nameOf, newRung, ordered, roleName, signOf, TELLABLE, withHours, withRungs } from './rungs.js'
import styles from './policy.module.css'

interface Props {
  readonly step: PolicyStep
  readonly rules: PolicyRules
  readonly mayChange: boolean
  readonly onChange: (rules: PolicyRules) => void
  /** That of a hỏa tốc letter, as a line of hours. */
  readonly inHours?: boolean
}

/** The ladder of one kind of work as a line of days; the chosen rung is edited below it. */
export function Ladder({ step, rules, mayChange, onChange, inHours = false }: Props) {
  const [chosen, setChosen] = useState<number | null>(null)
  const rungs = inHours ? hourRungs(rules, step) : rules.steps[step]
  const rung = chosen === null ? undefined : rungs[chosen]
  const put = (next: readonly PolicyRungView[], pick: PolicyRungView | null): void => {
    onChange(inHours ? withHours(rules, step, next) : withRungs(rules, step, next))
    setChosen(pick === null ? null : ordered(next).indexOf(pick))
  }
  return (
    <section className={inHours ? styles.section : undefined}>
      {inHours ? <SectionHead>{text['policy.hours']}</SectionHead> : <h2 className={styles.name}>{policySteps[step]}</h2>}
      {inHours && <p data-quiet>{text['policy.hours.note']}</p>}
      <ol className={styles.line}>
        {rungs.map((one, i) => (
          <Rung key={`${one.workingDays} ${one.kind} ${one.stage}`} rung={one} inHours={inHours} chosen={i === chosen} onChoose={() => setChosen(i)} />
        ))}
      </ol>
      {rung ? (
        <Editor
          key={chosen}
          rung={rung}
          inHours={inHours}
          mayChange={mayChange}
          onChange={(next) =>
            put(
              rungs.map((one) => (one === rung ? next : one)),
              next,
            )
          }
          onRemove={() =>
            put(
              rungs.filter((one) => one !== rung),
              null,
            )
          }
        />
      ) : (
        <p data-quiet>{text[mayChange ? 'policy.rung.pick' : 'policy.rung.pickOnly']}</p>
      )}
      {mayChange && step !== 'undated' && (
        <div className={styles.adds}>
          {(['reminder', 'office', 'leaders'] as const).map((kind) => {
            const made = newRung(kind, rungs)
            return (
              <Button key={kind} size="xs" variant="default" onClick={() => put([...rungs, made], made)}>
                {inHours ? text[`policy.addHours.${kind}`] : text[`policy.add.${kind}`]}
              </Button>
            )
          })}
        </div>
      )}
    </section>
  )
}

interface RungProps {
  readonly rung: PolicyRungView
  readonly inHours: boolean
  readonly chosen: boolean
  readonly onChoose: () => void
}

function Rung({ rung, inHours, chosen, onChoose }: RungProps) {
  const { workingDays, tell, weekly = [] } = rung
  const name = policyRungNames[nameOf(rung)]
  const told = tell.map((role) => `${roleName(role)}${weekly.includes(role) ? ` ${text['policy.rung.weekly']}` : ''}`)
  return (
    <li data-late={workingDays > 0 || rung.kind === 'overdue' ? true : undefined}>
      <button type="button" aria-pressed={chosen} aria-label={text['policy.rung'](name, dayOfRung(workingDays, inHours))} onClick={onChoose}>
        <span className={styles.day}>{rung.kind === 'review' ? '' : dayOfRung(workingDays, inHours)}</span>
        <span className={styles.stop}>
          <Sign name={signOf(rung)} size={12} />
        </span>
        <b>{name}</b>
        <span className={styles.told}>{told.length > 0 ? told.join(', ') : text['policy.rung.nobody']}</span>
      </button>
    </li>
  )
}

interface EditorProps {
  readonly rung: PolicyRungView
  readonly inHours: boolean
  readonly mayChange: boolean
  readonly onChange: (rung: PolicyRungView) => void
  readonly onRemove: () => void
}

const combobox = { shadow: 'none', transitionProps: { duration: 0 } } as const
const MOST_DAYS = 60
const MOST_HOURS = 72

function Editor({ rung, inHours, mayChange, onChange, onRemove }: EditorProps) {
  const { workingDays, kind } = rung
  const name = policyRungNames[nameOf(rung)]
  const title = <h3>{kind === 'review' ? name : text['policy.rung'](name, dayOfRung(workingDays, inHours))}</h3>
  if (kind === 'overdue')
    return (
      <div className={styles.editor}>
        {title}
        <p data-quiet>{text[inHours ? 'policy.hours.fixed' : 'policy.rung.fixed']}</p>
      </div>
    )
  return (
    <div className={styles.editor} role="group" aria-label={text['policy.rung.edit'](name, dayOfRung(workingDays, inHours))}>
      {title}
      <div className={styles.fields}>
        {kind !== 'review' && <Days rung={rung} inHours={inHours} mayChange={mayChange} onChange={onChange} />}
        <People rung={rung} inHours={inHours} mayChange={mayChange} onChange={onChange} />
      </div>
      {mayChange && kind !== 'review' && (
        <Button size="xs" variant="default" onClick={onRemove}>
          {text['policy.rung.remove']}
        </Button>
      )}
    </div>
  )
}

type PartProps = Omit<EditorProps, 'onRemove'>

function Days({ rung, inHours, mayChange, onChange }: PartProps) {
  const before = rung.kind === 'reminder'
  const least = before && !inHours ? 0 : 1
  const most = inHours ? MOST_HOURS : MOST_DAYS
  const labels = inHours ? (['policy.hours.before', 'policy.hours.after'] as const) : (['policy.rung.daysBefore', 'policy.rung.daysAfter'] as const)
  const [typed, setTyped] = useState(String(Math.abs(rung.workingDays)))
  const type = (said: string): void => {
    setTyped(said)
    const days = Number(said)
    if (said !== '' && Number.isInteger(days) && days <= most && days >= least) onChange({ ...rung, workingDays: before ? 0 - days : days })
  }
  return (
    <TextInput
      type="number"
      min={least}
      max={most}
      label={text[labels[before ? 0 : 1]]}
      value={typed}
      readOnly={!mayChange}
      onChange={(event) => type(event.currentTarget.value)}
    />
  )
}

const options = (roles: readonly string[]): { value: string; label: string }[] => roles.map((role) => ({ value: role, label: roleName(role) }))

function People({ rung, inHours, mayChange, onChange }: PartProps) {
  const { tell, weekly = [] } = rung
  const setTell = (roles: string[]): void =>
    onChange(
      withWeekly(
        { ...rung, tell: roles },
        weekly.filter((role) => roles.includes(role)),
      ),
    )
  return (
    <>
      <MultiSelect
        label={text['policy.rung.tell']}
        data={options([...new Set([...TELLABLE, ...tell])])}
        value={[...tell]}
        readOnly={!mayChange}
        onChange={setTell}
        hidePickedOptions
        comboboxProps={combobox}
      />
      {!inHours && (
        <MultiSelect
          label={text['policy.rung.weeklyTell']}
          data={options(tell)}
          value={[...weekly]}
          readOnly={!mayChange}
          onChange={(roles) => onChange(withWeekly(rung, roles))}
          hidePickedOptions
          comboboxProps={combobox}
        />
      )}
    </>
  )
}

function withWeekly({ weekly: _, ...rung }: PolicyRungView, weekly: readonly string[]): PolicyRungView {
  return weekly.length > 0 ? { ...rung, weekly } : rung
}
