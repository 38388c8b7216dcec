import { instant } from '#base'
import type { DraftConflict, DraftView } from '#contract'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { clock } from '../../format.js'
import { ErrorState, Notice } from '../../parts/error-state.js'
import { Icon } from '../../parts/icon.js'
import { text } from '../../text/text.js'
import type { Met } from './draft-store.js'
import { placesWords, placeWords, valueWords } from './place-words.js'
import type { Draft } from './use-draft.js'
import styles from './check.module.css'

/** What needs a word about others and about saving: a place that two people changed, a refusal, what somebody else just changed. */
export function Meetings({ draft, view }: { readonly draft: Draft; readonly view: DraftView }) {
  const { met, error, news } = draft
  const [closed, setClosed] = useState(0)
  return (
    <div className={styles.notice}>
      {met.map((one) => (
        <Meeting key={one.key} met={one} view={view} onChoose={(mine) => void draft.choose(one.key, mine)} />
      ))}
      {error ? <ErrorState error={error} actions={<CloseError onClose={draft.forgetError} />} /> : null}
      {news && news.revision > closed && (
        <p className={styles.news} role="status">
          <Icon name="person" />
          <span>{text['news.just'](whoWords(news.by), placesWords(news.places), clock(instant(news.at)))}</span>
          <button type="button" aria-label={text['news.close']} onClick={() => setClosed(news.revision)}>
            <Icon name="close" size={14} />
          </button>
        </p>
      )}
    </div>
  )
}

function CloseError({ onClose }: { readonly onClose: () => void }) {
  return (
    <Button size="xs" variant="default" onClick={onClose}>
      {text['panel.close']}
    </Button>
  )
}

const whoWords = (by: DraftConflict['by']): string => (by ? text['meet.who'](by.name) : text['meet.somebody'])

/** Both values stand side by side; nothing is taken over that was not chosen. */
function Meeting({ met, view, onChoose }: { readonly met: Met; readonly view: DraftView; readonly onChoose: (mine: boolean) => void }) {
  const who = whoWords(met.conflicts[0]?.by ?? null)
  const shown = met.conflicts.filter(({ place }, i, all) => placeWords(place) !== null && all.findIndex((one) => one.place === place) === i)
  return (
    <Notice tone="kept" title={text['meet.title'](who)} takesFocus>
      {shown.map(({ place, theirs, yours }) => (
        <p key={place}>
          <b>{placeWords(place)}</b>
          {': '}
          {theirs === null && yours === null
            ? text['meet.shape']
            : [text['meet.theirs'](who, valueWords(place, theirs, view.names)), text['meet.yours'](valueWords(place, yours, view.names))].join(' · ')}
        </p>
      ))}
      <div className={styles.buttons}>
        <Button size="xs" variant="default" onClick={() => onChoose(false)}>
          {text['meet.keep'](who)}
        </Button>
        <Button size="xs" variant="default" onClick={() => onChoose(true)}>
          {text['meet.mine']}
        </Button>
      </div>
    </Notice>
  )
}
