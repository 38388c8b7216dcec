import { instant, type LocalDate } from '#base'
import type { CalendarMove, CalendarPreview } from '#contract'
import { useEffect } from 'react'
import { dateWithWeekday, moment, number, shortDate, subjectWords } from '../../format.js'
import { announce } from '../../parts/announce.js'
import { ConsequenceDialog } from '../../parts/consequence-dialog.js'
import { Loading } from '../../parts/loading.js'
import { text } from '../../text/text.js'
import { useSend } from '../../use-send.js'
import type { Change } from './said.js'
import styles from './calendar.module.css'

interface Props {
  readonly change: Change
  readonly onClose: () => void
  readonly onDone: () => void
}

/** What would move, per paper and unit, old and new; then it is done in one step. */
export function PreviewDialog({ change, onClose, onDone }: Props) {
  const looking = useSend('previewCalendar')
  const changing = useSend('changeCalendar', ({ moved }) => {
    announce(text['calendar.applied'](number(moved)))
    onDone()
  })
  const { mutate } = looking
  useEffect(() => mutate({ body: change }), [mutate, change])
  const preview = looking.data
  const apply = (): void => {
    if (!preview) return
    changing.mutate({ body: { ...change, seen: preview.seen } })
  }
  return (
    <ConsequenceDialog
      opened
      title={text['calendar.preview.title']}
      consequence={preview ? <Consequence preview={preview} /> : looking.error ? null : <Loading />}
      act={text[preview && preview.count > 0 ? 'calendar.apply' : 'calendar.applyOnly']}
      busy={changing.isPending}
      disabled={!preview}
      error={looking.error ?? changing.error}
      onAct={apply}
      onClose={onClose}
    >
      {preview && preview.count > 0 && <Moves preview={preview} />}
    </ConsequenceDialog>
  )
}

function Consequence({ preview: { days, count, units, directives, dues } }: { readonly preview: CalendarPreview }) {
  return (
    <>
      <ul className={styles.turned}>
        {days.map(({ date, worked, workedBefore }) => (
          <li key={date}>{turnedWords(dateWithWeekday(date as LocalDate), worked, workedBefore)}</li>
        ))}
      </ul>
      {count === 0 ? (
        <p>{text['calendar.preview.none']}</p>
      ) : (
        <p>
          <b>{text['calendar.preview.count'](number(count), number(units), number(directives))}</b>{' '}
          {dues > 0 ? text['calendar.preview.dues'](number(dues)) : text['calendar.preview.noDues']} {text['calendar.preview.fixed']}
        </p>
      )}
    </>
  )
}

function turnedWords(day: string, worked: boolean, before: boolean): string {
  if (worked === before) return text['calendar.preview.day.same'](day, worked)
  return text[worked ? 'calendar.preview.day.on' : 'calendar.preview.day.off'](day)
}

function Moves({ preview: { moves, count } }: { readonly preview: CalendarPreview }) {
  const directives = [...new Map(moves.map(({ directive }) => [directive.id, directive])).values()]
  return (
    <div className={styles.moves} role="group" aria-label={text['calendar.preview.title']} tabIndex={0}>
      {directives.map(({ id, number: symbol, subject }) => (
        <section key={id}>
          <h3>
            {symbol ?? text['calendar.preview.noNumber']} {subject && <span data-quiet>{subjectWords(subject)}</span>}
          </h3>
          <ul>
            {moves
              .filter(({ directive }) => directive.id === id)
              .map((move) => (
                <Move key={move.instance} move={move} />
              ))}
          </ul>
        </section>
      ))}
      {count > moves.length && <p data-quiet>{text['calendar.preview.cut'](number(moves.length), number(count))}</p>}
    </div>
  )
}

function Move({ move: { unit, definitionLabel, stateLabel, due, next, moments } }: { readonly move: CalendarMove }) {
  const shown = (at: number): string => moment(instant(at))
  return (
    <li className={styles.move}>
      <div>
        <b>{unit?.name ?? text['calendar.preview.office']}</b>
        <span data-quiet>
          {definitionLabel}, {stateLabel.toLocaleLowerCase('vi')}
        </span>
      </div>
      <div className={styles.times}>
        {due && (
          <div>
            {text['calendar.preview.due']}: <s>{shortDate(due.was as LocalDate)}</s> → <b>{shortDate(due.is as LocalDate)}</b>
          </div>
        )}
        {next.was !== next.is && (
          <div>
            {text['calendar.preview.next']}: <s>{shown(next.was)}</s> → <b>{shown(next.is)}</b>
          </div>
        )}
        <div data-quiet>{text['calendar.preview.moments'](number(moments))}</div>
      </div>
    </li>
  )
}
