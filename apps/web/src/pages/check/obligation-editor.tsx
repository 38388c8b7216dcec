import { parseDate } from '#base'
import type { DraftObligation, DraftView } from '#contract'
import { Button, Checkbox, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { number } from '../../format.js'
import { Deadline } from '../../parts/deadline.js'
import { text } from '../../text/text.js'
import { DueField } from './due-field.js'
import { UnitsEditor } from './units-editor.js'
import type { Correction } from './use-draft.js'
import styles from './check.module.css'

type Change = Omit<NonNullable<Correction['obligations']>[number], 'path'>

interface Props {
  readonly obligation: DraftObligation
  readonly names: DraftView['names']
  readonly onChange: (correction: Correction) => void
}

const CLASSES = ['plan', 'duty', 'line', 'indicator', 'report', 'consolidate'] as const

/** Corrects what was read of one clause; each correction is saved at once. */
export function ObligationEditor({ obligation, names, onChange }: Props) {
  const { path, class: kind, authority, dropped, needsApproval } = obligation
  const change = (part: Change): void => onChange({ obligations: [{ path, ...part }] })
  if (dropped) {
    return (
      <Button variant="default" size="xs" onClick={() => change({ dropped: false })}>
        {text['edit.restore']}
      </Button>
    )
  }
  const isWork = kind === 'plan' || kind === 'duty'
  return (
    <div className={styles.editor}>
      <p data-quiet>{[text[`class.${kind}.note`], text[`authority.${authority}`]].filter(Boolean).join(' ')}</p>
      <SavedText label={text['edit.name']} saved={obligation.title} onSave={(title) => change({ title })} />
      <div className={styles.pair}>
        <Select
          label={text['edit.class']}
          data={CLASSES.map((value) => ({ value, label: text[`class.${value}`] }))}
          value={kind}
          allowDeselect={false}
          onChange={(value) => isClass(value) && change({ class: value })}
          comboboxProps={{ shadow: 'none', transitionProps: { duration: 0 } }}
        />
        {isWork && <DueField label={text['edit.due']} saved={obligation.due.on} onSave={(dueOn) => change({ dueOn })} />}
      </div>
      {isWork && obligation.due.on !== null && (
        <div className={styles.due}>
          <Deadline form="full" due={{ ...obligation.due, on: parseDate(obligation.due.on) }} />
          <button type="button" className={styles.quiet} onClick={() => change({ dueOn: null })}>
            {text['edit.due.clear']}
          </button>
        </div>
      )}
      {kind === 'plan' && (
        <Checkbox
          size="xs"
          label={text['edit.approval']}
          checked={needsApproval}
          onChange={(event) => change({ needsApproval: event.currentTarget.checked })}
        />
      )}
      <Written obligation={obligation} />
      <UnitsEditor units={obligation.units} names={names} onChange={(units) => change({ units: [...units] })} />
      <ClassButtons obligation={obligation} onChange={change} />
    </div>
  )
}

/** The corrections that are made most: a clause becomes a task of its own, a task becomes a standing clause. */
function ClassButtons({
  obligation: { class: kind, authority },
  onChange,
}: {
  readonly obligation: DraftObligation
  readonly onChange: (part: Change) => void
}) {
  const isWork = kind === 'plan' || kind === 'duty'
  return (
    <div className={styles.buttons}>
      {!isWork && authority === 'order' && (
        <Button variant="default" size="xs" onClick={() => onChange({ class: 'duty' })}>
          {text['edit.toDuty']}
        </Button>
      )}
      {isWork && (
        <Button variant="default" size="xs" onClick={() => onChange({ class: 'line' })}>
          {text['edit.toLine']}
        </Button>
      )}
      <Button variant="subtle" size="xs" onClick={() => onChange({ dropped: true })}>
        {text['edit.drop']}
      </Button>
    </div>
  )
}

/** As the letter says it: who leads, who coordinates, which figures. */
function Written({ obligation: { leads, coordinating, targets } }: { readonly obligation: DraftObligation }) {
  const lines = [
    leads.length > 0 && text['edit.leads'](leads.join('; ')),
    coordinating.length > 0 && text['edit.coordinating'](coordinating.join('; ')),
    targets.length > 0 && text['edit.targets'](targets.map(({ measure, op, value, unit }) => `${measure} ${op} ${number(value)} ${unit}`.trim()).join('; ')),
  ]
  return (
    <>
      {lines
        .filter((line) => line !== false)
        .map((line) => (
          <p key={line} data-quiet>
            {line}
          </p>
        ))}
    </>
  )
}

interface TextProps {
  readonly label: string
  readonly saved: string
  readonly onSave: (words: string) => void
  /** May be left empty. */
  readonly empty?: boolean
}

/** Saved when one leaves the field, or with Enter; what was typed stays when the house refuses. */
export function SavedText({ label, saved, onSave, empty = false }: TextProps) {
  const [typed, setTyped] = useState(saved)
  const [before, setBefore] = useState(saved)
  if (before !== saved) {
    setBefore(saved)
    setTyped(saved)
  }
  const leave = (): void => {
    const words = typed.trim()
    if (words !== saved && (words !== '' || empty)) onSave(words)
  }
  return (
    <TextInput
      label={label}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={leave}
      onKeyDown={(event) => event.key === 'Enter' && leave()}
    />
  )
}

function isClass(value: string | null): value is (typeof CLASSES)[number] {
  return CLASSES.some((kind) => kind === value)
}
