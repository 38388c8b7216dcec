import type { LocalDate } from '#base'
import type { PolicyRules, PolicyStep, PolicyView } from '#contract'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { date, number } from '../../format.js'
import { announce } from '../../parts/announce.js'
import { Notice } from '../../parts/error-state.js'
import { Page } from '../../parts/frame.js'
import { Loading } from '../../parts/loading.js'
import { PageHead } from '../../parts/section-head.js'
import { policyStepNotes, policySteps } from '../../text/pages/policy.js'
import { text } from '../../text/text.js'
import { reading } from '../../use-read.js'
import { useSend } from '../../use-send.js'
import { ReadError } from '../work/read-error.js'
import { useAddressWord } from '../work/use-address-word.js'
import { Ladder } from './ladder.js'
import { Numbers } from './numbers.js'
import { PreviewDialog } from './preview-dialog.js'
import { Urgencies } from './urgencies.js'
import { Versions } from './versions.js'
import styles from './policy.module.css'

/** The rules of reminding: the Office reads them, its chief, the deputies and whoever runs the system edit them. */
export function PolicyPage() {
  const { data, error, refetch } = useQuery(reading('policy', {}))
  if (error && !data) return <Page>{<ReadError error={error} onRetry={() => void refetch()} />}</Page>
  if (!data) return <Loading />
  return <Rules view={data} />
}

const STEPS = Object.keys(policySteps) as PolicyStep[]

const NUMBERS = 'so-lieu'

function Rules({ view }: { readonly view: PolicyView }) {
  const { mayChange, unfinished, versions } = view
  const [edited, setEdited] = useState<PolicyRules | null>(null)
  const [looks, setLooks] = useState(false)
  const [word, setWord] = useAddressWord('viec')
  const rules = edited ?? view.rules
  const shown = STEPS.find((one) => one === word) ?? 'ownPlan'
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
      <div className={styles.page}>
        <Steps shown={word === NUMBERS ? NUMBERS : shown} onChoose={setWord} />
        <div className={styles.step}>
          {word === NUMBERS ? (
            <Numbers rules={rules} mayChange={mayChange} onChange={setEdited} />
          ) : (
            <>
              <Ladder key={shown} step={shown} rules={rules} mayChange={mayChange} onChange={setEdited} />
              {shown !== 'undated' && <Urgencies rungs={rules.steps[shown]} urgencies={view.urgencies} />}
            </>
          )}
          <Versions versions={versions} />
        </div>
      </div>
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

function Steps({ shown, onChoose }: { readonly shown: string; readonly onChoose: (step: string) => void }) {
  return (
    <nav className={styles.steps} aria-label={text['policy.steps']}>
      {STEPS.map((one) => (
        <button key={one} type="button" aria-current={one === shown ? 'true' : undefined} onClick={() => onChoose(one)}>
          <b>{policySteps[one]}</b>
          <span>{policyStepNotes[one]}</span>
        </button>
      ))}
      <button type="button" aria-current={shown === NUMBERS ? 'true' : undefined} onClick={() => onChoose(NUMBERS)}>
        <b>{text['policy.numbers']}</b>
      </button>
    </nav>
  )
}

function Unfinished({ mayChange }: { readonly mayChange: boolean }) {
  const { mutate, isPending } = useSend('carryOnPolicy')
  const carryOn = (): void => mutate({}, { onSuccess: ({ moved }) => announce(text['policy.carriedOn'](number(moved))) })
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
