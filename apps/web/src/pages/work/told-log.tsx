import { type Instant, instant } from '#base'
import type { Told } from '#contract'
import { type ReactNode, useState } from 'react'
import { moment, number } from '../../format.js'
import { ClockAndDay } from '../../parts/clock-and-day.js'
import { DataTable } from '../../parts/data-table.js'
import { Icon } from '../../parts/icon.js'
import { Quote } from '../../parts/quote.js'
import { SectionHead } from '../../parts/section-head.js'
import type { Column } from '../../parts/table-model.js'
import { useNow } from '../../shell/use-now.js'
import { messageKinds } from '../../text/pages/work.js'
import { text } from '../../text/text.js'
import { deliveryOf, proofOf } from './delivery.js'
import styles from './told-log.module.css'

interface Props {
  readonly told: readonly Told[]
  /** Said instead of a count, where older messages were left out: `300 tin mới nhất`. */
  readonly among?: string | null
}

/** `Nhật ký nhắc việc, đôn đốc`: every message with its proof, the next planned one first. */
export function ToldLog({ told, among = null }: Props) {
  const now = useNow()
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set())
  const toggle = (id: number): void => setOpen((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id]))
  const rows = [...told].sort((a, b) => b.deliverAt - a.deliverAt || b.id - a.id)
  return (
    <section className={styles.log}>
      <SectionHead {...(among === null ? { count: rows.length } : { end: <span data-quiet>{among}</span> })}>{text['told.title']}</SectionHead>
      {rows.length === 0 ? (
        <p className={styles.none}>{text['told.none']}</p>
      ) : (
        <DataTable
          caption={text['told.title']}
          columns={columnsOf(now, open, toggle)}
          rows={rows}
          rowKey={({ id }) => String(id)}
          rowName={({ person }) => person.name}
          detail={(row) => (open.has(row.id) ? <Proof row={row} /> : null)}
          card={(row) => <Card row={row} now={now} opened={open.has(row.id)} toggle={<Toggle row={row} opened={open.has(row.id)} onToggle={toggle} />} />}
        />
      )}
    </section>
  )
}

function columnsOf(now: Instant, open: ReadonlySet<number>, toggle: (id: number) => void): readonly Column<Told>[] {
  return [
    { key: 'when', head: text['told.when'], width: 134, cell: (row) => <ClockAndDay at={instant(row.deliverAt)} />, sortBy: ({ deliverAt }) => deliverAt },
    { key: 'whom', head: text['told.whom'], cell: (row) => <Whom row={row} />, sortBy: ({ person }) => person.name },
    { key: 'how', head: text['told.how'], width: 190, cell: (row) => <How row={row} />, sortBy: kindWords },
    { key: 'result', head: text['told.result'], width: 300, cell: (row) => <Result row={row} now={now} /> },
    { key: 'seen', head: text['told.seen'], width: 150, cell: seenWords },
    { key: 'open', head: '', width: 32, cell: (row) => <Toggle row={row} opened={open.has(row.id)} onToggle={toggle} /> },
  ]
}

function Whom({ row: { person, forPerson } }: { readonly row: Told }) {
  return (
    <>
      <b>{person.name}</b>
      <div data-quiet>{person.title}</div>
      {forPerson && <div data-quiet>{text['told.insteadOf'](forPerson.name)}</div>}
    </>
  )
}

function How({ row }: { readonly row: Told }) {
  return (
    <>
      {channelsOf(row)}
      <div data-quiet>{kindWords(row)}</div>
    </>
  )
}

/** `Thư điện tử, kênh nhắn tin`. */
function channelsOf({ mail, copies }: Told): string {
  if (mail === null) return text['told.page']
  return [text['told.mail'], ...copies.map(() => text['told.webhook'])].join(', ')
}

function kindWords({ kind, level }: Told): string {
  const words = messageKinds[kind] ?? kind
  return level > 0 ? text['told.level'](words, number(level)) : words
}

function Result({ row, now }: { readonly row: Told; readonly now: Instant }) {
  const all = [deliveryOf(row, now), ...row.copies.map(proofOf)]
  return all.map(({ icon, words, wrong }, i) => (
    <span key={i} className={styles.result} data-wrong={wrong || undefined}>
      <Icon name={icon} />
      <span>{words}</span>
    </span>
  ))
}

/** The first that is known: on the page, or where a channel tells. */
function seenWords({ seenAt, mail, copies }: Told): ReactNode {
  const opened = [seenAt, mail?.openedAt ?? null, ...copies.map(({ openedAt }) => openedAt)].filter((at) => at !== null)
  return opened.length === 0 ? <span data-quiet>{text['told.unseen']}</span> : moment(instant(Math.min(...opened)))
}

function Toggle({ row, opened, onToggle }: { readonly row: Told; readonly opened: boolean; readonly onToggle: (id: number) => void }) {
  return (
    <button
      type="button"
      className={styles.toggle}
      aria-expanded={opened}
      aria-label={text['told.show'](row.person.name, moment(instant(row.deliverAt)))}
      onClick={() => onToggle(row.id)}
    >
      <Icon name={opened ? 'up' : 'down'} />
    </button>
  )
}

/** The message as it was written, and what its server answered. */
function Proof({ row: { id, text: words, mail } }: { readonly row: Told }) {
  const tries = mail && mail.tries > 1 ? text['told.tries'](number(mail.tries)) : null
  const proof = [text['told.id'](String(id)), mail?.response && text['told.response'](mail.response), tries, text['told.kept']].filter(Boolean).join(' · ')
  return (
    <Quote of="message" source={proof}>
      {words}
    </Quote>
  )
}

function Card({ row, now, opened, toggle }: { readonly row: Told; readonly now: Instant; readonly opened: boolean; readonly toggle: ReactNode }) {
  return (
    <>
      <div className={styles.cardHead}>
        <ClockAndDay at={instant(row.deliverAt)} />
        {toggle}
      </div>
      <Whom row={row} />
      <div data-quiet>{kindWords(row)}</div>
      <Result row={row} now={now} />
      {opened && <Proof row={row} />}
    </>
  )
}
