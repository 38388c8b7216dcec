import { Button } from '@mantine/core'
import { problemOf } from '../../problem-error.js'
import { text } from '../../text/text.js'
import { LinkButton } from '../work/link-button.js'
import { paperPath } from '../work/paths.js'

interface Props {
  readonly error: unknown
  readonly onAgain: (() => void) | undefined
}

/** The paper is known already: open that one, or say that it is another all the same. Nothing for any other refusal. */
export function KnownActions({ error, onAgain }: Props) {
  const problem = problemOf(error)
  if (problem?.code !== 'letter.twice' && problem?.code !== 'superior.twice') return null
  return (
    <>
      <LinkButton to={paperPath(Number(problem.params.directive))} variant="filled" size="sm">
        {text['takeIn.openKnown']}
      </LinkButton>
      {onAgain && (
        <Button variant="default" onClick={onAgain}>
          {text['takeIn.again']}
        </Button>
      )}
    </>
  )
}
