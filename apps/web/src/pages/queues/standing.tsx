import { dayOf, instant, type LocalDate } from '#base'
import type { QueuesView, QueueView, RunView } from '#contract'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { moment, number } from '../../format.js'
import { Facts } from '../../parts/facts.js'
import { Icon } from '../../parts/icon.js'
import { SectionHead } from '../../parts/section-head.js'
import { useToday } from '../../shell/use-now.js'
import { text } from '../../text/text.js'
import { Again } from './again.js'
import { span } from './span.js'
import styles from './queues.module.css'

type Line = readonly [name: string, value: ReactNode]

/** What the queue says of itself, and when those who work by it last did so. */
export function Queue({ view: { queue, planner, sweeper, now } }: { readonly view: QueuesView }) {
  const today = dayOf(instant(now))
  const next = queue?.planner?.nextInMs ?? null
  const planned = [ranOf(planner, now, today), queue && (next === null ? text['queues.planner.none'] : text['queues.planner.next'](span(next)))]
  return (
    <section className={styles.part}>
      <SectionHead>{text['queues.queue']}</SectionHead>
      {queue === null && (
        <p className={styles.away} role="status">
          <Icon name="wrong" />
          <span>
            <b>{text['queues.away']}</b> {text['queues.away.note']}
          </span>
        </p>
      )}
      <Facts
        facts={[
          ...(queue ? factsOf(queue) : []),
          [text['queues.planner'], planned.filter(Boolean).join('; ')],
          [text['queues.sweeper'], ranOf(sweeper, now, today)],
        ]}
      />
    </section>
  )
}

function factsOf({ backend, waiting, delayed, active, failed, finishedLastHour, oldestWaitingMs, workers }: QueueView): readonly Line[] {
  const turns = (count: number): string => text['queues.turns'](number(count))
  return [
    [text['queues.backend'], text[`queues.backend.${backend}`]],
    [text['queues.waiting'], oldestWaitingMs === null ? turns(waiting) : text['queues.waiting.some'](number(waiting), span(oldestWaitingMs))],
    [text['queues.delayed'], turns(delayed)],
    [text['queues.active'], turns(active)],
    [
      text['queues.failed'],
      <span key="failed" className={styles.failed} data-wrong={failed > 0 || undefined}>
        {turns(failed)}
        {failed > 0 && <Again of={{ what: 'jobs' }} name={text['queues.failed']} />}
      </span>,
    ],
    [text['queues.finished'], finishedLastHour === null ? text['queues.finished.unknown'] : text['queues.finished.some'](number(finishedLastHour))],
    [
      text['queues.workers'],
      workers.length === 0 ? (
        <b key="none" className={styles.wrong}>
          {text['queues.workers.none']}
        </b>
      ) : (
        text['queues.workers.some'](number(workers.length), workers.join(', '))
      ),
    ],
  ]
}

function ranOf(run: RunView | null, now: number, today: LocalDate): string {
  return run === null ? text['queues.ran.never'] : text['queues.ran'](moment(instant(run.at), today), span(now - run.at), run.worker)
}

/** What the tables say is due: true whatever the queue says. */
export function Due({ view: { timers, effects, incidents } }: { readonly view: QueuesView }) {
  const today = useToday()
  const marks = (count: number): string => text['queues.marks'](number(count))
  const said = (at: number): string => moment(instant(at), today)
  return (
    <section className={styles.part}>
      <SectionHead>{text['queues.due']}</SectionHead>
      <Facts
        facts={[
          [text['queues.timers'], timers.oldestDueAt === null ? marks(timers.due) : text['queues.timers.some'](number(timers.due), said(timers.oldestDueAt))],
          [text['queues.nextDay'], marks(timers.nextDay)],
          [
            text['queues.effects'],
            effects.oldestAt === null
              ? text['queues.works'](number(effects.waiting))
              : text['queues.effects.some'](number(effects.waiting), said(effects.oldestAt)),
          ],
          [
            text['queues.incidents'],
            incidents === 0 ? (
              text['queues.works'](number(0))
            ) : (
              <Link key="see" to="/su-co">
                {text['queues.incidents.see'](number(incidents))}
              </Link>
            ),
          ],
        ]}
      />
    </section>
  )
}
