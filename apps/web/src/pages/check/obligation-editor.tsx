import { parseDate } from '#base'
import type { DraftObligation, DraftView } from '#contract'
import { Button, Checkbox, Select } from '@mantine/core'
import { number } from '../../format.js'
import { Deadline } from '../../parts/deadline.js'
import { text } from '../../text/text.js'
import { AUTHORITIES, CLASSES, isAuthority, isClass } from './classes.js'
import { DueField, HourField } from './due-field.js'
import { OwnRhythm } from './rounds.js'
import { SavedText } from './saved-text.js'
import { ShapeTools } from './shape-tools.js'
import { Coordinating, UnitsEditor } from './units-editor.js'
import type { Hand } from './hand.js'
import type { Correction } from './use-draft.js'
import styles from './editor.module.css'

type Change = Omit<NonNullable<Correction['obligations']>[number], 'path'>

interface Props {
  readonly obligation: DraftObligation
  readonly view: DraftView
  readonly hand: Hand
}

/** Corrects what was read of one clause; each correction is saved as it is made. */
export function ObligationEditor({ obligation, view, hand }: Props) {
  const { path, class: kind, authority, dropped } = obligation
  const change = (part: Change): void => hand.change({ obligations: [{ path, ...part }] })
  const type = (part: Change): void => hand.type({ obligations: [{ path, ...part }] })
  if (dropped)
    return <Dropped obligation={obligation} onRestore={() => change({ dropped: false })} onReason={(dropReason) => type({ dropReason })} hand={hand} />
  return (
    <div className={styles.editor}>
      <p data-quiet>{[madeWords(obligation), text[`class.${kind}.note`], text[`authority.${authority}`]].filter(Boolean).join(' ')}</p>
      <SavedText label={text['edit.name']} saved={obligation.title} onType={(title) => type({ title })} onLeave={hand.flush} />
      <KindFields obligation={obligation} isInHours={view.header.urgency === 'hoa-toc'} onChange={change} />
      <Written obligation={obligation} />
      <UnitsEditor units={obligation.units} names={view.names} onChange={(units) => change({ units: [...units] })} />
      <Coordinating names={obligation.coordinating} onChange={(coordinating) => change({ coordinating: [...coordinating] })} />
      {(kind === 'report' || kind === 'consolidate') && (
        <details className={styles.fold}>
          <summary>{text['edit.reports']}</summary>
          <OwnRhythm path={path} onChange={hand.change} />
        </details>
      )}
      <ClassButtons obligation={obligation} onChange={change} />
      <ShapeTools obligation={obligation} view={view} hand={hand} />
    </div>
  )
}

interface DroppedProps {
  readonly obligation: DraftObligation
  readonly onRestore: () => void
  readonly onReason: (reason: string) => void
  readonly hand: Hand
}

function Dropped({ obligation, onRestore, onReason, hand }: DroppedProps) {
  return (
    <div className={styles.editor}>
      <SavedText label={text['drop.reason']} saved={obligation.dropReason ?? ''} empty onType={onReason} onLeave={hand.flush} />
      <div className={styles.buttons}>
        <Button variant="default" size="xs" onClick={onRestore}>
          {text['edit.restore']}
        </Button>
      </div>
    </div>
  )
}

/** What kind of thing it is, how binding, until when. */
function KindFields({
  obligation,
  isInHours,
  onChange,
}: {
  readonly obligation: DraftObligation
  /** Hỏa tốc: the date has an hour. */
  readonly isInHours: boolean
  readonly onChange: (part: Change) => void
}) {
  const { class: kind, authority, due, needsApproval } = obligation
  const isWork = kind === 'plan' || kind === 'duty'
  const still = { shadow: 'none', transitionProps: { duration: 0 } } as const
  return (
    <>
      <div className={styles.pair}>
        <Select
          label={text['edit.class']}
          data={CLASSES.map((value) => ({ value, label: text[`class.${value}`] }))}
          value={kind}
          allowDeselect={false}
          onChange={(value) => isClass(value) && value !== kind && onChange({ class: value })}
          comboboxProps={still}
        />
        <Select
          label={text['edit.authority']}
          data={AUTHORITIES.map((value) => ({ value, label: text[`edit.authority.${value}`] }))}
          value={authority}
          allowDeselect={false}
          onChange={(value) => isAuthority(value) && value !== authority && onChange({ authority: value })}
          comboboxProps={still}
        />
        {isWork && <DueField label={text['edit.due']} saved={due.on} onSave={(dueOn) => onChange({ dueOn })} />}
        {isWork && isInHours && due.on !== null && (
          <HourField label={text['edit.due.hour']} saved={due.time ?? null} onSave={(dueTime) => onChange({ dueTime })} />
        )}
      </div>
      {isWork && due.on !== null && (
        <div className={styles.due}>
          <Deadline form="full" due={{ ...due, on: parseDate(due.on) }} />
          <button type="button" className={styles.quiet} onClick={() => onChange({ dueOn: null })}>
            {text['edit.due.clear']}
          </button>
        </div>
      )}
      {kind === 'plan' && (
        <Checkbox
          size="xs"
          label={text['edit.approval']}
          checked={needsApproval}
          onChange={(event) => onChange({ needsApproval: event.currentTarget.checked })}
        />
      )}
    </>
  )
}

/** The corrections that are made most: a clause becomes a task of its own, a task becomes a standing clause. */
function ClassButtons({
  obligation: { class: kind, authority, path },
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
      <Button variant="subtle" size="xs" data-act="drop" data-path={path} onClick={() => onChange({ dropped: true })}>
        {text['edit.drop']}
      </Button>
    </div>
  )
}

/** As the letter says it: who leads, which figures. */
function Written({ obligation: { leads, targets } }: { readonly obligation: DraftObligation }) {
  const lines = [
    leads.length > 0 && text['edit.leads'](leads.join('; ')),
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

function madeWords({ made }: DraftObligation): string {
  if (!made) return ''
  const words = made.by === 'split' ? text['made.split'](made.of ?? '') : text['made.add']
  return `${words.charAt(0).toLocaleUpperCase('vi')}${words.slice(1)}.`
}
