import type { DirectivePolicyView, PolicyRules } from '#contract'
import { Button } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { subjectWords } from '../../format.js'
import { Notice } from '../../parts/error-state.js'
import { Page } from '../../parts/frame.js'
import { PageHead } from '../../parts/section-head.js'
import { NotYet } from '../../shell/not-yet.js'
import { text } from '../../text/text.js'
import { useRead } from '../../use-read.js'
import { RulesEditor } from '../policy/rules-editor.js'
import { Versions } from '../policy/versions.js'
import { UnknownPage } from '../unknown-page.js'
import { paperPath } from '../work/paths.js'
import { OwnPreviewDialog } from './own-preview-dialog.js'
import { ownPart } from './own-part.js'
import styles from '../policy/policy.module.css'

/** The rules of reminding of one document: in what they differ from those for all. The Office reads them; who answers for the document edits them. */
export function DirectivePolicyPage() {
  const { id } = useParams({ from: '/van-ban/$id/quy-tac' })
  const directive = Number(id)
  return Number.isSafeInteger(directive) && directive > 0 ? <OwnRules key={directive} id={directive} /> : <UnknownPage />
}

function OwnRules({ id }: { readonly id: number }) {
  const { data, error, refetch } = useRead('directivePolicy', { params: { id } })
  if (!data) return <NotYet title={text['ownRules.title']} error={error} onRetry={() => void refetch()} />
  return <Rules view={data} />
}

const NOTHING = {}

function Rules({ view }: { readonly view: DirectivePolicyView }) {
  const { directive, general, mayChange, unfinished, differences, versions } = view
  const [edited, setEdited] = useState<PolicyRules | null>(null)
  const [looks, setLooks] = useState<'edited' | 'back' | null>(null)
  const part = useMemo(() => (edited === null ? NOTHING : ownPart(edited, general)), [edited, general])
  const undo = (): void => setEdited(null)
  return (
    <Page>
      <PageHead title={text['ownRules.title']} note={<Note view={view} edited={edited !== null} />}>
        {mayChange && (
          <>
            <Button variant="default" disabled={edited === null} onClick={undo}>
              {text['policy.undo']}
            </Button>
            {differences.length > 0 && (
              <Button variant="default" disabled={unfinished} onClick={() => setLooks('back')}>
                {text['ownRules.back']}
              </Button>
            )}
            <Button disabled={edited === null || unfinished} onClick={() => setLooks('edited')}>
              {text['policy.look']}
            </Button>
          </>
        )}
      </PageHead>
      {unfinished && (
        <Notice tone="wrong" title={text['ownRules.unfinished']}>
          <p>{text['ownRules.unfinished.note']}</p>
        </Notice>
      )}
      <Differences lines={differences} />
      <RulesEditor rules={edited ?? view.rules} mayChange={mayChange} onChange={setEdited} general={general}>
        {versions.length > 0 && <Versions versions={versions} title={text['ownRules.versions']} />}
      </RulesEditor>
      {looks !== null && <OwnPreviewDialog directive={directive.id} part={looks === 'back' ? NOTHING : part} onClose={() => setLooks(null)} onDone={undo} />}
    </Page>
  )
}

function Note({ view: { directive, mayChange }, edited }: { readonly view: DirectivePolicyView; readonly edited: boolean }) {
  const { id, number, subject, done } = directive
  return (
    <>
      <p>
        <Link to={paperPath(id)}>{text['ownRules.of'](number ?? text['ownRules.noNumber'])}</Link> {subject && subjectWords(subject)}
      </p>
      {!mayChange && <p>{text[done ? 'ownRules.ended' : 'ownRules.onlyLooks']}</p>}
      {edited && <b>{text['ownRules.edited']}</b>}
    </>
  )
}

function Differences({ lines }: { readonly lines: readonly string[] }) {
  const general = <Link to="/quy-tac-nhac-viec">{text['ownRules.general']}</Link>
  if (lines.length === 0)
    return (
      <p>
        {text['ownRules.none']} {general}
      </p>
    )
  return (
    <section>
      <h2 className={styles.name}>{text['ownRules.differs']}</h2>
      <ul className={styles.lines}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p data-quiet>
        {text['ownRules.rest']} {general}
      </p>
    </section>
  )
}
