import { localDate } from '#base'
import type { AllowedEvent, DirectiveView, PaperRef } from '#contract'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { fileAddress } from '../../api.js'
import { date, number as count, subjectWords } from '../../format.js'
import { PageHead } from '../../parts/section-head.js'
import { Disclosure } from '../../shell/disclosure.js'
import { useMe } from '../../shell/me.js'
import { text } from '../../text/text.js'
import { reading, useRead } from '../../use-read.js'
import { LinkButton } from '../work/link-button.js'
import { paperPath } from '../work/paths.js'
import { AskReport } from './ask-report.js'
import { DirectiveAct } from './directive-act.js'
import { PastSteps } from './past-steps.js'
import { OwnRulesLink } from './own-rules-link.js'
import { Paste } from './paste.js'
import styles from './directive.module.css'

/** What the paper is, who signed it and who follows it; at the right, what may be done with it. */
export function DirectiveHead({ view }: { readonly view: DirectiveView }) {
  const { card, number, issuedOn, subject } = view
  return (
    <PageHead
      title={
        number ? (
          <>
            {text['letter.number'](number)} {issuedOn && <span className={styles.date}>{text['paper.date'](date(localDate(issuedOn)))}</span>}
          </>
        ) : (
          (subject ?? card.label)
        )
      }
      note={<About view={view} />}
    >
      <Buttons view={view} />
    </PageHead>
  )
}

function About({ view }: { readonly view: DirectiveView }) {
  const { number, subject, signer, deskOfficer, focalUnit, trackedUntil, letterFile, card, replaces, replacedBy, enteredLater } = view
  const facts = [
    card.hold && text['directive.paused'](card.hold),
    card.state === 'inProgress' ? null : card.stateLabel,
    signer && text['directive.signed'](signer),
    deskOfficer && text['directive.officer'](deskOfficer.name),
    focalUnit && text['directive.focal'](focalUnit.name),
    trackedUntil && text['directive.until'](date(localDate(trackedUntil))),
    enteredLater > 0 && text['past.fact'](count(enteredLater)),
  ].filter(Boolean)
  return (
    <>
      {number && subject && <p className={styles.subject}>{subjectWords(subject)}</p>}
      <p>
        {facts.join(' · ')}
        {replaces.map((paper) => (
          <Kin key={paper.id} paper={paper} words={text['directive.replaces']} />
        ))}
        {replacedBy && <Kin paper={replacedBy} words={text['directive.replacedBy']} />}
        {letterFile && (
          <>
            {' · '}
            <a href={fileAddress(letterFile.hash)}>{text['directive.file']}</a>
          </>
        )}
        <OwnRulesLink id={card.id} />
      </p>
      <OnItsWay id={card.id} />
    </>
  )
}

function Kin({ paper: { id, number }, words }: { readonly paper: PaperRef; readonly words: (number: string) => string }) {
  return (
    <>
      {' · '}
      <Link to={paperPath(id)}>{words(number ?? text['board.noNumber'])}</Link>
    </>
  )
}

/** A word over the whole document reaches the units in batches: how far it has come. */
function OnItsWay({ id }: { readonly id: number }) {
  const { data = [] } = useRead('underway', { params: { id } })
  return data.map(({ kind, done, of }) => (
    <p key={kind} role="status" data-quiet>
      {text['directive.underway'](count(done), count(of))}
    </p>
  ))
}

const RUNNING = ['inProgress', 'reportingUpward']

function Buttons({ view }: { readonly view: DirectiveView }) {
  const { office } = useMe()
  const { id, state, done, hold } = view.card
  const [opened, setOpened] = useState<'report' | 'paste' | 'past' | null>(null)
  const [act, setAct] = useState<AllowedEvent | null>(null)
  const running = office && RUNNING.includes(state) && !done && hold === null
  const resume = view.allowed.find(({ event }) => event === 'RESUME')
  const close = (): void => setOpened(null)
  return (
    <>
      <More allowed={view.allowed} running={running} onChoose={setAct} onPast={() => setOpened('past')} />
      {running && (
        <Button variant="default" onClick={() => setOpened('report')}>
          {text['directive.askReport']}
        </Button>
      )}
      {running && view.rows.some(({ plan }) => plan) && (
        <Button variant="default" onClick={() => setOpened('paste')}>
          {text['directive.paste']}
        </Button>
      )}
      {resume && <Button onClick={() => setAct(resume)}>{resume.label}</Button>}
      {office && state === 'underReview' && (
        <LinkButton to={`${paperPath(id)}/ra-soat`} variant="filled" size="sm">
          {text['directive.check']}
        </LinkButton>
      )}
      {office && (state === 'drafting' || state === 'submitted') && (
        <LinkButton to="/nhap-van-ban" variant="filled" size="sm">
          {text['directive.takeIn']}
        </LinkButton>
      )}
      <AskReport view={view} opened={opened === 'report'} onClose={close} />
      <PastSteps directive={id} opened={opened === 'past'} onClose={close} />
      <Paste directive={id} opened={opened === 'paste'} onClose={close} />
      <Act view={view} act={act} onClose={() => setAct(null)} />
    </>
  )
}

interface MoreProps {
  readonly allowed: readonly AllowedEvent[]
  readonly onChoose: (act: AllowedEvent) => void
  /** What was done before can be put in. */
  readonly running: boolean
  readonly onPast: () => void
}

function More({ allowed, running, onChoose, onPast }: MoreProps) {
  if (allowed.length === 0 && !running) return null
  return (
    <Disclosure
      trigger={(props) => (
        <Button {...props} variant="default">
          {text['directive.more']}
        </Button>
      )}
    >
      {allowed.map((act) => (
        <button key={act.event} type="button" onClick={() => onChoose(act)}>
          {act.label}
        </button>
      ))}
      {running && (
        <button type="button" onClick={onPast}>
          {text['past.act']}
        </button>
      )}
    </Disclosure>
  )
}

/** The form of an act needs the work's own view; it is read when a form is asked for. */
function Act({ view, act, onClose }: { readonly view: DirectiveView; readonly act: AllowedEvent | null; readonly onClose: () => void }) {
  const work = useQuery({ ...reading('work', { params: { id: view.card.id } }), enabled: act !== null })
  return work.data ? <DirectiveAct directive={view} view={work.data} act={act} onClose={onClose} /> : null
}
