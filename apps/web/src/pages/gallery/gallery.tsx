import { Button } from '@mantine/core'
import { useState } from 'react'
import { announce } from '../../parts/announce.js'
import { BulkBar } from '../../parts/bulk-bar.js'
import { ClockBar } from '../../parts/clock-bar.js'
import { ConsequenceDialog } from '../../parts/consequence-dialog.js'
import { CopyZalo } from '../../parts/copy-zalo.js'
import { Frame, Page } from '../../parts/frame.js'
import type { MenuItem } from '../../parts/frame-menu.js'
import type { IconName } from '../../parts/icon.js'
import { PageHead, SectionHead } from '../../parts/section-head.js'
import { SidePanel } from '../../parts/side-panel.js'
import { Status } from '../../parts/status.js'
import { now, words } from '../../text/sample.js'
import { Faces } from './faces.js'
import { Forms } from './forms.js'
import { Lists } from './lists.js'
import { Papers } from './papers.js'
import { Statuses } from './statuses.js'
import styles from './gallery.module.css'

const icons: readonly IconName[] = ['tasks', 'paper', 'board', 'talk', 'person', 'more']
const menu: readonly MenuItem[] = words.menu.map((label, i) => ({
  to: `/${i}`,
  label,
  icon: icons[i] ?? 'more',
  current: i === 0,
  ...(i === 0 && { count: 9 }),
}))
const nothing = (): void => undefined

/** Every part on one sheet, with invented data: for looking at, and for the picture test. */
export function Gallery() {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(['UBND xã Mường Hum', 'Sở Công Thương']))
  const [open, setOpen] = useState<'panel' | 'dialog' | null>(null)
  return (
    <Frame
      menu={menu}
      person={{ name: words.person, post: words.post }}
      updates={3}
      onSearch={announce}
      onUpdates={nothing}
      strip={<ClockBar now={now} onNextMorning={nothing} onWeek={nothing} />}
      foot={chosen.size > 0 && <Foot count={chosen.size} onClear={() => setChosen(new Set())} />}
    >
      <Page>
        <PageHead title={words.title} note={words.note}>
          <Button variant="default" onClick={() => announce(words.announced)}>
            {words.announce}
          </Button>
          <Button variant="default" onClick={() => setOpen('panel')}>
            {words.openPanel}
          </Button>
          <Button onClick={() => setOpen('dialog')}>{words.openDialog}</Button>
        </PageHead>
        <Sections chosen={chosen} onChoose={setChosen} />
      </Page>
      <SidePanel
        opened={open === 'panel'}
        onClose={() => setOpen(null)}
        title={words.columns[0] ?? ''}
        note={words.source}
        actions={<Button>{words.remind}</Button>}
      >
        <Status state={{ is: 'late', days: 10 }} mark={{ is: 'reported' }} />
      </SidePanel>
      <ConsequenceDialog
        opened={open === 'dialog'}
        onClose={() => setOpen(null)}
        title={words.assign}
        act={words.assign}
        onAct={nothing}
        consequence={words.consequence}
      />
    </Frame>
  )
}

function Sections({ chosen, onChoose }: { readonly chosen: ReadonlySet<string>; readonly onChoose: (chosen: ReadonlySet<string>) => void }) {
  return (
    <>
      <section className={styles.section} id="trang-thai">
        <SectionHead>{words.statuses}</SectionHead>
        <Statuses />
      </section>
      <section className={styles.section} id="van-ban">
        <SectionHead>{words.paper}</SectionHead>
        <Papers />
      </section>
      <section className={styles.section} id="danh-sach">
        <Lists chosen={chosen} onChoose={onChoose} />
      </section>
      <section className={styles.section} id="nhap-lieu">
        <SectionHead>{words.forms}</SectionHead>
        <Forms />
      </section>
      <section className={styles.section} id="khac">
        <SectionHead>{words.faces}</SectionHead>
        <Faces />
      </section>
    </>
  )
}

function Foot({ count, onClear }: { readonly count: number; readonly onClear: () => void }) {
  return (
    <BulkBar count={count} noun="đơn vị" of="trong 3 đơn vị quá hạn" onClear={onClear}>
      <CopyZalo content={() => words.message} />
      <Button variant="default">{words.urging}</Button>
      <Button>{`${words.remind} ${count} đơn vị`}</Button>
    </BulkBar>
  )
}
