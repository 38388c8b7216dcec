import type { ReactNode } from 'react'
import type { SignName } from './state.js'
import styles from './sign.module.css'

interface Props {
  readonly name: SignName
  /** Height: 14 beside text, 11 in the board, 10 for marks under a status. */
  readonly size?: number
}

/** A status sign, drawn in the colour of its text. Silent: the word beside it speaks. */
export function Sign({ name, size = 14 }: Props) {
  const width = widths[name] ?? 14
  return (
    <svg className={styles.sign} width={(size * width) / 14} height={size} viewBox={`0 0 ${width} 14`} aria-hidden focusable="false">
      <g fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round">
        {drawings[name]}
      </g>
    </svg>
  )
}

const widths: Partial<Record<SignName, number>> = { mark1: 12, mark2: 21.5, mark3: 31, doneLate: 19 }

const ring = <circle cx="7" cy="7" r="5" />
const tick = <path d="M2 7.6 5.4 11 12 3.2" strokeWidth="1.8" />

function triangles(count: number): ReactNode {
  return Array.from({ length: count }, (_, k) => {
    const x = 9.5 * k
    return <path key={k} d={`M${x + 6} 2.4 ${x + 11} 11.6H${x + 1}Z`} fill="currentColor" strokeWidth="0.6" />
  })
}

const drawings: Readonly<Record<SignName, ReactNode>> = {
  unopened: <circle cx="7" cy="7" r="5" strokeWidth="1.6" strokeDasharray="1.75 1.75" strokeLinecap="butt" />,
  open: ring,
  soon: (
    <>
      {ring}
      <path d="M7 7V2a5 5 0 0 1 5 5Z" fill="currentColor" stroke="none" />
    </>
  ),
  today: (
    <>
      {ring}
      <path d="M7 2a5 5 0 0 1 0 10Z" fill="currentColor" stroke="none" />
    </>
  ),
  late: <circle cx="7" cy="7" r="5.75" fill="currentColor" stroke="none" />,
  mark1: triangles(1),
  mark2: triangles(2),
  mark3: triangles(3),
  wait: <path d="M7 1.6 12.4 7 7 12.4 1.6 7Z" />,
  hour: <path d="M3 1.8h8M3 12.2h8M4 1.8c0 3.6 6 6.8 6 10.4M10 1.8c0 3.6-6 6.8-6 10.4" strokeWidth="1.4" />,
  back: <path d="M5.6 3 2 6.4l3.6 3.4M2.4 6.4H9a3 3 0 0 1 0 6H6.4" strokeWidth="1.6" />,
  done: tick,
  doneLate: (
    <>
      {tick}
      <path d="M16.4 2.6v5.6" strokeWidth="1.9" />
      <circle cx="16.4" cy="11.2" r="1.15" fill="currentColor" stroke="none" />
    </>
  ),
  none: <path d="M3 7h8" strokeWidth="1.6" />,
  nothing: <circle cx="7" cy="7" r="1.9" fill="currentColor" stroke="none" />,
  pause: <path d="M4.8 2.8v8.4M9.2 2.8v8.4" strokeWidth="1.8" />,
  recall: <path d="m3 3 8 8M11 3l-8 8" strokeWidth="1.7" />,
  ended: (
    <>
      <rect x="2" y="2" width="10" height="10" rx="1" strokeWidth="1.4" />
      <rect x="5" y="5" width="4" height="4" fill="currentColor" stroke="none" />
    </>
  ),
}
