import { dayOf, instant } from '#base'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { dateWithWeekday } from '../../format.js'
import { Page } from '../../parts/frame.js'
import { PageHead } from '../../parts/section-head.js'
import { useMe } from '../../shell/me.js'
import { NotYet } from '../../shell/not-yet.js'
import { text } from '../../text/text.js'
import { useRead } from '../../use-read.js'
import { useLetters } from '../directives/use-letters.js'
import { DueThisWeek } from './due-this-week.js'
import { News } from './news.js'
import { Superiors } from './superiors.js'
import { ToDoList } from './to-do-list.js'
import styles from './today.module.css'

/** What waits for the Office, what falls due this week, what is new: the first line answers why one came. */
export function TodayPage() {
  const { office } = useMe()
  const today = useRead('today', {})
  const letters = useLetters()
  if (!today.data || today.error) return <NotYet title={text['today.title']} error={today.error} onRetry={() => void today.refetch()} />
  const { now, toDo, dueThisWeek, news } = today.data
  return (
    <Page>
      <PageHead title={text['today.title']} note={upper(dateWithWeekday(dayOf(instant(now))))}>
        {office && (
          <>
            <Button variant="default" component={Link} to="/nhap-van-ban-cap-tren">
              {text['takeIn.superior']}
            </Button>
            <Button component={Link} to="/nhap-van-ban">
              {text['takeIn.letter']}
            </Button>
          </>
        )}
      </PageHead>
      <Superiors />
      <div className={styles.columns}>
        <ToDoList toDo={toDo} letters={letters} today={today.data.today} />
        <div className={styles.side}>
          <DueThisWeek cards={dueThisWeek} today={today.data.today} letters={letters} />
          <News entries={news} now={now} letters={letters} />
        </div>
      </div>
    </Page>
  )
}

function upper(words: string): string {
  return words.charAt(0).toLocaleUpperCase('vi') + words.slice(1)
}
