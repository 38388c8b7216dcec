import { instant, type LocalDate, parseDate } from '#base'
import type { AllowedEvent, WorkView } from '#contract'
import { Button } from '@mantine/core'
import { clockInWords, endOf } from '../../format.js'
import { announce } from '../../parts/announce.js'
import { ErrorState } from '../../parts/error-state.js'
import { Facts } from '../../parts/facts.js'
import { Loading } from '../../parts/loading.js'
import { Quote } from '../../parts/quote.js'
import { SidePanel } from '../../parts/side-panel.js'
import { markOf, stateOf } from '../../parts/state-of.js'
import { Status } from '../../parts/status.js'
import { Timeline } from '../../parts/timeline.js'
import { useNow } from '../../shell/use-now.js'
import { text } from '../../text/text.js'
import { useQuery } from '@tanstack/react-query'
import { reading } from '../../use-read.js'
import { useSend } from '../../use-send.js'
import { happeningsOf } from '../work/happenings.js'
import { LinkButton } from '../work/link-button.js'
import { paperWords } from '../work/paper-words.js'
import { paperPath, workPath } from '../work/paths.js'
import { ReadError } from '../work/read-error.js'
import styles from './board.module.css'

const NEWEST = 6

interface Props {
  /** The step behind the cell; null when none is open. */
  readonly work: number | null
  readonly unit: string
  readonly today: LocalDate
  readonly onClose: () => void
}

/** The step behind a cell, beside the board: the sentence, the date, whom to call, what happened, and the likely act. */
export function BoardPanel({ work, unit, today, onClose }: Props) {
  const { data, error, refetch } = useQuery({ ...reading('work', { params: { id: work ?? 0 } }), enabled: work !== null })
  return (
    <SidePanel opened={work !== null} onClose={onClose} title={unit} note={data && noteOf(data)} actions={data && <Actions view={data} unit={unit} />}>
      {data ? <Step view={data} today={today} /> : error ? <ReadError error={error} onRetry={() => void refetch()} /> : <Loading rows={4} />}
    </SidePanel>
  )
}

function noteOf({ letter, card }: WorkView): string {
  return [paperWords(letter), card.path === null ? null : text['work.clause'](card.path).toLocaleLowerCase('vi')].filter(Boolean).join(', ')
}

function Step({ view, today }: { readonly view: WorkView; readonly today: LocalDate }) {
  const { card, quote, due, letter, contact } = view
  const on = due.on === null ? null : parseDate(due.on)
  return (
    <>
      <Status state={stateOf(card, today)} mark={markOf(card)} note={card.hold ?? card.note} />
      {quote !== null && (
        <div className={styles.quote}>
          <Quote>{quote}</Quote>
        </div>
      )}
      <Facts
        facts={[
          [text['board.panel.step'], card.label],
          [text['board.panel.due'], on && <b key="due">{endOf(on)}</b>],
          [text['board.panel.signer'], letter.signer],
          [text['board.panel.contact'], contact && [contact.name, contact.phone].filter(Boolean).join(', ')],
        ]}
      />
      <section>
        <h3 className={styles.panelHead}>{text['board.panel.history']}</h3>
        <Timeline happenings={happeningsOf(view, useNow()).slice(0, NEWEST)} />
      </section>
    </>
  )
}

function Actions({ view, unit }: { readonly view: WorkView; readonly unit: string }) {
  const nudge = view.allowed.find(({ event }) => event === 'NUDGE')
  return (
    <>
      {nudge && <Nudge view={view} act={nudge} unit={unit} />}
      <LinkButton to={workPath(view.card.id)} variant={nudge ? 'default' : 'filled'} size="sm">
        {text['board.panel.open']}
      </LinkButton>
      <LinkButton to={paperPath(view.letter.directive)} size="sm">
        {text['board.panel.paper']}
      </LinkButton>
    </>
  )
}

function Nudge({ view: { card }, act, unit }: { readonly view: WorkView; readonly act: AllowedEvent; readonly unit: string }) {
  const now = useNow()
  const { mutate, isPending, error } = useSend('send', () => announce(text['board.nudged'](unit, clockInWords(instant(now)))))
  const send = (): void => mutate({ params: { id: card.id, event: act.event }, body: { seen: card.state, payload: {} } })
  return (
    <>
      {error && <ErrorState error={error} />}
      <Button onClick={send} loading={isPending}>
        {act.label}
      </Button>
    </>
  )
}
