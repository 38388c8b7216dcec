import { localDate } from '#base'
import type { DraftView } from '#contract'
import { Select } from '@mantine/core'
import { Fragment } from 'react'
import { date, number } from '../../format.js'
import { Facts, Fold } from '../../parts/facts.js'
import { useOfficerOptions, useUnitOptions } from '../../shell/use-units.js'
import { text } from '../../text/text.js'
import { DueField } from './due-field.js'
import type { Hand } from './hand.js'
import { Papers } from './papers.js'
import { isUnsure } from './rows.js'
import { SavedText } from './saved-text.js'
import { Unsure } from './unsure.js'
import styles from './editor.module.css'

interface Props {
  readonly view: DraftView
  readonly hand: Hand
}

/** Who signed, what it carries out, whom it addresses; folded below, all of it to be corrected. */
export function HeaderFacts({ view, hand }: Props) {
  const { header, references, addressees } = view
  const carried = references.filter(({ role }) => role === 'main' || role === 'carriesOut')
  return (
    <>
      <Facts
        facts={[
          [
            text['check.signer'],
            header.signer && <Said key="signer" view={view} place="document.signer" words={[header.signerTitle, header.signer].join(' ')} />,
          ],
          [text['check.carriesOut'], carried.length > 0 && <CarriesOut key="papers" papers={carried} />],
          [text['check.addressees'], addressees.map(({ name, units }) => text['check.addressee'](name, number(units.length))).join(' · ')],
        ]}
      />
      <Fold
        title={text['head.fold']}
        note={[header.deskOfficer?.name, header.trackedUntil && text['head.until'](date(localDate(header.trackedUntil)))].filter(Boolean).join(' · ')}
      >
        <HeaderFields view={view} hand={hand} />
      </Fold>
    </>
  )
}

/** A value as it was read, with a word beside it where the reader is not sure. */
function Said({ view: { spans }, place, words }: { readonly view: DraftView; readonly place: string; readonly words: string }) {
  return (
    <>
      {words} {isUnsure(spans[place]?.confidence) && <Unsure />}
    </>
  )
}

function CarriesOut({ papers }: { readonly papers: DraftView['references'] }) {
  return papers.map(({ symbol, role }, i) => (
    <Fragment key={symbol}>
      {i > 0 && ' · '}
      {role === 'main' ? <b>{symbol}</b> : symbol}
    </Fragment>
  ))
}

const LEADERS = ['viceChair', 'chair'] as const
const URGENCIES = ['normal', 'khan', 'thuong-khan', 'hoa-toc'] as const
const FIELDS = ['VX', 'NC', 'KT', 'TH', 'NLN', 'XD'] as const
const WORDS = ['number', 'symbol', 'kind', 'issuer', 'signerTitle', 'signer'] as const
/** Where the reader notes what it read. */
const SPANS = { number: 'document.number', symbol: 'document.symbol', kind: 'document.kind', issuer: 'document.issuer', signerTitle: 'document.signer', signer: 'document.signer' } as const // prettier-ignore

function HeaderFields({ view, hand }: Props) {
  const { header, spans, addressees } = view
  const { change, type, flush } = hand
  return (
    <div className={styles.fields}>
      {WORDS.map((key) => (
        <SavedText
          key={key}
          label={isUnsure(spans[SPANS[key]]?.confidence) ? `${text[`head.${key}`]} (${text['sure.not']})` : text[`head.${key}`]}
          saved={header[key] ?? ''}
          empty={key !== 'kind' && key !== 'issuer'}
          onType={(words) => type({ [key]: words === '' ? null : words })}
          onLeave={flush}
        />
      ))}
      <DueField label={text['head.issuedOn']} saved={header.issuedOn} onSave={(issuedOn) => change({ issuedOn })} />
      <DueField label={text['head.trackFrom']} saved={header.trackFrom} onSave={(trackFrom) => change({ trackFrom })} />
      <DueField label={text['head.trackedUntil']} saved={header.trackedUntil} onSave={(trackedUntil) => change({ trackedUntil })} />
      <div className={styles.whole}>
        <SavedText label={text['head.subject']} saved={header.subject ?? ''} lines onType={(subject) => type({ subject })} onLeave={flush} />
      </div>
      <Choices view={view} hand={hand} />
      <div className={styles.whole}>
        <SavedText
          label={text['head.addressees']}
          saved={addressees.map(({ name }) => name).join('\n')}
          lines
          onType={(words) => type({ addressees: words.split('\n').flatMap((line) => line.trim() || []) })}
          onLeave={flush}
        />
      </div>
      <div className={styles.whole}>
        <Papers papers={view.references} onChange={(references) => change({ references: [...references] })} />
      </div>
    </div>
  )
}

function Choices({ view: { header }, hand: { change } }: Props) {
  const officers = useOfficerOptions()
  const units = useUnitOptions()
  const own = header.deskOfficer
  const people = own && officers.every(({ value }) => value !== String(own.id)) ? [{ value: String(own.id), label: own.name }, ...officers] : officers
  return (
    <>
      <Choose
        label={text['head.leader']}
        value={header.leader}
        options={LEADERS.map((value) => ({ value, label: text[`head.leader.${value}`] }))}
        onChoose={(value) => change({ leader: value === 'chair' ? 'chair' : 'viceChair' })}
      />
      <Choose label={text['head.deskOfficer']} value={own ? String(own.id) : null} options={people} onChoose={(id) => change({ deskOfficer: Number(id) })} />
      <Choose
        label={text['head.urgency']}
        value={header.urgency}
        options={URGENCIES.map((value) => ({ value, label: text[`head.urgency.${value}`] }))}
        onChoose={(value) => change({ urgency: URGENCIES.find((one) => one === value) ?? 'normal' })}
      />
      <Choose
        label={text['head.field']}
        value={header.field}
        options={FIELDS.map((value) => ({ value, label: text[`field.${value}`] }))}
        onChoose={(field) => change({ field })}
      />
      <Choose label={text['head.focalUnit']} value={header.focalUnit} options={units} onChoose={(focalUnit) => change({ focalUnit })} />
    </>
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
