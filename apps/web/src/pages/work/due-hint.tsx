import { parseDate } from '#base'
import { Popover, VisuallyHidden } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Deadline } from '../../parts/deadline.js'
import { text } from '../../text/text.js'
import { reading } from '../../use-read.js'
import { dueSetWords } from './due-words.js'
import styles from './work.module.css'

interface Props {
  readonly id: number
  /** Whose date, for those who hear the page. */
  readonly label: string
  readonly children: ReactNode
}

/** How a date of a list came about: on hover, on focus, on a tap; asked only then. Escape closes it. */
export function DueHint({ id, label, children }: Props) {
  const [opened, setOpened] = useState(false)
  const { data } = useQuery({ ...reading('dueOf', { params: { id } }), enabled: opened })
  const [show, hide] = [() => setOpened(true), () => setOpened(false)]
  return (
    <Popover opened={opened && data !== undefined} onChange={setOpened} position="bottom-start" shadow="none" width={360} transitionProps={{ duration: 0 }}>
      <Popover.Target>
        <button type="button" className={styles.due} onMouseEnter={show} onMouseLeave={hide} onFocus={show} onBlur={hide} onClick={show}>
          {children}
          <VisuallyHidden>{text['deadline.hint'](label)}</VisuallyHidden>
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        {data && (
          <div className={styles.dueHint} role="status">
            <Deadline form="full" due={{ ...data, rules: [], on: data.on === null ? null : parseDate(data.on) }} set={dueSetWords(data.set)} />
            {data.rules.length > 0 && (
              <ol>
                {data.rules.map((rule) => (
                  <li key={rule}>{rule}</li>
                ))}
              </ol>
            )}
          </div>
        )}
      </Popover.Dropdown>
    </Popover>
  )
}
