import { VisuallyHidden } from '@mantine/core'
import { useEffect, useMemo, useRef } from 'react'
import { text } from '../text/text.js'
import { type LetterLine, type LetterSpan, linesOf, type Segment } from './letter-segments.js'
import styles from './letter.module.css'

interface Props {
  readonly letter: string
  readonly spans: readonly LetterSpan[]
  /** Key of the span that both sides show together; the letter scrolls to it when it changes. */
  readonly current?: string | null
  readonly onChoose?: (key: string) => void
  /** The pointer is over a span, or over none. */
  readonly onPoint?: (key: string | null) => void
}

/** The letter as it was read, with what was recognised: references underlined, clauses numbered in the margin, unsure words in yellow. */
export function Letter({ letter, spans, current = null, onChoose, onPoint }: Props) {
  const lines = useMemo(() => linesOf(letter, spans), [letter, spans])
  const here = useRef<HTMLElement>(null)
  useScrollTo(here, current)
  return (
    <section className={styles.letter} aria-label={text['letter.label']} tabIndex={0} ref={here} onPointerLeave={() => onPoint?.(null)}>
      {lines.map((line) => (
        <Line key={line.from} line={line} current={current} choose={onChoose} point={onPoint} />
      ))}
    </section>
  )
}

interface Follow {
  readonly current: string | null
  readonly choose: Props['onChoose']
  readonly point: Props['onPoint']
}

function Line({ line, current, ...follow }: Follow & { readonly line: LetterLine }) {
  const isCurrent = line.clauses.some(({ key }) => key === current)
  return (
    <p className={styles.line} data-clause={line.clauses.length > 0 || undefined} data-current={isCurrent || undefined}>
      {line.begins.map((span) => (
        <span key={span.key} className={styles.number} data-unsure={span.unsure || undefined}>
          {span.label}
          {span.unsure && <VisuallyHidden> {text['letter.unsure']}</VisuallyHidden>}
        </span>
      ))}
      {line.segments.map((segment, i) => (
        <Words key={i} segment={segment} current={current} {...follow} />
      ))}
    </p>
  )
}

function Words({ segment, current, choose, point }: Follow & { readonly segment: Segment }) {
  const innermost = segment.spans.at(-1)
  if (!innermost) return <span data-from={segment.from}>{segment.text}</span>
  const isCurrent = segment.spans.some(({ key }) => key === current)
  return (
    // The keyboard walks through the obligations beside the letter; here the pointer alone chooses.
    <span
      role="presentation"
      className={styles.span}
      data-span={innermost.key}
      data-from={segment.from}
      data-kind={segment.spans.some(({ kind }) => kind === 'reference') ? 'reference' : 'clause'}
      data-unsure={segment.spans.some(({ unsure }) => unsure) || undefined}
      data-current={isCurrent || undefined}
      onClick={() => choose?.(innermost.key)}
      onPointerEnter={() => point?.(innermost.key)}
    >
      {segment.text}
    </span>
  )
}

function useScrollTo(letter: { readonly current: HTMLElement | null }, key: string | null): void {
  useEffect(() => {
    if (key === null) return
    letter.current?.querySelector('[data-current]')?.scrollIntoView({ block: 'nearest' })
  }, [letter, key])
}
