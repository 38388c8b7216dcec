import { parseDate } from '#base'
import type { LegalChain as Chain, PaperRef } from '#contract'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { date, number } from '../../format.js'
import { Fold } from '../../parts/facts.js'
import { text } from '../../text/text.js'
import { useRead } from '../../use-read.js'
import { paperPath } from '../work/paths.js'
import styles from './legal-chain.module.css'

/** The papers above and below across all letters, as a list: what each does to the other, joined to its page where it is one of ours. */
export function LegalChain({ id }: { readonly id: number }) {
  const { data } = useRead('legalChain', { params: { id } })
  if (!data) return null
  const { up, down, beside } = data
  const others = down.length + beside.reduce((sum, { letters }) => sum + letters.length, 0)
  if (up.length + others === 0) return null
  return (
    <Fold title={text['legal.title']} note={text['legal.note'](number(up.length), number(others))}>
      <div className={styles.chain}>
        {up.length > 0 && <Upward up={up} />}
        {down.length > 0 && (
          <Group title={text['legal.down']}>
            {down.map(({ directive, relation, subject, issuedOn, stateLabel, quote }) => (
              <Item key={`${directive.id} ${relation}`} how={text[`legal.by.${relation}`]} quote={quote}>
                <Paper paper={directive} /> {dayWords(issuedOn)} {subject} <span data-quiet>· {stateLabel}</span>
              </Item>
            ))}
          </Group>
        )}
        {beside.map(({ symbol, letters }) => (
          <Group key={symbol} title={text['legal.beside'](symbol)}>
            {letters.map(({ directive, subject, issuedOn, stateLabel }) => (
              <Item key={directive.id}>
                <Paper paper={directive} /> {dayWords(issuedOn)} {subject} <span data-quiet>· {stateLabel}</span>
              </Item>
            ))}
          </Group>
        ))}
      </div>
    </Fold>
  )
}

function Upward({ up }: Pick<Chain, 'up'>) {
  return (
    <Group title={text['legal.up']}>
      {up.map(({ relation, kind, symbol, issuedOn, issuer, title, quote, directive }, i) => (
        <Item key={`${i} ${symbol}`} how={text[`legal.${relation}`]} quote={relation === 'cites' || relation === 'carriesOut' ? null : quote}>
          {kind} {directive ? <Paper paper={{ ...directive, number: symbol }} /> : <b>{symbol}</b>} {dayWords(issuedOn)} {issuer}
          {title && <span data-quiet> · {title}</span>}
        </Item>
      ))}
    </Group>
  )
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <h3>{title}</h3>
      <ul>{children}</ul>
    </section>
  )
}

function Item({ how, quote = null, children }: { readonly how?: string; readonly quote?: string | null; readonly children: ReactNode }) {
  return (
    <li>
      {how && <span className={styles.how}>{how}</span>}
      <span>
        {children}
        {quote && (
          <span className={styles.quote} data-serif>
            {text['legal.quote'](quote)}
          </span>
        )}
      </span>
    </li>
  )
}

function Paper({ paper: { id, number: symbol } }: { readonly paper: PaperRef }) {
  return <Link to={paperPath(id)}>{symbol ?? text['board.noNumber']}</Link>
}

function dayWords(issuedOn: string | null): string {
  const day = issuedOn === null ? null : parseDate(issuedOn)
  return day === null ? (issuedOn ?? '') : text['paper.date'](date(day))
}
