import type { SentMany } from '#contract'
import { number } from '../../format.js'
import { Notice } from '../../parts/error-state.js'
import { readProblem } from '../../problem-error.js'
import { sentenceOf } from '../../problem-sentence.js'
import { text } from '../../text/text.js'

/** What did not go, each with its reason; the rest went. */
export function Refused({ refused, nameOf }: { readonly refused: SentMany['refused']; readonly nameOf: (instance: number) => string }) {
  return (
    <Notice tone="wrong" title={text['many.refused'](number(refused.length))} takesFocus>
      <ul>
        {refused.map(({ instance, code }) => {
          const problem = readProblem({ code, params: {} })
          return (
            <li key={instance}>
              <b>{nameOf(instance)}</b>: {problem ? sentenceOf(problem).what : text['error.unknown.what']}
            </li>
          )
        })}
      </ul>
    </Notice>
  )
}
