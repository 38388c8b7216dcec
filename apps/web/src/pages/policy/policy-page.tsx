import type { LocalDate } from '#base'
import type { PolicyRules, PolicyView } from '#contract'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { date, number } from '../../format.js'
import { announce } from '../../parts/announce.js'
import { Notice } from '../../parts/error-state.js'
import { Page } from '../../parts/frame.js'
import { Loading } from '../../parts/loading.js'
import { PageHead } from '../../parts/section-head.js'
import { text } from '../../text/text.js'
import { reading } from '../../use-read.js'
import { useSend } from '../../use-send.js'
import { ReadError } from '../work/read-error.js'
import { PreviewDialog } from './preview-dialog.js'
import { RulesEditor } from './rules-editor.js'
import { Versions } from './versions.js'

/** The rules of reminding: the Office reads them, its chief, the deputies and whoever runs the system edit them. */
export function PolicyPage() {
  const { data, error, refetch } = useQuery(reading('policy', {}))
  if (error && !data) return <Page>{<ReadError error={error} onRetry={() => void refetch()} />}</Page>
  if (!data) return <Loading />
  return <Rules view={data} />
}

function Rules({ view }: { readonly view: PolicyView }) {
  const { mayChange, unfinished, versions } = view
  const [edited, setEdited] = useState<PolicyRules | null>(null)
  const [looks, setLooks] = useState(false)
  const rules = edited ?? view.rules
  return (
    <Page>
      <PageHead title={text['policy.title']} note={<Note view={view} edited={edited !== null} />}>
        {mayChange && (
          <>
            <Button variant="default" disabled={edited === null} onClick={() => setEdited(null)}>
              {text['policy.undo']}
            </Button>
            <Button disabled={edited === null || unfinished !== null} onClick={() => setLooks(true)}>
              {text['policy.look']}
            </Button>
          </>
        )}
      </PageHead>
      {unfinished !== null && <Unfinished mayChange={mayChange} />}
      <RulesEditor rules={rules} mayChange={mayChange} onChange={setEdited}>
        <Versions versions={versions} />
      </RulesEditor>
      {looks && edited && <PreviewDialog rules={edited} onClose={() => setLooks(false)} onDone={() => setEdited(null)} />}
    </Page>
  )
}

function Note({ view: { version, versions, mayChange }, edited }: { readonly view: PolicyView; readonly edited: boolean }) {
  const [inForce] = versions
  return (
    <>
      {text['policy.note'](number(version), date((inForce?.since ?? '') as LocalDate), inForce?.by?.name ?? '')} {!mayChange && text['policy.onlyLooks']}{' '}
      {edited && <b>{text['policy.edited']}</b>}
    </>
  )
}

function Unfinished({ mayChange }: { readonly mayChange: boolean }) {
  const { mutate, isPending } = useSend('carryOnPolicy', ({ moved }) => announce(text['policy.carriedOn'](number(moved))))
  const carryOn = (): void => mutate({})
  return (
    <Notice tone="wrong" title={text['policy.unfinished']}>
      <p>{text['policy.unfinished.note']}</p>
      {mayChange && (
        <Button loading={isPending} onClick={carryOn}>
          {text['policy.carryOn']}
        </Button>
      )}
    </Notice>
  )
}
