import type { QueuesView } from '#contract'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { announce } from '../../parts/announce.js'
import { Page } from '../../parts/frame.js'
import { Loading } from '../../parts/loading.js'
import { PageHead } from '../../parts/section-head.js'
import { text } from '../../text/text.js'
import { reading } from '../../use-read.js'
import { useSend } from '../../use-send.js'
import { ReadError } from '../work/read-error.js'
import { Channels, Mails } from './channels.js'
import { Failing } from './failing.js'
import { Due, Queue } from './standing.js'

// Nothing on a page of work changes when the queue moves, so no live change tells of it.
const LOOK_AGAIN_MS = 5_000

/** The queue of wake-ups and what is due, tried again or on its way out; read again every few seconds. */
export function QueuesPage() {
  const { data, error, refetch } = useQuery({ ...reading('queues', {}), refetchInterval: LOOK_AGAIN_MS })
  return (
    <Page>
      <PageHead title={text['queues.title']} note={text['queues.note']}>
        <LookNow />
      </PageHead>
      {data ? <Standing view={data} /> : error ? <ReadError error={error} onRetry={() => void refetch()} /> : <Loading />}
    </Page>
  )
}

function Standing({ view }: { readonly view: QueuesView }) {
  return (
    <>
      <Queue view={view} />
      <Due view={view} />
      <Failing of={view.failing} />
      <Channels channels={view.channels} />
      {view.mails.length > 0 && <Mails mails={view.mails} />}
    </>
  )
}

function LookNow() {
  const { mutate, isPending } = useSend('lookNow', ({ queued }) => announce(text[queued ? 'queues.looked' : 'queues.looked.alone'], queued ? 'done' : 'wrong'))
  return (
    <Button variant="default" loading={isPending} onClick={() => mutate({})}>
      {text['queues.look']}
    </Button>
  )
}
