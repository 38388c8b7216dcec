import type { DirectiveView } from '#contract'
import { Tabs } from '@mantine/core'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Chain } from '../../parts/chain.js'
import { Page } from '../../parts/frame.js'
import { NotYet } from '../../shell/not-yet.js'
import { text } from '../../text/text.js'
import { useRead } from '../../use-read.js'
import { UnknownPage } from '../unknown-page.js'
import { Decisions } from './decisions.js'
import { DirectiveHead } from './directive-head.js'
import { EnteredSteps } from './entered-steps.js'
import { LegalChain } from './legal-chain.js'
import { Journal, Process } from './past-tabs.js'
import { ProgressTab } from './progress-tab.js'
import { ReportsTab } from './reports-tab.js'
import { TABS, type Tab } from './search.js'
import { TasksTab } from './tasks-tab.js'
import styles from './directive.module.css'

/** One document: the chain it stands in, then who has done what, then all the rest. */
export function DirectivePage() {
  const { id } = useParams({ from: '/van-ban/$id' })
  const directive = Number(id)
  return Number.isSafeInteger(directive) && directive > 0 ? <Directive key={directive} id={directive} /> : <UnknownPage />
}

function Directive({ id }: { readonly id: number }) {
  const { data, error, refetch } = useRead('directive', { params: { id } })
  if (!data) return <NotYet title={text['directive.title']} error={error} onRetry={() => void refetch()} />
  return <Sheet view={data} />
}

function Sheet({ view }: { readonly view: DirectiveView }) {
  const { tab = 'progress' } = useSearch({ from: '/van-ban/$id' })
  const navigate = useNavigate({ from: '/van-ban/$id' })
  const id = view.card.id
  return (
    <Page>
      <DirectiveHead view={view} />
      {view.chain.length > 0 && (
        <Chain steps={view.chain.map(({ title, who, when, current }, i) => ({ key: `${i} ${title}`, title, lines: [who, when].filter(Boolean), current }))} />
      )}
      <LegalChain id={id} />
      <Tabs value={tab} onChange={(to) => void navigate({ search: { tab: TABS.find((one): one is Tab => one === to) ?? 'progress' } })} keepMounted={false}>
        <Tabs.List className={styles.tabs ?? ''}>
          {TABS.map((key) => (
            <Tabs.Tab key={key} value={key}>
              {text[`tab.${key}`]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="progress">
          <Decisions view={view} />
          <EnteredSteps id={id} />
          <ProgressTab view={view} />
        </Tabs.Panel>
        <Tabs.Panel value="tasks">
          <TasksTab view={view} />
        </Tabs.Panel>
        <Tabs.Panel value="reports">
          <ReportsTab view={view} />
        </Tabs.Panel>
        <Tabs.Panel value="process">
          <Process id={id} />
        </Tabs.Panel>
        <Tabs.Panel value="journal">
          <Journal id={id} />
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}
