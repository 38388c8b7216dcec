import { parseDate } from '#base'
import type { AllowedEvent, BoardRow, WorkView } from '#contract'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { fileAddress } from '../../api.js'
import { date } from '../../format.js'
import { Deadline } from '../../parts/deadline.js'
import { ErrorState } from '../../parts/error-state.js'
import { Facts } from '../../parts/facts.js'
import { Loading } from '../../parts/loading.js'
import { Quote } from '../../parts/quote.js'
import { SidePanel } from '../../parts/side-panel.js'
import { markOf, stateOf } from '../../parts/state-of.js'
import { Status } from '../../parts/status.js'
import { Timeline } from '../../parts/timeline.js'
import { useNow, useToday } from '../../shell/use-now.js'
import { text } from '../../text/text.js'
import { reading } from '../../use-read.js'
import { ActDialog } from '../work/act-dialog.js'
import { dueSetWords } from '../work/due-words.js'
import { happeningsOf } from '../work/happenings.js'
import { LinkButton } from '../work/link-button.js'
import { workPath } from '../work/paths.js'
import { placesOf } from '../work/places.js'
import { useAct } from '../work/use-act.js'
import { piecesOf } from './filters.js'
import styles from './directive.module.css'

const NEWEST = 8

interface Props {
  /** The piece of work to begin with; null: closed. */
  readonly work: number | null
  /** Of a unit: its other pieces can be looked at without leaving the list. */
  readonly row?: BoardRow | null
  readonly onClose: () => void
}

/** One piece of work beside the list: the sentence, the date, what was answered, and what may be done now. */
export function WorkPanel({ work, row = null, onClose }: Props) {
  const [piece, setPiece] = useState<number | null>(null)
  const id = piece ?? work
  const { data, error, refetch } = useQuery({ ...reading('work', { params: { id: id ?? 0 } }), enabled: id !== null })
  const close = (): void => {
    setPiece(null)
    onClose()
  }
  return (
    <SidePanel
      opened={work !== null}
      onClose={close}
      title={row?.unit.name ?? data?.card.definitionLabel ?? ''}
      note={data?.card.label}
      actions={data && <Acts key={data.card.id} view={data} />}
    >
      {row && <Pieces row={row} chosen={id} onChoose={setPiece} />}
      {data ? <Sheet view={data} /> : error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Loading rows={4} />}
    </SidePanel>
  )
}

function Pieces({ row, chosen, onChoose }: { readonly row: BoardRow; readonly chosen: number | null; readonly onChoose: (id: number) => void }) {
  const pieces = [...piecesOf(row), ...(row.extension ? [row.extension] : []), row.assignment]
  if (pieces.length < 3) return null
  return (
    <div className={styles.pieces} role="group" aria-label={text['panel.pieces']}>
      {pieces.map((card) => (
        <button key={card.id} type="button" aria-pressed={card.id === chosen} onClick={() => onChoose(card.id)}>
          {card.path && `${card.path} `}
          {card.definition === 'assignment' ? card.definitionLabel : card.label}
        </button>
      ))}
    </div>
  )
}

function Sheet({ view }: { readonly view: WorkView }) {
  const { card, quote, due, dueFirst, dueSet, answer, reason, contact } = view
  const today = useToday()
  const now = useNow()
  const [on, first] = [due.on === null ? null : parseDate(due.on), dueFirst === null ? null : parseDate(dueFirst)]
  const paper = answer && [answer.number, answer.issuedOn && date(parseDate(answer.issuedOn) ?? today)].filter(Boolean).join(', ')
  return (
    <>
      {card.definition === 'urging-letter' ? (
        <b>{card.stateLabel}</b>
      ) : (
        <Status state={stateOf(card, today)} mark={markOf(card)} note={card.hold ?? card.stateLabel} />
      )}
      {quote !== null && <Quote>{quote}</Quote>}
      <Facts
        facts={[
          [
            text['panel.due'],
            on && (
              <Deadline
                key="due"
                form="full"
                due={{ on, source: card.dueSource, text: due.text, rules: due.rules }}
                left={card.workingDaysLeft}
                today={today}
                set={dueSetWords(dueSet)}
              />
            ),
          ],
          [text['panel.first'], first && date(first)],
          [
            text['panel.answer'],
            paper &&
              (answer.file ? (
                <a key="answer" href={fileAddress(answer.file.hash)}>
                  {paper}
                </a>
              ) : (
                paper
              )),
          ],
          [text['panel.reason'], reason],
          [text['panel.contact'], contact && [contact.name, contact.title, contact.phone].filter(Boolean).join(', ')],
        ]}
      />
      <section>
        <h3>{text['panel.history']}</h3>
        <Timeline happenings={happeningsOf(view, now).slice(0, NEWEST)} />
      </section>
    </>
  )
}

function Acts({ view }: { readonly view: WorkView }) {
  const [opened, setOpened] = useState<AllowedEvent | null>(null)
  const sending = useAct(view.card, () => setOpened(null))
  const { main, beside, others } = placesOf(view.allowed)
  const open = (act: AllowedEvent): void => {
    sending.reset()
    setOpened(act)
  }
  return (
    <>
      {main && <Button onClick={() => open(main)}>{main.label}</Button>}
      {[...beside, ...others].map((act) => (
        <Button key={act.event} variant="default" onClick={() => open(act)}>
          {act.label}
        </Button>
      ))}
      <LinkButton to={workPath(view.card.id)} variant="subtle" size="sm">
        {text['panel.open']}
      </LinkButton>
      <ActDialog act={opened} view={view} sending={sending} onClose={() => setOpened(null)} />
    </>
  )
}
