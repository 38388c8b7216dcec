import { dayOf, instant } from '#base'
import type { DraftView } from '#contract'
import { Button } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { useId, useState } from 'react'
import { clock, clockInWords, date, number } from '../../format.js'
import { announce } from '../../parts/announce.js'
import { ConsequenceBar } from '../../parts/bulk-bar.js'
import { ConsequenceDialog } from '../../parts/consequence-dialog.js'
import { Icon } from '../../parts/icon.js'
import { homeOf } from '../../shell/menu.js'
import { useMe } from '../../shell/me.js'
import { text } from '../../text/text.js'
import { useSend } from '../../use-send.js'
import type { Draft } from './use-draft.js'
import styles from './check.module.css'

/** Numbers first, then what is missing; the button says beside it why it is not ready. */
export function CheckFoot({ draft, view }: { readonly draft: Draft; readonly view: DraftView }) {
  const [asking, setAsking] = useState(false)
  const home = homeOf(useMe())
  const why = useId()
  const missing = missingOf(draft, view)
  return (
    <>
      <ConsequenceBar label={text['foot.region']} consequence={<Effect view={view} />} missing={<State id={why} draft={draft} view={view} missing={missing} />}>
        <Button variant="default" component={Link} to={home.to}>
          {text['foot.later']}
        </Button>
        <Button disabled={missing !== null || draft.unsent.length > 0} aria-describedby={why} data-assign onClick={() => setAsking(true)}>
          {text['foot.assign']}
        </Button>
      </ConsequenceBar>
      <AssignDialog opened={asking} view={view} onClose={() => setAsking(false)} />
    </>
  )
}

/** While a name is not known to be a unit, more may come to the figures; nothing is shown that is not known. */
function Effect({ view: { effect, questions } }: { readonly view: DraftView }) {
  const more = questions.some(({ kind, answered }) => !answered && (kind === 'unknownUnit' || kind === 'successor'))
  const parts = [
    [effect.units, text['foot.units']],
    [effect.plans, text['foot.plans']],
    [effect.duties, text['foot.duties']],
    [effect.lines, text['foot.lines']],
    [effect.indicators, text['foot.indicators']],
    [effect.rounds, text['foot.rounds']],
  ] as const
  return (
    <span>
      <b>{text[more ? 'foot.afterAtLeast' : 'foot.after']}</b>{' '}
      {parts
        .filter(([count], i) => i === 0 || count > 0)
        .map(([count, words], i) => (
          <span key={words}>
            {i > 0 && ' · '}
            <b>{number(count)}</b>
            {words}
          </span>
        ))}
    </span>
  )
}

/** Why the button is not ready; null when it is. */
function missingOf({ failed, met }: Draft, { questions }: DraftView): string | null {
  if (failed) return text['foot.unsaved']
  if (met.length > 0) return text['foot.met']
  const open = questions.filter(({ answered }) => !answered)
  if (open.length === 0) return null
  const dates = open.filter(({ kind }) => kind === 'planDue').length
  const points = open.length - dates
  return text['foot.missing'](
    [dates > 0 && text['foot.missing.dates'](number(dates)), points > 0 && text['foot.missing.points'](number(points))].filter(Boolean).join(', '),
  )
}

function State({ id, draft, view, missing }: { readonly id: string; readonly draft: Draft; readonly view: DraftView; readonly missing: string | null }) {
  return (
    <span id={id} className={styles.missing} data-ready={missing === null || undefined}>
      {missing !== null && <Icon name="ask" />}
      <span>
        {missing ?? reminderWords(view)} <Saved draft={draft} />
      </span>
    </span>
  )
}

/** Saving, saved at what time, or not saved and what is done about it. */
function Saved({ draft: { failed, unsent, savedAt, flush } }: { readonly draft: Draft }) {
  if (failed) {
    return (
      <button type="button" className={styles.retry} onClick={() => void flush()}>
        {text['foot.retry']}
      </button>
    )
  }
  return <span data-quiet>{unsent.length > 0 ? text['foot.saving'] : savedAt === null ? '' : text['foot.saved'](clock(instant(savedAt)))}</span>
}

function reminderWords({ effect: { firstReminder } }: DraftView): string {
  if (firstReminder === null) return text['foot.noReminder']
  const at = instant(firstReminder)
  return text['foot.firstReminder'](clockInWords(at), date(dayOf(at)))
}

function AssignDialog({ opened, view, onClose }: { readonly opened: boolean; readonly view: DraftView; readonly onClose: () => void }) {
  const navigate = useNavigate()
  const assigning = useSend('assign', ({ units: assigned, at, directive }) => {
    announce(text['assign.done'](number(assigned), clockInWords(instant(at))))
    void navigate({ to: '/van-ban/$id', params: { id: String(directive) } })
  })
  const units = number(view.effect.units)
  const assign = (): void => assigning.mutate({ params: { id: view.directive }, body: { revision: view.revision } })
  return (
    <ConsequenceDialog
      opened={opened}
      title={text['assign.title']}
      consequence={text['assign.consequence'](units, reminderWords(view))}
      act={text['assign.act'](units)}
      busy={assigning.isPending}
      error={assigning.error}
      onAct={assign}
      onClose={onClose}
    >
      <p data-quiet>{text['assign.note']}</p>
    </ConsequenceDialog>
  )
}
