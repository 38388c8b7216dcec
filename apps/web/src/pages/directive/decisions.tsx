import type { DirectiveView, WorkCard } from '#contract'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { number } from '../../format.js'
import { SectionHead } from '../../parts/section-head.js'
import { useMe } from '../../shell/me.js'
import { text } from '../../text/text.js'
import { ProposedDialog } from './proposed-dialog.js'
import { WorkPanel } from './work-panel.js'
import styles from './directive.module.css'

/** What waits for somebody's word under this document: the list to be confirmed, urging letters, requests for time. */
export function Decisions({ view }: { readonly view: DirectiveView }) {
  const { pages } = useMe()
  const [panel, setPanel] = useState<number | null>(null)
  const [listed, setListed] = useState(false)
  const letters = view.urgingLetters.filter(({ done }) => !done)
  const requests = view.extensions.filter(({ done }) => !done)
  const proposed = pages.includes('today') ? view.proposed : []
  const count = letters.length + requests.length + (proposed.length > 0 ? 1 : 0)
  return (
    <>
      {count > 0 && (
        <section className={styles.decisions}>
          <SectionHead count={letters.length + requests.length + proposed.length}>{text['decide.title']}</SectionHead>
          <ul>
            {proposed.length > 0 && (
              <li>
                <span>{text['decide.proposed'](number(proposed.length))}</span>
                <Button size="xs" variant="default" onClick={() => setListed(true)}>
                  {text['decide.proposed.act']}
                </Button>
              </li>
            )}
            {letters.map((card) => (
              <Line key={card.id} card={card} act={text['decide.urging.act']} onOpen={setPanel} />
            ))}
            {requests.map((card) => (
              <Line key={card.id} card={card} act={text['decide.extension.act']} onOpen={setPanel} />
            ))}
          </ul>
        </section>
      )}
      <ProposedDialog opened={listed} cards={proposed} onClose={() => setListed(false)} />
      <WorkPanel key={panel} work={panel} onClose={() => setPanel(null)} />
    </>
  )
}

function Line({ card, act, onOpen }: { readonly card: WorkCard; readonly act: string; readonly onOpen: (id: number) => void }) {
  return (
    <li>
      <span>
        {card.unit && <b>{card.unit.name}: </b>}
        {card.label} <span data-quiet>· {card.stateLabel}</span>
      </span>
      <Button size="xs" variant="default" aria-label={card.unit ? `${act}: ${card.unit.name}` : act} onClick={() => onOpen(card.id)}>
        {act}
      </Button>
    </li>
  )
}
