import { dayOf, instant } from '#base'
import type { FailureView } from '#contract'
import { moment, number } from '../../format.js'
import { Facts, Fold } from '../../parts/facts.js'
import { SidePanel } from '../../parts/side-panel.js'
import { useNow } from '../../shell/use-now.js'
import { text } from '../../text/text.js'
import { AnswerForm } from './answer-form.js'
import { causeOf } from './cause.js'
import { wordsOf } from './failure-table.js'
import { LetterName, WorkName } from './ways.js'
import styles from './incidents.module.css'

interface Props {
  /** Null when none is open. */
  readonly failure: FailureView | null
  readonly mayAnswer: boolean
  readonly onClose: () => void
}

/** One failure beside the list: all that is known of it, and the three answers. */
export function IncidentPanel({ failure, mayAnswer, onClose }: Props) {
  return (
    <SidePanel opened={failure !== null} title={failure ? wordsOf(failure) : ''} note={failure?.work?.unit?.name} onClose={onClose}>
      {failure && (
        <>
          <p className={styles.lead}>{causeOf(failure.error)}</p>
          <Known failure={failure} />
          <div>
            <Fold title={text['incidents.technical']}>
              <code className={styles.code}>{failure.error}</code>
            </Fold>
            <Fold title={text['incidents.args']}>
              <pre className={styles.code}>{JSON.stringify(failure.args, null, 2)}</pre>
            </Fold>
          </div>
          {failure.id === null ? null : mayAnswer ? (
            <AnswerForm failure={failure} incident={failure.id} onDone={onClose} />
          ) : (
            <p className={styles.note}>{text['incidents.onlyLooks']}</p>
          )}
        </>
      )}
    </SidePanel>
  )
}

function Known({ failure: { what, work, letter, attempts, dueAt, lastTriedAt, nextTryAt, openedAt } }: { readonly failure: FailureView }) {
  const today = dayOf(useNow())
  const said = (at: number): string => moment(instant(at), today)
  return (
    <>
      <Facts
        facts={[
          [text['incidents.work'], work && <WorkName key="work" work={work} />],
          [text['incidents.state'], work?.stateLabel],
          [text['incidents.letter'], letter && <LetterName key="letter" letter={letter} />],
          [text[what === 'timer' ? 'incidents.due' : 'incidents.asked'], said(dueAt)],
          [text['incidents.tries'], number(attempts)],
          [text['incidents.lastTried'], said(lastTriedAt)],
          [text['incidents.since'], openedAt === null ? null : said(openedAt)],
        ]}
      />
      {nextTryAt !== null && <p className={styles.note}>{text['incidents.selfRetry'](said(nextTryAt))}</p>}
    </>
  )
}
