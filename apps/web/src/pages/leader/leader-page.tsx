import { dayOf, instant, type LocalDate } from '#base'
import type { LeaderPage as Sheet } from '#contract'
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { clockInWords, number, percent } from '../../format.js'
import { Page } from '../../parts/frame.js'
import { Loading } from '../../parts/loading.js'
import { PageHead } from '../../parts/section-head.js'
import { text } from '../../text/text.js'
import { useRead } from '../../use-read.js'
import { Confirmed } from './confirmed.js'
import { Owed } from './owed.js'
import { Waiting } from './waiting.js'
import { ReadError } from '../work/read-error.js'
import styles from './leader.module.css'

/** `Báo cáo nhanh`: one A4, the same on screen, phone and paper. */
export function LeaderPage() {
  const { data, error, refetch } = useRead('leaderPage', {})
  const { data: house } = useRead('house', {})
  if (!data || !house) {
    return (
      <Page>
        <PageHead title={text['leader.title']} />
        {error ? <ReadError error={error} onRetry={() => void refetch()} /> : <Loading rows={10} />}
      </Page>
    )
  }
  return (
    <div className={styles.ground}>
      <div className={styles.tools} data-screen-only>
        <span>{text['leader.for'](whomOf(data.title))}</span>
        <Button variant="default" size="xs" onClick={() => window.print()}>
          {text['leader.print']}
        </Button>
      </div>
      <article className={styles.sheet}>
        <Letterhead province={house.province} at={data.at} />
        <h1>{text['leader.title']}</h1>
        <p className={styles.field}>{whomOf(data.title)}</p>
        <Block title={text['leader.confirmed'](number(data.confirmed.length))}>
          <Confirmed page={data} />
        </Block>
        <Block title={text['leader.owed']}>
          <Owed rows={data.owedUpward} today={dayOf(instant(data.at))} />
        </Block>
        <Block title={text['leader.waiting'](number(data.waitingForOpinion.length))}>
          <Waiting cards={data.waitingForOpinion} />
        </Block>
        <Months page={data} />
      </article>
    </div>
  )
}

/** The house gives `Báo cáo nhanh · Phó Chủ tịch …`; the first part is the title already. */
function whomOf(title: string): string {
  const [first = '', ...rest] = title.split(' · ')
  return rest.length > 0 ? rest.join(' · ') : first
}

function Letterhead({ province, at }: { readonly province: string; readonly at: number }) {
  const now = instant(at)
  const [year = '', month = '', day = ''] = dayOf(now).split('-')
  return (
    <header className={styles.letterhead}>
      <p>
        {committeeOf(province)}
        <b>{text['leader.office']}</b>
      </p>
      <p>
        {text['leader.place'](nameOf(province), day, String(Number(month)), year)}
        <i>{text['leader.cutOff'](clockInWords(now))}</i>
      </p>
    </header>
  )
}

/** `Ủy ban nhân dân tỉnh Lào Cai` is the house, `Lào Cai` its place. */
function nameOf(province: string): string {
  return province.normalize('NFC').replace(/^(?:[uủ][yỷ] ban nhân dân )?tỉnh\s+/iu, '')
}

function committeeOf(province: string): string {
  return province === '' ? text['leader.committee'] : text['leader.committeeOf'](nameOf(province))
}

function Block({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles.block}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

/** This month against last, one line. */
function Months({ page: { at, thisMonth, lastMonth } }: { readonly page: Sheet }) {
  const month = monthOf(dayOf(instant(at)))
  return (
    <p className={styles.months}>
      {sentenceOf(month, thisMonth)} {sentenceOf(month === 1 ? 12 : month - 1, lastMonth)}
    </p>
  )
}

function monthOf(day: LocalDate): number {
  return Number(day.slice(5, 7))
}

function sentenceOf(month: number, { done, late, extended }: Sheet['thisMonth']): string {
  return text['leader.month'](String(month), number(done), done === 0 ? '' : percent((done - late) / done), extended === 0 ? '' : number(extended))
}
