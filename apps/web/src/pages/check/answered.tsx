import type { DraftQuestion, DraftView } from '#contract'
import { useState } from 'react'
import { number } from '../../format.js'
import { Fold } from '../../parts/facts.js'
import { text } from '../../text/text.js'
import { QuestionForm } from './question-form.js'
import styles from './editor.module.css'
import rowStyles from './row.module.css'

interface Props {
  readonly view: DraftView
  readonly busy: boolean
  readonly onAnswer: (question: string, value: unknown) => void
}

/** What was decided already can be decided again until the letter is assigned. */
export function Answered({ view, busy, onAnswer }: Props) {
  const [again, setAgain] = useState<string | null>(null)
  const answered = view.questions.filter((question) => question.answered)
  if (answered.length === 0) return null
  return (
    <Fold title={text['ask.answered']} note={number(answered.length)}>
      <ul className={styles.rounds}>
        {answered.map((question) => (
          <li key={question.id}>
            {again === question.id ? (
              <QuestionForm
                question={question}
                units={unitsOf(question, view)}
                busy={busy}
                onAnswer={(value) => {
                  setAgain(null)
                  onAnswer(question.id, value)
                }}
              />
            ) : (
              <>
                {question.path && <b className={rowStyles.path}>{question.path} </b>}
                {question.text}{' '}
                <button type="button" className={styles.quiet} onClick={() => setAgain(question.id)}>
                  {text['ask.answered.again']}
                </button>
              </>
            )}
          </li>
        ))}
      </ul>
    </Fold>
  )
}

function unitsOf({ path }: DraftQuestion, { obligations }: DraftView): number {
  return obligations.find((one) => one.path === path)?.units.length ?? 0
}
