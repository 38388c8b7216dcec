import type { LocalDate } from '#base'
import { ActionIcon, Popover, TextInput } from '@mantine/core'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { date, endOf, readDate } from '../format.js'
import { text } from '../text/text.js'
import { Icon } from './icon.js'

// The calendar is a quarter of a page's weight and most dates are typed.
const Calendar = lazy(() => import('./calendar.js').then(({ Calendar: component }) => ({ default: component })))

interface Props {
  readonly label: ReactNode
  readonly typed: string
  readonly onType: (typed: string) => void
  readonly today: LocalDate
  readonly description?: string | undefined
  readonly error?: string | undefined
  readonly required?: boolean
  /** The day in words; as a term, which runs to the end of its day, where nothing else is said. */
  readonly inWords?: (day: LocalDate) => string
}

/** A date is typed as on paper, or picked; under it the day in words, so that a slip is seen before it is sent. */
export function DateField({ label, typed, onType, today, description, error, required = false, inWords = endOf }: Props) {
  const [opened, setOpened] = useState(false)
  const day = readDate(typed, today)
  const pick = (picked: LocalDate): void => {
    onType(date(picked))
    setOpened(false)
  }
  return (
    <TextInput
      label={label}
      description={day === null ? description : inWords(day)}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      error={error}
      required={required}
      inputMode="numeric"
      placeholder={text['form.datePattern']}
      value={typed}
      onChange={(event) => onType(event.currentTarget.value)}
      rightSectionPointerEvents="all"
      rightSection={
        <Popover opened={opened} onChange={setOpened} position="bottom-end" shadow="none" trapFocus returnFocus transitionProps={{ duration: 0 }}>
          <Popover.Target>
            <ActionIcon variant="transparent" size={34} color="var(--ink-2)" aria-label={text['form.calendar']} onClick={() => setOpened(!opened)}>
              <Icon name="calendar" />
            </ActionIcon>
          </Popover.Target>
          <Popover.Dropdown>
            <Suspense fallback={null}>{opened && <Calendar day={day} today={today} onPick={pick} />}</Suspense>
          </Popover.Dropdown>
        </Popover>
      }
    />
  )
}
