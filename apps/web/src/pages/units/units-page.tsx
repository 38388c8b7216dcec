import type { PersonRef } from '#contract'
import { Button, TextInput } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useDeferredValue } from 'react'
import type { Answer } from '../../api.js'
import { number } from '../../format.js'
import { DataTable } from '../../parts/data-table.js'
import { EmptyState } from '../../parts/empty-state.js'
import { type Chip, FilterChips } from '../../parts/filter-chips.js'
import { Page } from '../../parts/frame.js'
import { Loading } from '../../parts/loading.js'
import { PageHead } from '../../parts/section-head.js'
import type { Column } from '../../parts/table-model.js'
import { unitKinds } from '../../text/pages/units.js'
import { text } from '../../text/text.js'
import { reading } from '../../use-read.js'
import { useMe } from '../../shell/me.js'
import { LinkButton } from '../work/link-button.js'
import { useAddressWord } from '../work/use-address-word.js'
import { ReadError } from '../work/read-error.js'
import styles from './units.module.css'

type Unit = Answer<'units'>[number]

/** The directory: who is who, and whom to call. Found without accents, by name or abbreviation. */
export function UnitsPage() {
  const [q, setQ] = useAddressWord('q')
  const [kind, setKind] = useAddressWord('loai')
  const wanted = useDeferredValue(q)
  const { data, error, refetch } = useQuery({ ...reading('units', { query: { q: wanted } }), placeholderData: keepPreviousData })
  // A kind that no found unit has filters nothing: the words searched for come first.
  const chosen = data?.some((unit) => unit.kind === kind) ? kind : ''
  const shown = data?.filter((unit) => chosen === '' || unit.kind === chosen) ?? []
  return (
    <Page>
      <PageHead
        title={text['units.title']}
        note={data && text['units.note'](number(data.length), number(new Set(data.flatMap(({ people }) => people.map(({ id }) => id))).size))}
      >
        <ExplainedNames />
      </PageHead>
      <div className={styles.search}>
        <TextInput
          type="search"
          label={text['units.search']}
          description={text['units.search.hint']}
          value={q}
          onChange={(event) => setQ(event.currentTarget.value)}
        />
      </div>
      {error && !data && <ReadError error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && data.length > 0 && <FilterChips chips={chipsOf(data)} chosen={chosen} onChoose={setKind} />}
      {shown.length > 0 && (
        <DataTable
          caption={text['units.title']}
          columns={columns}
          rows={shown}
          rowKey={({ id }) => id}
          rowName={({ name }) => name}
          card={(unit) => <Card unit={unit} />}
        />
      )}
      {data && shown.length === 0 && (
        <EmptyState
          title={text['units.none'](q)}
          actions={
            <Button variant="default" onClick={() => setQ('')}>
              {text['units.none.clear']}
            </Button>
          }
        >
          {text['units.none.why']}
        </EmptyState>
      )}
    </Page>
  )
}

/** Names that letters use and an officer explained: the Office's own. */
function ExplainedNames() {
  return useMe().office ? <LinkButton to="/ten-goi">{text['explained.link']}</LinkButton> : null
}

const columns: readonly Column<Unit>[] = [
  { key: 'name', head: text['units.name'], width: 320, cell: (unit) => <Name unit={unit} />, sortBy: ({ name }) => name },
  { key: 'kind', head: text['units.kind'], width: 200, cell: ({ kind }) => unitKinds[kind] ?? kind, sortBy: ({ kind }) => unitKinds[kind] ?? kind },
  { key: 'people', head: text['units.people'], cell: ({ people }) => <People people={people} /> },
]

function chipsOf(units: readonly Unit[]): readonly Chip[] {
  const kinds = [...new Set(units.map(({ kind }) => kind))]
  return [
    { key: '', label: text['units.all'], count: units.length },
    ...kinds.map((kind) => ({ key: kind, label: unitKinds[kind] ?? kind, count: units.filter((unit) => unit.kind === kind).length })),
  ]
}

function Name({ unit: { id, name, abbr } }: { readonly unit: Unit }) {
  return (
    <>
      <Link to="/don-vi/$id" params={{ id }}>
        <b>{name}</b>
      </Link>{' '}
      {abbr && <span data-quiet>{abbr}</span>}
    </>
  )
}

function People({ people }: { readonly people: readonly PersonRef[] }) {
  if (people.length === 0) return <span data-quiet>{text['units.nobody']}</span>
  return (
    <div className={styles.people}>
      {people.map(({ id, name, title, phone }) => (
        <div key={id}>
          <span>
            {name}, <span data-quiet>{title}</span>
          </span>
          {phone && (
            <a href={`tel:${phone.replaceAll(' ', '')}`} aria-label={text['work.call'](name, phone)}>
              {phone}
            </a>
          )}
        </div>
      ))}
    </div>
  )
}

function Card({ unit }: { readonly unit: Unit }) {
  return (
    <>
      <h2 className={styles.cardName}>
        <Name unit={unit} />
      </h2>
      <p data-quiet>{unitKinds[unit.kind] ?? unit.kind}</p>
      <People people={unit.people} />
    </>
  )
}
