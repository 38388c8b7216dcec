import { type LocalDate, localDate } from '#base'
import type { AllowedEvent, BodyOf, DatesPreview, routes, WorkView } from '#contract'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { date, number } from '../../format.js'
import { announce } from '../../parts/announce.js'
import { ErrorState } from '../../parts/error-state.js'
import { EventForm } from '../../parts/event-form.js'
import type { FormValues } from '../../parts/form-values.js'
import { useToday } from '../../shell/use-now.js'
import { text } from '../../text/text.js'
import { upload } from '../../upload.js'
import { reading } from '../../use-read.js'
import { useSend } from '../../use-send.js'
import { fieldsOf } from '../work/fields-of.js'
import { Refused } from './refused.js'
import styles from './directive.module.css'

interface Props {
  readonly act: AllowedEvent
  readonly view: Pick<WorkView, 'card' | 'lines' | 'indicators'>
  /** Assignments of chosen units, or the directive for all. */
  readonly instances: readonly number[]
  readonly nameOf: (instance: number) => string
  readonly onDone: () => void
}

type Asked = BodyOf<typeof routes.previewDates>

/** One new date for the work of many: first what it would change and for whom, then the act. Each piece is judged for itself. */
export function AmendDates(props: Props) {
  const { act, view, instances } = props
  const today = useToday()
  const [values, setValues] = useState<FormValues | null>(null)
  const asked = askedOf(instances, values, today)
  const preview = useQuery({ ...reading('previewDates', { body: asked }), enabled: values !== null, retry: false })
  return (
    <>
      <EventForm
        fields={fieldsOf(act, view)}
        act={text['dates.look']}
        onSubmit={setValues}
        today={today}
        upload={upload}
        busy={preview.isFetching}
        error={values && preview.error}
      />
      {values && preview.data && (
        <>
          <Preview preview={preview.data} />
          {preview.data.moved > 0 && <Confirm {...props} values={values} preview={preview.data} />}
        </>
      )}
    </>
  )
}

/** What of the form the preview asks about; before it was filled in nothing is asked. */
function askedOf(instances: readonly number[], values: FormValues | null, today: LocalDate): Asked {
  return { instances: [...instances], work: (values?.['work'] ?? 'all') as Asked['work'], dueOn: (values?.['dueOn'] ?? today) as Asked['dueOn'] }
}

/** The act itself; what the house refuses of it is listed with the reason. */
function Confirm({ act, instances, nameOf, onDone, values, preview }: Props & { readonly values: FormValues; readonly preview: DatesPreview }) {
  const moved = number(preview.moved)
  const { mutate, data, error, isPending } = useSend('sendMany', ({ refused }) => {
    if (refused.length > 0) return
    announce(text['dates.done'](moved, date(localDate(preview.to))))
    onDone()
  })
  const send = (): void => mutate({ params: { event: act.event }, body: { instances: [...instances], payload: { ...values } } })
  return (
    <>
      {data && data.refused.length > 0 && <Refused refused={data.refused} nameOf={nameOf} />}
      {error && <ErrorState error={error} />}
      <Button className={styles.ownWidth ?? ''} loading={isPending} onClick={send}>
        {text['dates.do'](moved)}
      </Button>
    </>
  )
}

function Preview({ preview }: { readonly preview: DatesPreview }) {
  const { moved, units, from, to, earlier, people, messages } = preview
  return (
    <div className={styles.consequence} role="status">
      {moved === 0 ? (
        <p>{text['dates.none']}</p>
      ) : (
        <>
          <p>{text['dates.moves'](number(moved), number(units), date(localDate(to)))}</p>
          <ul className={styles.preview}>
            {from.map(({ dueOn, count }) => (
              <li key={dueOn}>{dueOn === null ? text['dates.from.none'](number(count)) : text['dates.from'](date(localDate(dueOn)), number(count))}</li>
            ))}
          </ul>
          {earlier > 0 && <p data-tone="late">{text['dates.earlier'](number(earlier))}</p>}
          <p>{text['dates.people'](number(people), number(messages))}</p>
        </>
      )}
      <Left preview={preview} />
    </div>
  )
}

function Left({ preview: { left } }: { readonly preview: DatesPreview }) {
  if (left.length === 0) return null
  return (
    <details>
      <summary>{text['dates.left'](number(left.length))}</summary>
      <ul className={styles.preview}>
        {left.map(({ work, unit, label, why }) => (
          <li key={work}>
            <b>{unit?.name}</b> {label}: <span data-quiet>{text[`dates.why.${why}`]}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
