import type { AllowedEvent, WorkCard } from '#contract'
import { Button, Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { number } from '../../format.js'
import { announce } from '../../parts/announce.js'
import { DataTable } from '../../parts/data-table.js'
import { EventForm } from '../../parts/event-form.js'
import { markOf, stateOf } from '../../parts/state-of.js'
import { Status } from '../../parts/status.js'
import { useToday } from '../../shell/use-now.js'
import { text } from '../../text/text.js'
import { upload } from '../../upload.js'
import { reading } from '../../use-read.js'
import { useSend } from '../../use-send.js'
import { Refused } from './refused.js'
import styles from './directive.module.css'

interface Props {
  readonly opened: boolean
  readonly cards: readonly WorkCard[]
  readonly onClose: () => void
}

const ON_LIST = ['REPORT_TO_LEADER', 'STRIKE_OFF']

/** The list that the Office's leaders confirm, one or many at a time; nobody is named upward before. */
export function ProposedDialog({ opened, cards, onClose }: Props) {
  return (
    <Modal
      opened={opened && cards.length > 0}
      onClose={onClose}
      title={text['proposed.title']}
      size={860}
      padding="xl"
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': text['panel.close'] }}
    >
      {opened && <List cards={cards} />}
    </Modal>
  )
}

function List({ cards }: { readonly cards: readonly WorkCard[] }) {
  const today = useToday()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [act, setAct] = useState<AllowedEvent | null>(null)
  const first = useQuery({ ...reading('work', { params: { id: cards[0]?.id ?? 0 } }), enabled: cards.length > 0 })
  const acts = first.data?.allowed.filter(({ event }) => ON_LIST.includes(event)) ?? []
  const selected = cards.filter(({ id }) => chosen.has(String(id)))
  return (
    <div className={styles.dialog}>
      <p className={styles.consequence}>{text['proposed.why']}</p>
      <div className={styles.pasted}>
        <DataTable
          caption={text['proposed.caption']}
          columns={[
            { key: 'unit', head: text['progress.unit'], width: 190, cell: ({ unit }) => <b>{unit?.name}</b>, sortBy: ({ unit }) => unit?.name ?? null },
            { key: 'what', head: text['proposed.what'], cell: ({ label, path }) => [path, label].filter(Boolean).join(' ') },
            {
              key: 'late',
              head: text['proposed.late'],
              width: 220,
              cell: (card) => <Status state={stateOf(card, today)} mark={markOf(card)} />,
              sortBy: ({ daysLate }) => daysLate,
            },
          ]}
          rows={cards}
          rowKey={({ id }) => String(id)}
          rowName={({ unit, label }) => unit?.name ?? label}
          {...(acts.length > 0 && { choice: { chosen, onChoose: setChosen } })}
        />
      </div>
      {first.data && acts.length === 0 && <p data-quiet>{text['proposed.nobody']}</p>}
      {act ? (
        <SendAct act={act} cards={selected} onDone={() => setAct(null)} />
      ) : (
        <div className={styles.buttons}>
          {acts.map((one, i) => (
            <Button key={one.event} variant={i === 0 ? 'filled' : 'default'} disabled={selected.length === 0} onClick={() => setAct(one)}>
              {text['proposed.act'](one.label, number(selected.length))}
            </Button>
          ))}
        </div>
      )}
    </div>
  )
}

function SendAct({ act, cards, onDone }: { readonly act: AllowedEvent; readonly cards: readonly WorkCard[]; readonly onDone: () => void }) {
  const today = useToday()
  const sending = useSend('sendMany', (sent) => {
    if (sent.done.length > 0) announce(text['proposed.done'](act.label, number(sent.done.length)))
    if (sent.refused.length === 0) onDone()
  })
  const refused = sending.data?.refused ?? []
  return (
    <>
      {refused.length > 0 && <Refused refused={refused} nameOf={(id) => cards.find((card) => card.id === id)?.unit?.name ?? String(id)} />}
      <EventForm
        title={act.label}
        fields={act.fields}
        act={text['proposed.act'](act.label, number(cards.length))}
        today={today}
        upload={upload}
        busy={sending.isPending}
        error={sending.error}
        others={
          <Button variant="default" onClick={onDone}>
            {text['dialog.cancel']}
          </Button>
        }
        onSubmit={(values) => sending.mutate({ params: { event: act.event }, body: { instances: cards.map(({ id }) => id), payload: { ...values } } })}
      />
    </>
  )
}
