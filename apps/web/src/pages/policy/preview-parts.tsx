import type { LocalDate } from '#base'
import type { PolicyDay, PolicyPreview } from '#contract'
import { Checkbox, Textarea } from '@mantine/core'
import { useState } from 'react'
import { dateWithWeekday, number } from '../../format.js'
import { Notice } from '../../parts/error-state.js'
import { policyRungNames } from '../../text/pages/policy.js'
import { text } from '../../text/text.js'
import { roleName } from './rungs.js'
import styles from './policy.module.css'

/** In what edited rules differ, and how much of the running work gets other reminders; or where they are wrong. */
export function Consequence({ preview: { faults, differences, count, units } }: { readonly preview: PolicyPreview }) {
  if (faults.length > 0)
    return (
      <Notice tone="wrong" title={text['policy.preview.faults']}>
        <ul className={styles.lines}>
          {faults.map(({ text: words }) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      </Notice>
    )
  if (differences.length === 0) return <p>{text['policy.preview.same']}</p>
  return (
    <>
      <h3>{text['policy.preview.differences']}</h3>
      <ul className={styles.lines}>
        {differences.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p>
        <b>{count > 0 ? text['policy.preview.count'](number(count), number(units)) : text['policy.preview.none']}</b> {text['policy.preview.rule']}
      </p>
    </>
  )
}

const kindOf = ({ kind, level }: PolicyDay): string => policyRungNames[kind === 'escalation' ? (level === 2 ? 'leaders' : 'office') : kind]

/** Each coming day's messages of one directive, to how many units, before and after. */
export function Days({ days }: { readonly days: readonly PolicyDay[] }) {
  const [onlyMoved, setOnlyMoved] = useState(true)
  const shown = onlyMoved ? days.filter(({ was, is }) => was !== is) : days
  return (
    <>
      <Checkbox mt="sm" label={text['policy.preview.onlyMoved']} checked={onlyMoved} onChange={(event) => setOnlyMoved(event.currentTarget.checked)} />
      {shown.length === 0 ? (
        <p data-quiet>{text['policy.preview.noDays']}</p>
      ) : (
        <div className={styles.days} role="group" aria-label={text['policy.preview.directive']} tabIndex={0}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{text['policy.preview.day']}</th>
                <th scope="col">{text['policy.preview.what']}</th>
                <th scope="col">{text['policy.preview.units']}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((day) => (
                <tr key={`${day.on} ${day.work} ${day.kind} ${day.level}`} data-moved={day.was === day.is ? undefined : true}>
                  <td>{dateWithWeekday(day.on as LocalDate)}</td>
                  <td>
                    {kindOf(day)}
                    <div data-quiet>
                      {day.work}: {day.tell.map(roleName).join(', ')}
                    </div>
                  </td>
                  <td className={styles.count}>{day.was === day.is ? number(day.is) : <Turned was={day.was} is={day.is} />}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}

function Turned({ was, is }: { readonly was: number; readonly is: number }) {
  return (
    <>
      <s>{number(was)}</s> → <b>{number(is)}</b>
    </>
  )
}

const MIN_WHY = 5
export const isReason = (why: string): boolean => why.trim().length >= MIN_WHY

interface WhyProps {
  readonly value: string
  /** Somebody has pressed already: a missing reason is said. */
  readonly checked: boolean
  readonly onType: (why: string) => void
}

/** Why the rules change; it stands in the record with the name. */
export function Why({ value, checked, onType }: WhyProps) {
  return (
    <Textarea
      label={text['policy.why']}
      description={text['policy.why.hint']}
      required
      rows={2}
      maxLength={500}
      value={value}
      error={checked && !isReason(value) ? text['policy.why.missing'] : null}
      onChange={(event) => onType(event.currentTarget.value)}
    />
  )
}
