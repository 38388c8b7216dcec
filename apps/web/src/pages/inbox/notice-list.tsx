import { dayOf, instant } from '#base'
import type { Told } from '#contract'
import { VisuallyHidden } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { moment, number } from '../../format.js'
import { useNow } from '../../shell/use-now.js'
import { messageKinds } from '../../text/pages/work.js'
import { text } from '../../text/text.js'
import { useSend } from '../../use-send.js'
import { messagePath } from '../work/paths.js'
import styles from './inbox.module.css'

/** Each notice in its own words; opening its work is seeing it. */
export function NoticeList({ notices }: { readonly notices: readonly Told[] }) {
  const today = dayOf(useNow())
  const { mutate } = useSend('seen')
  return (
    <ol className={styles.list} aria-label={text['inbox.list']}>
      {notices.map((notice) => (
        <li key={notice.id} data-new={notice.seenAt === null || undefined}>
          <div>
            <p className={styles.text}>
              {notice.seenAt === null && <VisuallyHidden>{text['inbox.unseen']}: </VisuallyHidden>}
              {notice.text}
            </p>
            <p className={styles.about}>
              <time>{moment(instant(notice.deliverAt), today)}</time> · {kindOf(notice)}
              {notice.unit && ` · ${notice.unit.name}`}
            </p>
          </div>
          <Link
            className={styles.open}
            {...messagePath(notice)}
            aria-label={text['inbox.openNamed'](notice.text)}
            onClick={() => {
              if (notice.seenAt === null) mutate({ body: { ids: [notice.id] } })
            }}
          >
            {text['inbox.open']}
          </Link>
        </li>
      ))}
    </ol>
  )
}

function kindOf({ kind, level }: Told): string {
  const words = messageKinds[kind] ?? kind
  return level > 0 ? text['told.level'](words, number(level)) : words
}
