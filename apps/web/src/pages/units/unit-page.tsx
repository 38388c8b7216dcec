import type { UnitPage as Unit } from '#contract'
import { Button } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { number } from '../../format.js'
import { Fold } from '../../parts/facts.js'
import { Page } from '../../parts/frame.js'
import { Loading } from '../../parts/loading.js'
import { PageHead, SectionHead } from '../../parts/section-head.js'
import { SidePanel } from '../../parts/side-panel.js'
import { unitKinds } from '../../text/pages/units.js'
import { text } from '../../text/text.js'
import { useRead } from '../../use-read.js'
import { PersonSections } from '../person/sections.js'
import { ReadError } from '../work/read-error.js'
import { Holes } from './holes.js'
import { NewPerson } from './new-person.js'
import { PeopleList } from './people-list.js'
import styles from './units.module.css'

/** One unit: who is who and when, who is away, and what it lacks; whoever may, edits here. */
export function UnitPage() {
  const { id } = useParams({ from: '/don-vi/$id' })
  const { data, error, refetch } = useRead('unitPage', { params: { id } })
  if (error && !data) return <Page>{<ReadError error={error} onRetry={() => void refetch()} />}</Page>
  if (!data) return <Loading />
  return <One key={data.id} unit={data} />
}

function One({ unit }: { readonly unit: Unit }) {
  const [open, setOpen] = useState<number | 'new' | null>(null)
  const line = [...unit.people, ...unit.former].find(({ id }) => id === open)
  const edits = unit.mayGive.length > 0
  return (
    <Page>
      <p className={styles.back}>
        <Link to="/don-vi">{text['unit.back']}</Link>
      </p>
      <PageHead title={unit.fullName} note={[unitKinds[unit.kind] ?? unit.kind, unit.abbr].filter(Boolean).join(' · ')}>
        {edits && <Button onClick={() => setOpen('new')}>{text['unit.add']}</Button>}
      </PageHead>
      <Holes unit={unit} />
      <section className={styles.section}>
        <SectionHead count={unit.people.length}>{text['unit.people']}</SectionHead>
        {unit.people.length === 0 && <p>{text['unit.nobody']}</p>}
        <PeopleList people={unit.people} unit={unit.id} onEdit={setOpen} />
        {!edits && <p data-quiet>{text['unit.onlyReads']}</p>}
      </section>
      {unit.former.length > 0 && (
        <Fold title={text['unit.former'](number(unit.former.length))}>
          <PeopleList people={unit.former} unit={unit.id} onEdit={setOpen} />
        </Fold>
      )}
      {line && (
        <SidePanel opened title={line.name} note={line.title} onClose={() => setOpen(null)}>
          <PersonSections key={line.id} line={line} giving={unit} />
        </SidePanel>
      )}
      {open === 'new' && <NewPerson unit={unit} onClose={() => setOpen(null)} />}
    </Page>
  )
}
