import { Link } from '@tanstack/react-router'
import { text } from '../text/text.js'
import styles from './chain.module.css'

export interface ChainStep {
  readonly key: string
  /** `66-KH/TU`, or `120 kế hoạch`. */
  readonly title: string
  readonly lines: readonly string[]
  readonly to?: string
  readonly current?: boolean
}

/** The papers from the first order to the last report, in order. Scrolls sideways, never wraps. */
export function Chain({ steps }: { readonly steps: readonly ChainStep[] }) {
  return (
    // It scrolls sideways, so the keyboard must reach it also where no step is a link.
    <nav className={styles.chain} aria-label={text['chain.label']} tabIndex={0}>
      <ol>
        {steps.map((step) => (
          <li key={step.key}>
            <Step step={step} />
            <Arrow />
          </li>
        ))}
      </ol>
    </nav>
  )
}

function Step({ step }: { readonly step: ChainStep }) {
  const inner = (
    <>
      <b>{step.title}</b>
      {step.lines.map((line) => (
        <span key={line}>{line}</span>
      ))}
    </>
  )
  if (step.to === undefined) {
    return (
      <span className={styles.step} aria-current={step.current ? 'true' : undefined}>
        {inner}
      </span>
    )
  }
  return (
    <Link to={step.to} className={styles.step} aria-current={step.current ? 'true' : undefined}>
      {inner}
    </Link>
  )
}

function Arrow() {
  return (
    <svg className={styles.arrow} width="20" height="10" viewBox="0 0 20 10" aria-hidden focusable="false">
      <path d="M0 5h18M14.5 1.5 18 5l-3.5 3.5" fill="none" stroke="currentColor" strokeWidth="1.2" />
    </svg>
  )
}
