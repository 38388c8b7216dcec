import { instant } from '#base'
import type { ChannelView, TroubledMailView } from '#contract'
import { moment, number } from '../../format.js'
import { DataTable } from '../../parts/data-table.js'
import { SectionHead } from '../../parts/section-head.js'
import type { Column } from '../../parts/table-model.js'
import { useToday } from '../../shell/use-now.js'
import { channelWords } from '../../text/pages/messages.js'
import { text } from '../../text/text.js'
import { Again } from './again.js'
import styles from './queues.module.css'

const FIGURES = ['waiting', 'retrying', 'uncertain', 'failed'] as const

/** Messages by channel and how they stand, with the rate of the last minute. */
export function Channels({ channels }: { readonly channels: readonly ChannelView[] }) {
  const columns: readonly Column<ChannelView>[] = [
    { key: 'channel', head: text['queues.channel'], cell: ({ channel }) => <b>{channelWords[channel]}</b> },
    ...FIGURES.map((key): Column<ChannelView> => ({ key, head: text[`queues.channel.${key}`], width: 132, kind: 'figures', cell: (one) => number(one[key]) })),
    { key: 'rate', head: text['queues.channel.rate'], width: 180, cell: rateOf },
  ]
  return (
    <section className={styles.part}>
      <SectionHead>{text['queues.channels']}</SectionHead>
      {channels.length === 0 ? (
        <p className={styles.none}>{text['queues.channels.none']}</p>
      ) : (
        <DataTable
          caption={text['queues.channels']}
          columns={columns}
          rows={channels}
          rowKey={({ channel }) => channel}
          rowName={({ channel }) => channelWords[channel]}
          card={(one) => (
            <div className={styles.card}>
              <b>{channelWords[one.channel]}</b>
              <p>{FIGURES.map((key) => `${text[`queues.channel.${key}`]}: ${number(one[key])}`).join(' · ')}</p>
              <p data-quiet>
                {text['queues.channel.rate']}: {rateOf(one)}
              </p>
            </div>
          )}
        />
      )}
    </section>
  )
}

function rateOf({ lastMinute, perMinute }: ChannelView): string {
  return perMinute === null ? text['queues.rate.free'](number(lastMinute)) : text['queues.rate'](number(lastMinute), number(perMinute))
}

/** Messages that did not go at their first try: on their way again, or given up. */
export function Mails({ mails }: { readonly mails: readonly TroubledMailView[] }) {
  const today = useToday()
  const next = ({ status, nextTryAt }: TroubledMailView): string => {
    if (status !== 'waiting') return text[`queues.mail.${status}`]
    return nextTryAt === null ? '' : moment(instant(nextTryAt), today)
  }
  const again = (mail: TroubledMailView) => <Again of={{ what: 'mail', id: mail.id }} name={mail.subject} />
  const columns: readonly Column<TroubledMailView>[] = [
    { key: 'mail', head: text['queues.mail'], cell: (mail) => <Mail mail={mail} /> },
    { key: 'answer', head: text['queues.mail.answer'], width: 260, cell: answerOf },
    { key: 'tries', head: text['queues.tries'], width: 92, kind: 'figures', cell: ({ attempts }) => number(attempts), sortBy: ({ attempts }) => attempts },
    { key: 'next', head: text['queues.next'], width: 150, cell: next, sortBy: ({ nextTryAt }) => nextTryAt },
    { key: 'again', head: '', width: 96, cell: again },
  ]
  return (
    <section className={styles.part}>
      <SectionHead count={mails.length}>{text['queues.mails']}</SectionHead>
      <p className={styles.none}>{text['queues.mail.note']}</p>
      <DataTable
        caption={text['queues.mails']}
        columns={columns}
        rows={mails}
        rowKey={({ id }) => String(id)}
        rowName={({ subject }) => subject}
        card={(mail) => (
          <div className={styles.card}>
            <Mail mail={mail} />
            <p>{answerOf(mail)}</p>
            <p data-quiet>
              {text['queues.tries']}: {number(mail.attempts)} · {text['queues.next']}: {next(mail)}
            </p>
            {again(mail)}
          </div>
        )}
      />
    </section>
  )
}

function answerOf({ response }: TroubledMailView): string {
  return response ?? text['queues.mail.noAnswer']
}

function Mail({ mail: { subject, person, channel } }: { readonly mail: TroubledMailView }) {
  return (
    <>
      <b>{subject}</b>
      <div data-quiet>{[person?.name, channelWords[channel]].filter(Boolean).join(' · ')}</div>
    </>
  )
}
