import type { WorkView } from '#contract'
import { VisuallyHidden } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { Page } from '../../parts/frame.js'
import { Loading } from '../../parts/loading.js'
import { useMe } from '../../shell/me.js'
import { text } from '../../text/text.js'
import { useRead } from '../../use-read.js'
import { DiagramFold } from '../diagram/diagram-fold.js'
import { UnknownPage } from '../unknown-page.js'
import { PassedOn } from './passed-on.js'
import { ToldLog } from './told-log.js'
import { WorkActs } from './work-acts.js'
import { Answer, Asked } from './work-answer.js'
import { WorkChildren } from './work-children.js'
import { WorkFolds } from './work-folds.js'
import { WorkHead } from './work-head.js'
import { WorkRequest } from './work-request.js'
import { WorkSide } from './work-side.js'
import { ReadError } from './read-error.js'
import styles from './work.module.css'

/** One piece of work at `/viec/$id`: an assignment, a plan, a duty, a report, a round, a request for time, an urging letter. */
export function WorkPage() {
  const id = Number(useParams({ from: '/viec/$id' }).id)
  return Number.isSafeInteger(id) && id > 0 ? <Work key={id} id={id} /> : <UnknownPage />
}

function Work({ id }: { readonly id: number }) {
  const { data, error, refetch } = useRead('work', { params: { id } })
  if (data) return <Sheet view={data} />
  return (
    <Page>
      <VisuallyHidden component="h1">{text['work.title']}</VisuallyHidden>
      {error ? <ReadError error={error} onRetry={() => void refetch()} /> : <Loading />}
    </Page>
  )
}

function Sheet({ view }: { readonly view: WorkView }) {
  const { posts } = useMe()
  const { unit } = view.card
  // For words and ways back only; what may be done comes from `allowed`.
  const own = unit !== null && posts.some((post) => post.unit.id === unit.id)
  return (
    <Page>
      <WorkActs view={view} onBehalf={unit !== null && !own}>
        {({ form, others, thumb }) => (
          <div className={styles.sheet}>
            <div className={styles.main}>
              <WorkHead view={view} own={own} />
              <WorkRequest view={view} />
              <Asked view={view} />
              <Answer view={view} />
              {form}
              <WorkFolds view={view} />
              <WorkChildren view={view} />
            </div>
            <WorkSide view={view} own={own} others={others} />
            <div className={styles.log}>
              <ToldLog told={view.told} />
              <PassedOn id={view.card.id} />
            </div>
            <div className={styles.diagram}>
              <DiagramFold id={view.card.id} />
            </div>
            {thumb}
          </div>
        )}
      </WorkActs>
    </Page>
  )
}
