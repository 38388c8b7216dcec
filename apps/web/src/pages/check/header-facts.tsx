import { localDate } from '#base'
import type { DraftView } from '#contract'
import { Select } from '@mantine/core'
import { Fragment } from 'react'
import { date, number } from '../../format.js'
import { Facts, Fold } from '../../parts/facts.js'
import { useOfficerOptions, useUnitOptions } from '../../shell/use-units.js'
import { text } from '../../text/text.js'
import { DueField } from './due-field.js'
import { SavedText } from './obligation-editor.js'
import type { Correction } from './use-draft.js'
import styles from './check.module.css'

interface Props {
  readonly view: DraftView
  readonly onChange: (correction: Correction) => void
}

/** Who signed, what it carries out, whom it addresses; folded below, what the officer may correct of it. */
export function HeaderFacts({ view, onChange }: Props) {
  const { header, carriesOut, addressees } = view
  return (
    <>
      <Facts
        facts={[
          [text['check.signer'], [header.signerTitle, header.signer].filter(Boolean).join(' ')],
          [text['check.carriesOut'], carriesOut.length > 0 && <CarriesOut key="papers" papers={carriesOut} />],
          [text['check.addressees'], addressees.map(({ name, units }) => text['check.addressee'](name, number(units.length))).join(' · ')],
        ]}
      />
      <Fold
        title={text['head.fold']}
        note={[header.deskOfficer?.name, header.trackedUntil && text['head.until'](date(localDate(header.trackedUntil)))].filter(Boolean).join(' · ')}
      >
        <HeaderFields view={view} onChange={onChange} />
      </Fold>
    </>
  )
}

function CarriesOut({ papers }: { readonly papers: DraftView['carriesOut'] }) {
  return papers.map(({ symbol, main }, i) => (
    <Fragment key={symbol}>
      {i > 0 && ' · '}
      {main ? <b>{symbol}</b> : symbol}
    </Fragment>
  ))
}

const LEADERS = ['viceChair', 'chair'] as const
const URGENCIES = ['normal', 'khan', 'thuong-khan', 'hoa-toc'] as const
const FIELDS = ['VX', 'NC', 'KT', 'TH', 'NLN', 'XD'] as const

function HeaderFields({ view: { header }, onChange }: Props) {
  const officers = useOfficerOptions()
  const units = useUnitOptions()
  const own = header.deskOfficer
  const people = own && officers.every(({ value }) => value !== String(own.id)) ? [{ value: String(own.id), label: own.name }, ...officers] : officers
  return (
    <div className={styles.fields}>
      <SavedText label={text['head.number']} saved={header.number ?? ''} onSave={(typed) => onChange({ number: typed })} />
      <DueField label={text['head.issuedOn']} saved={header.issuedOn} onSave={(issuedOn) => onChange({ issuedOn })} />
      <DueField label={text['head.trackFrom']} saved={header.trackFrom} onSave={(trackFrom) => onChange({ trackFrom })} />
      <DueField label={text['head.trackedUntil']} saved={header.trackedUntil} onSave={(trackedUntil) => onChange({ trackedUntil })} />
      <div className={styles.whole}>
        <SavedText label={text['head.subject']} saved={header.subject ?? ''} onSave={(subject) => onChange({ subject })} />
      </div>
      <Choose
        label={text['head.leader']}
        value={header.leader}
        options={LEADERS.map((value) => ({ value, label: text[`head.leader.${value}`] }))}
        onChoose={(value) => onChange({ leader: value === 'chair' ? 'chair' : 'viceChair' })}
      />
      <Choose label={text['head.deskOfficer']} value={own ? String(own.id) : null} options={people} onChoose={(id) => onChange({ deskOfficer: Number(id) })} />
      <Choose
        label={text['head.urgency']}
        value={header.urgency}
        options={URGENCIES.map((value) => ({ value, label: text[`head.urgency.${value}`] }))}
        onChoose={(value) => onChange({ urgency: URGENCIES.find((one) => one === value) ?? 'normal' })}
      />
      <Choose
        label={text['head.field']}
        value={header.field}
        options={FIELDS.map((value) => ({ value, label: text[`field.${value}`] }))}
        onChoose={(field) => onChange({ field })}
      />
      <Choose label={text['head.focalUnit']} value={header.focalUnit} options={units} onChoose={(focalUnit) => onChange({ focalUnit })} />
    </div>
  )
}

interface ChooseProps {
  readonly label: string
  readonly value: string | null
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly onChoose: (value: string) => void
}

function Choose({ label, value, options, onChoose }: ChooseProps) {
  return (
    <Select
      label={label}
      data={[...options]}
      value={value}
      onChange={(chosen) => chosen !== null && chosen !== value && onChoose(chosen)}
      allowDeselect={false}
      searchable={options.length > 8}
      nothingFoundMessage={text['form.noUnit']}
      limit={100}
      comboboxProps={{ shadow: 'none', transitionProps: { duration: 0 } }}
    />
  )
}
