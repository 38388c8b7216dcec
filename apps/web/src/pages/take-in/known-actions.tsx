import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { problemOf } from '../../problem-error.js'
import { text } from '../../text/text.js'

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
      <Button component={Link} to="/van-ban/$id" params={{ id: String(problem.params.directive) }}>
        {text['takeIn.openKnown']}
      </Button>
      {onAgain && (
        <Button variant="default" onClick={onAgain}>
          {text['takeIn.again']}
        </Button>
      )}
    </>
  )
}
