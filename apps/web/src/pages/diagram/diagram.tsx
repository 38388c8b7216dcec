import type { DiagramView } from '#contract'
import { number } from '../../format.js'
import { Facts, Fold } from '../../parts/facts.js'
import { Loading } from '../../parts/loading.js'
import { text } from '../../text/text.js'
import { useRead } from '../../use-read.js'
import { ReadError } from '../work/read-error.js'
import { Chart } from './chart.js'
import { momentWords, presentOf } from './present.js'
import styles from './diagram.module.css'

/** The workflow of one piece of work: the chart with its present state, and the same told in words. */
export function Diagram({ id }: { readonly id: number }) {
  const { data, error, refetch } = useRead('diagram', { params: { id } })
  if (data) return <Sheet view={data} />
  return error ? <ReadError error={error} onRetry={() => void refetch()} /> : <Loading rows={4} />
}

function Sheet({ view }: { readonly view: DiagramView }) {
  const { notes } = view.diagram
  return (
    <>
      <Present view={view} />
      <Chart view={view} />
      <div className={styles.told}>
        <Passed view={view} />
        {notes.map(({ head, lines }) => (
          <section key={head}>
            <h3>{head}</h3>
            {lines.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </section>
        ))}
        <InWords view={view} />
      </div>
    </>
  )
}

function Present({ view }: { readonly view: DiagramView }) {
  const { state, since, rung } = presentOf(view)
  const { done } = view.present
  return (
    <div className={styles.present}>
      <Facts
        facts={[
          [
            text[done ? 'diagram.ended' : 'diagram.present'],
            <span key="present">
              <b>{state?.label ?? view.present.state}</b>
              {since !== null && `, ${text[done ? 'diagram.endedAt' : 'diagram.since'](momentWords(since))}`}
            </span>,
          ],
          [text['diagram.holder'], done ? null : state?.owner],
          [text['diagram.rung'], done || !state?.ladder ? null : rung?.label],
        ]}
      />
    </div>
  )
}

/** States it has come through with the moment of the last time, in the order of these moments. */
function Passed({ view: { diagram, present, been } }: { readonly view: DiagramView }) {
  const labels = new Map(diagram.states.map(({ state, label }) => [state, label]))
  const steps = [...been].sort((one, other) => one.at - other.at)
  return (
    <section>
      <h3>{text['diagram.passed']}</h3>
      {steps.length === 0 && <p data-quiet>{text['diagram.passed.none']}</p>}
      <ol className={styles.passed}>
        {steps.map(({ state, at }) => (
          <li key={state}>
            <time>{momentWords(at)}</time> {labels.get(state) ?? state}
            {state === present.state && <span data-quiet> · {text[present.done ? 'diagram.endedHere' : 'diagram.here']}</span>}
          </li>
        ))}
      </ol>
    </section>
  )
}

/** For who does not see the chart, or reads faster than he follows arrows. */
function InWords({ view: { diagram, present } }: { readonly view: DiagramView }) {
  const here = text[present.done ? 'diagram.endedHere' : 'diagram.here']
  return (
    <Fold title={text['diagram.words']} note={text['diagram.words.note'](number(diagram.states.length))}>
      <ul className={styles.words}>
        {diagram.states.map(({ state, label, owner, kind, ways, stays }) => (
          <li key={state}>
            <b>{label}</b>{' '}
            <span data-quiet>{[state === present.state && here, owner, kind === 'final' && text['diagram.final']].filter(Boolean).join(', ')}</span>
            {ways.map(({ events, to }) => (
              <p key={`${to} ${events.join()}`}>{text['diagram.way'](events.join('; '), to)}</p>
            ))}
            {stays.length > 0 && <p data-quiet>{text['diagram.stays'](stays.join('; '))}</p>}
          </li>
        ))}
      </ul>
    </Fold>
  )
}
