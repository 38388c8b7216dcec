import type { DiagramArrow, DiagramBox, DiagramState, DiagramText, DiagramView } from '#contract'
import { useEffect, useRef } from 'react'
import { text } from '../../text/text.js'
import { momentWords, presentOf } from './present.js'
import styles from './diagram.module.css'

/** The chart in its natural size, as `docs/definitions` prints it; what is too wide for the screen moves within its own frame. */
export function Chart({ view }: { readonly view: DiagramView }) {
  const { diagram, present } = view
  const { state } = presentOf(view)
  const frame = useRef<HTMLDivElement>(null)
  const middle = state ? state.x + state.width / 2 : 0
  // Where it stands is seen first, also on a telephone.
  useEffect(() => {
    if (frame.current) frame.current.scrollLeft = middle - frame.current.clientWidth / 2
  }, [middle])
  const alt = text[present.done ? 'diagram.alt.ended' : 'diagram.alt'](diagram.label, state?.label ?? present.state)
  return (
    <div className={styles.frame} ref={frame} role="region" aria-label={text['diagram.chart'](diagram.label)} tabIndex={0}>
      <svg
        className={styles.chart}
        width={diagram.width}
        height={diagram.height}
        viewBox={`0 0 ${diagram.width} ${diagram.height}`}
        role="img"
        aria-label={alt}
      >
        {diagram.arrows.map((arrow) => (
          <Line key={arrow.path} arrow={arrow} />
        ))}
        {diagram.knots.map(({ x, y, radius }) => (
          <circle key={`${x} ${y}`} className={styles.tip} cx={x} cy={y} r={radius} />
        ))}
        {diagram.arrows.map(({ path, box, words }) => box && <Words key={path} box={box} look={styles.under} radius={2} words={words} />)}
        {diagram.anywhere.map((pill) => (
          <Words key={`${pill.x} ${pill.y}`} box={pill} look={styles.anywhere} radius={9} words={pill.words} />
        ))}
        {diagram.states.map((one) => (
          <State key={one.state} state={one} view={view} />
        ))}
        {diagram.rungs.map((rung) => (
          <Rung key={rung.stage} rung={rung} here={!present.done && rung.stage === present.stage} />
        ))}
        {diagram.words.map((word) => (
          <Word key={word.text} word={word} />
        ))}
      </svg>
    </div>
  )
}

function Line({ arrow: { path, head, byHouse } }: { readonly arrow: DiagramArrow }) {
  return (
    <>
      <path className={styles.line} data-house={byHouse || undefined} d={path} />
      {head !== null && <path className={styles.tip} d={head} />}
    </>
  )
}

interface WordsProps {
  readonly box: DiagramBox
  readonly look: string | undefined
  readonly radius: number
  readonly words: readonly DiagramText[]
}

function Words({ box, look, radius, words }: WordsProps) {
  return (
    <>
      <Box box={box} look={look} radius={radius} />
      {words.map((word) => (
        <Word key={word.y} word={word} />
      ))}
    </>
  )
}

function Box({ box: { x, y, width, height }, look, radius }: Pick<WordsProps, 'box' | 'look' | 'radius'>) {
  return <rect className={look} x={x} y={y} width={width} height={height} rx={radius} />
}

function Word({ word: { text: words, x, y, anchor, look } }: { readonly word: DiagramText }) {
  return (
    <text x={x} y={y} textAnchor={anchor} data-look={look}>
      {words}
    </text>
  )
}

/** A state: where the work stands says so, where it has been says when, in place of the name that only programs use. */
function State({ state, view: { present, been } }: { readonly state: DiagramState; readonly view: DiagramView }) {
  const { x, y, width, height, kind, ladder, label } = state
  const isHere = state.state === present.state
  const at = been.find((one) => one.state === state.state)?.at ?? null
  const where = isHere ? 'here' : at === null ? undefined : 'been'
  const here = text[present.done ? 'diagram.endedHere' : 'diagram.here']
  const said = isHere ? here : at === null ? null : momentWords(at)
  const whole = [label, isHere && here, at !== null && (isHere ? momentWords(at) : text['diagram.been'](momentWords(at)))].filter(Boolean).join(', ')
  return (
    <g className={styles.state} data-where={where} data-kind={kind} data-state={state.state}>
      <title>{`${whole} (${state.state})`}</title>
      <Box box={state} look={styles.box} radius={8} />
      {kind === 'final' && <Box box={{ x: x + 3, y: y + 3, width: width - 6, height: height - 6 }} look={styles.inner} radius={6} />}
      {ladder && <path className={styles.ladder} d={`M${x + width - 13},${y + 5} v10 m6,-10 v10 m-6,-8 h6 m-6,3 h6 m-6,3 h6`} />}
      {where && <path className={styles.sign} d={SIGNS[where](x + 8, y + 7)} />}
      {state.words.map((word) => (
        <Word key={word.y} word={word.look === 'code' && said !== null ? { ...word, text: said } : word} />
      ))}
    </g>
  )
}

/** A filled pointer, and a tick: told apart without colour. */
const SIGNS = {
  here: (x: number, y: number) => `M${x},${y} l8,4.5 l-8,4.5 z`,
  been: (x: number, y: number) => `M${x},${y + 4} l3,3.5 l6,-7`,
} as const

function Rung({ rung, here }: { readonly rung: DiagramView['diagram']['rungs'][number]; readonly here: boolean }) {
  const { x, y, width } = rung
  return (
    <g className={styles.rung} data-where={here ? 'here' : undefined} data-stage={rung.stage}>
      {here && <title>{`${rung.label}: ${text['diagram.here']}`}</title>}
      <Words box={rung} look={styles.box} radius={3} words={rung.words} />
      {here && <path className={styles.sign} d={`M${x + width / 2 - 5},${y - 9} h10 l-5,7 z`} />}
    </g>
  )
}
