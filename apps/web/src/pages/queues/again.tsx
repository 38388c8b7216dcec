import type { TryAgain } from '#contract'
import { Button } from '@mantine/core'
import { announce } from '../../parts/announce.js'
import { ErrorState } from '../../parts/error-state.js'
import { text } from '../../text/text.js'
import { useSend } from '../../use-send.js'

/** Brings the next try forward to now; pressed twice it is once. */
export function Again({ of, name }: { readonly of: TryAgain; readonly name: string }) {
  const { mutate, isPending, error } = useSend('tryAgain', ({ again }) => announce(text[again > 0 ? 'queues.again' : 'queues.again.none']))
  return (
    <>
      <Button size="xs" variant="default" loading={isPending} aria-label={text['queues.retryNamed'](name)} onClick={() => mutate({ body: of })}>
        {text['queues.retry']}
      </Button>
      {error && <ErrorState error={error} />}
    </>
  )
}
