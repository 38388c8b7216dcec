import { instant } from '#base'
import type { KeptMail } from '#contract'
import { moment, number } from '../../format.js'
import { ClockAndDay } from '../../parts/clock-and-day.js'
import { DataTable } from '../../parts/data-table.js'
import { Icon } from '../../parts/icon.js'
import { Quote } from '../../parts/quote.js'
import type { Column } from '../../parts/table-model.js'
import { channelWords } from '../../text/pages/messages.js'
import { text } from '../../text/text.js'
import { proofOf } from '../work/delivery.js'
import styles from './outbox.module.css'

interface Props {
  readonly mails: readonly KeptMail[]
  readonly open: ReadonlySet<number>
  readonly onToggle: (id: number) => void
}

export function MailTable({ mails, open, onToggle }: Props) {
  const toggle = (mail: KeptMail) => <Toggle mail={mail} opened={open.has(mail.id)} onToggle={onToggle} />
  const columns: readonly Column<KeptMail>[] = [
    { key: 'when', head: text['outbox.when'], width: 134, cell: (mail) => <ClockAndDay at={instant(mail.at)} />, sortBy: ({ at }) => at },
    { key: 'whom', head: text['outbox.whom'], width: 260, cell: (mail) => <Whom mail={mail} />, sortBy: ({ person }) => person.name },
    { key: 'subject', head: text['outbox.subject'], cell: (mail) => <Subject mail={mail} /> },
    { key: 'result', head: text['outbox.result'], width: 280, cell: (mail) => <Result mail={mail} />, sortBy: ({ proof }) => proof.status },
    { key: 'open', head: '', width: 32, cell: toggle },
  ]
  return (
    <DataTable
      caption={text['outbox.title']}
      columns={columns}
      rows={mails}
      rowKey={({ id }) => String(id)}
      rowName={({ subject }) => subject}
      detail={(mail) => (open.has(mail.id) ? <Whole mail={mail} /> : null)}
      card={(mail) => (
        <>
          <div className={styles.cardHead}>
            <ClockAndDay at={instant(mail.at)} />
            {toggle(mail)}
          </div>
          <h2 className={styles.subject}>{mail.subject}</h2>
          <Whom mail={mail} />
          <Result mail={mail} />
          {open.has(mail.id) && <Whole mail={mail} />}
        </>
      )}
    />
  )
}

function Whom({ mail: { person, to } }: { readonly mail: KeptMail }) {
  return (
    <>
      <b>{person.name || to}</b>
      <div data-quiet>{person.title}</div>
    </>
  )
}

function Result({ mail: { proof, nextTryAt } }: { readonly mail: KeptMail }) {
  const { icon, words, wrong } = proofOf(proof)
  return (
    <span className={styles.result} data-wrong={wrong || undefined}>
      <Icon name={icon} />
      <span>
        {words}
        {nextTryAt !== null && proof.tries > 0 && <div data-quiet>{text['outbox.nextTry'](moment(instant(nextTryAt)))}</div>}
      </span>
    </span>
  )
}

function Subject({ mail: { subject, kind, proof } }: { readonly mail: KeptMail }) {
  const facts = [proof.channel === 'mail' ? null : channelWords[proof.channel], kind === 'urgent' ? text['outbox.urgent'] : null].filter(Boolean)
  return (
    <>
      {subject}
      {facts.length > 0 && <div data-quiet>{facts.join(' · ')}</div>}
    </>
  )
}

function Toggle({ mail, opened, onToggle }: { readonly mail: KeptMail; readonly opened: boolean; readonly onToggle: (id: number) => void }) {
  return (
    <button
      type="button"
      className={styles.toggle}
      aria-expanded={opened}
      aria-label={text['outbox.show'](mail.subject, mail.person.name || mail.to)}
      onClick={() => onToggle(mail.id)}
    >
      <Icon name={opened ? 'up' : 'down'} />
    </button>
  )
}

function Whole({ mail: { text: words, to, proof } }: { readonly mail: KeptMail }) {
  const { response, tries } = proof
  return (
    <Quote
      of="message"
      source={[text['outbox.to'](to), response && text['outbox.response'](response), tries > 1 && text['told.tries'](number(tries))]
        .filter(Boolean)
        .join(' · ')}
    >
      {words}
    </Quote>
  )
}
