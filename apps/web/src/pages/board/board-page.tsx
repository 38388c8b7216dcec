import type { Board, DirectiveRow } from '#contract'
import { Button, SegmentedControl } from '@mantine/core'
import { moment, number } from '../../format.js'
import { CopyZalo } from '../../parts/copy-zalo.js'
import { Page } from '../../parts/frame.js'
import { Loading } from '../../parts/loading.js'
import { PageHead } from '../../parts/section-head.js'
import { useMe } from '../../shell/me.js'
import { useNow } from '../../shell/use-now.js'
import { text } from '../../text/text.js'
import { useRead } from '../../use-read.js'
import { useAddressWord } from '../work/use-address-word.js'
import { HeatMap } from './heat-map.js'
import { PaperList } from './paper-list.js'
import { PauseList } from './pause-list.js'
import { ReadError } from '../work/read-error.js'
import { zaloOfPapers } from '../work/zalo-lists.js'
import styles from './board.module.css'

const UNITS = 'don-vi'

/** The whole province: first the papers with what is missing, then units by papers. */
export function BoardPage() {
  const [view, setView] = useAddressWord('xem')
  const papers = useRead('directives', {})
  const board = useRead('board', {})
  const failed = papers.error ?? board.error
  const again = (): void => void Promise.all([papers.refetch(), board.refetch()])
  const now = useNow()
  const { office, pages } = useMe()
  const province = office || pages.includes('leader')
  return (
    <Page>
      <div className={styles.page}>
        <PageHead title={text['board.title']} note={papers.data && board.data && noteOf(board.data, papers.data, view === UNITS, moment(now))}>
          <SegmentedControl
            aria-label={text['board.view']}
            size="sm"
            value={view === UNITS ? UNITS : ''}
            onChange={setView}
            data={[
              { value: '', label: text['board.papers'] },
              { value: UNITS, label: text['board.units'] },
            ]}
          />
          {papers.data && papers.data.length > 0 && <CopyZalo content={() => zaloOfPapers(papers.data ?? [], moment(now))} />}
          <Button variant="default" onClick={() => window.print()}>
            {text['board.print']}
          </Button>
        </PageHead>
        {province && <PauseList />}
        {papers.data && board.data ? (
          view === UNITS ? (
            <HeatMap board={board.data} papers={papers.data} />
          ) : (
            <PaperList rows={papers.data} />
          )
        ) : failed ? (
          <ReadError error={failed} onRetry={again} />
        ) : (
          <Loading rows={12} />
        )}
      </div>
    </Page>
  )
}

/** Counts what the view below shows: papers still being written are in the list and not in the table of units. */
function noteOf({ units, directives }: Board, papers: readonly DirectiveRow[], byUnits: boolean, at: string): string {
  if (byUnits) return text['board.note.units'](at, number(units.length), number(directives.length))
  return text['board.note'](at, number(units.length), number(papers.filter(({ card }) => !card.done).length))
}
