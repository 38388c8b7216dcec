import type { LocalDate } from '#base'
import type { PolicyDay, PolicyPreview, PolicyRules } from '#contract'
import { Checkbox, Select, Textarea } from '@mantine/core'
import { useEffect, useState } from 'react'
import { dateWithWeekday, number, subjectWords } from '../../format.js'
import { announce } from '../../parts/announce.js'
import { ConsequenceDialog } from '../../parts/consequence-dialog.js'
import { Notice } from '../../parts/error-state.js'
import { Loading } from '../../parts/loading.js'
import { policyRungNames } from '../../text/pages/policy.js'
import { text } from '../../text/text.js'
import { useSend } from '../../use-send.js'
import { roleName } from './rungs.js'
import styles from './policy.module.css'

interface Props {
  readonly rules: PolicyRules
  readonly onClose: () => void
  readonly onDone: () => void
}

const MIN_WHY = 5

/** In what the edited rules differ and which messages of a directive would fall on which days; then they are adopted with a reason. */
export function PreviewDialog({ rules, onClose, onDone }: Props) {
  const [directive, setDirective] = useState<number | null>(null)
  const [why, setWhy] = useState('')
  const [checked, setChecked] = useState(false)
  const looking = useSend('previewPolicy')
  const adopting = useSend('adoptPolicy')
  const { mutate } = looking
  useEffect(() => mutate({ body: { rules: { ...rules }, directive } }), [mutate, rules, directive])
  const preview = looking.data
  const missing = why.trim().length < MIN_WHY
  const adopt = (): void => {
    setChecked(true)
    if (!preview || missing) return
    adopting.mutate(
      { body: { rules: { ...rules }, why: why.trim(), seen: preview.seen } },
      {
        onSuccess: ({ version, moved }) => {
          announce(text['policy.adopted'](number(version), number(moved)))
          onClose()
          onDone()
        },
      },
    )
  }
  return (
    <ConsequenceDialog
      opened
      title={text['policy.preview.title']}
      consequence={preview ? <Consequence preview={preview} /> : looking.error ? null : <Loading />}
      act={text['policy.adopt']}
      busy={adopting.isPending}
      disabled={!preview || preview.faults.length > 0 || preview.differences.length === 0}
      error={looking.error ?? adopting.error}
      onAct={adopt}
      onClose={onClose}
    >
      {preview && preview.faults.length === 0 && preview.differences.length > 0 && (
        <div className={styles.preview}>
          {preview.directives.length > 0 && <Messages preview={preview} onChoose={setDirective} />}
          <Textarea
            label={text['policy.why']}
            description={text['policy.why.hint']}
            required
            rows={2}
            maxLength={500}
            value={why}
            error={checked && missing ? text['policy.why.missing'] : null}
            onChange={(event) => setWhy(event.currentTarget.value)}
          />
        </div>
      )}
    </ConsequenceDialog>
  )
}

function Consequence({ preview: { faults, differences, count, units } }: { readonly preview: PolicyPreview }) {
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

function Messages({ preview, onChoose }: { readonly preview: PolicyPreview; readonly onChoose: (directive: number) => void }) {
  const { days, directive, directives } = preview
  const [onlyMoved, setOnlyMoved] = useState(true)
  const shown = onlyMoved ? days.filter(({ was, is }) => was !== is) : days
  return (
    <section>
      <Select
        label={text['policy.preview.directive']}
        data={directives.map(({ id, number: symbol, subject }) => ({
          value: String(id),
          label: `${symbol ?? text['policy.preview.noNumber']} ${subject ? subjectWords(subject) : ''}`,
        }))}
        value={directive === null ? null : String(directive)}
        allowDeselect={false}
        onChange={(id) => id !== null && onChoose(Number(id))}
        comboboxProps={{ shadow: 'none', transitionProps: { duration: 0 } }}
      />
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
    </section>
  )
}

function Turned({ was, is }: { readonly was: number; readonly is: number }) {
  return (
    <>
      <s>{number(was)}</s> → <b>{number(is)}</b>
    </>
  )
}
