import { dayOf, instant, unreachable } from '#base'
import type { KeptMail } from '#contract'
import { clock, date } from '../../format.js'
import { DataTable } from '../../parts/data-table.js'
import { Icon, type IconName } from '../../parts/icon.js'
import { Quote } from '../../parts/quote.js'
import type { Column } from '../../parts/table-model.js'
import { text } from '../../text/text.js'
import styles from './outbox.module.css'

interface Props {
  readonly mails: readonly KeptMail[]
  readonly open: ReadonlySet<number>
  readonly onToggle: (id: number) => void
}

export function MailTable({ mails, open, onToggle }: Props) {
  const toggle = (mail: KeptMail) => <Toggle mail={mail} opened={open.has(mail.id)} onToggle={onToggle} />
  const columns: readonly Column<KeptMail>[] = [
    { key: 'when', head: text['outbox.when'], width: 134, cell: (mail) => <When mail={mail} />, sortBy: ({ at }) => at },
    { key: 'whom', head: text['outbox.whom'], width: 260, cell: (mail) => <Whom mail={mail} />, sortBy: ({ person }) => person.name },
    { key: 'subject', head: text['outbox.subject'], cell: ({ subject }) => subject },
    { key: 'result', head: text['outbox.result'], width: 280, cell: (mail) => <Result mail={mail} />, sortBy: ({ status }) => status },
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
            <When mail={mail} />
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

function When({ mail }: { readonly mail: KeptMail }) {
  const at = instant(mail.at)
  return (
    <span className={styles.when}>
      <b>
        <time>{clock(at)}</time>
      </b>{' '}
      <time data-quiet>{date(dayOf(at))}</time>
    </span>
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

function Result({ mail }: { readonly mail: KeptMail }) {
  const { icon, words, wrong } = resultOf(mail)
  return (
    <span className={styles.result} data-wrong={wrong || undefined}>
      <Icon name={icon} />
      <span>{words}</span>
    </span>
  )
}

/** “Đã gửi” stands only beside the answer of a mail server. */
function resultOf({ status, response }: KeptMail): { readonly icon: IconName; readonly words: string; readonly wrong: boolean } {
  switch (status) {
    case 'sent':
      return response === null ? { icon: 'clock', words: text['told.unproved'], wrong: false } : { icon: 'tick', words: text['outbox.sent'], wrong: false }
    case 'kept':
      return { icon: 'note', words: text['outbox.kept'], wrong: false }
    case 'failed':
      return { icon: 'wrong', words: text['outbox.failed'](response ?? text['told.failed.unknown']), wrong: true }
    case 'waiting':
      return response === null
        ? { icon: 'clock', words: text['outbox.waiting'], wrong: false }
        : { icon: 'wrong', words: text['outbox.retrying'](response), wrong: true }
    default:
      return unreachable(status)
  }
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

function Whole({ mail: { text: words, to, response } }: { readonly mail: KeptMail }) {
  return (
    <Quote of="message" source={[text['outbox.to'](to), response && text['outbox.response'](response)].filter(Boolean).join(' · ')}>
      {words}
    </Quote>
  )
}
