import { Button } from '@mantine/core'
import { type ReactNode, useEffect, useRef } from 'react'
import { type Helper, sentenceOf, type Told } from '../problem-sentence.js'
import { ProblemError } from '../problem-error.js'
import { text } from '../text/text.js'
import { Icon } from './icon.js'
import styles from './error-state.module.css'

interface Props {
  readonly error: unknown
  /** Who can help, when the refusal itself names nobody. */
  readonly helper?: Helper
  readonly onRetry?: () => void
  /** Buttons that lead on: `Chọn tệp khác`, `Xem thay đổi`. */
  readonly actions?: ReactNode
}

/** An error stands where its cause is and takes the focus: what is wrong, what to do, who can help. Blue: nothing is lost. */
export function ErrorState({ error, helper, onRetry, actions }: Props) {
  const told = toldOf(error)
  return (
    <Notice tone={told.kept ? 'kept' : 'wrong'} title={told.what} helper={told.helper ?? helper} takesFocus>
      {told.toDo && <p>{told.toDo}</p>}
      {(actions || onRetry) && (
        <div className={styles.actions}>
          {actions}
          {onRetry && (
            <Button variant="default" onClick={onRetry}>
              {text['error.retry']}
            </Button>
          )}
        </div>
      )}
    </Notice>
  )
}

interface NoticeProps {
  readonly tone: 'wrong' | 'kept'
  readonly title: string
  readonly children?: ReactNode
  readonly helper?: Helper | undefined
  readonly takesFocus?: boolean
}

/** A strip with a coloured bar: red for what went wrong, blue where nothing is lost. */
export function Notice({ tone, title, children, helper, takesFocus = false }: NoticeProps) {
  const strip = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (takesFocus) strip.current?.focus()
  }, [takesFocus, title])
  return (
    <div
      className={styles.notice}
      data-tone={tone === 'wrong' ? 'late' : 'wait'}
      role={tone === 'wrong' ? 'alert' : 'status'}
      tabIndex={takesFocus ? -1 : undefined}
      ref={strip}
    >
      <Icon name={tone === 'wrong' ? 'wrong' : 'note'} size={20} />
      <div className={styles.words}>
        <p className={styles.title}>{title}</p>
        {children}
        {helper && <HelperLine helper={helper} />}
      </div>
    </div>
  )
}

/** `Liên hệ: Trần Hải Nam, Chuyên viên, VP UBND tỉnh, 0214 3000 121`. */
export function HelperLine({ helper }: { readonly helper: Helper }) {
  return (
    <p className={styles.helper}>
      {text['error.help']}: <b>{helper.name}</b>
      {helper.post && `, ${helper.post}`}
      {helper.phone && (
        <>
          , <a href={`tel:${helper.phone.replaceAll(' ', '')}`}>{helper.phone}</a>
        </>
      )}
    </p>
  )
}

function toldOf(error: unknown): Told {
  if (error instanceof ProblemError && error.problem) return sentenceOf(error.problem)
  if (error instanceof ProblemError && error.isPassing) return { what: text['error.network.what'], toDo: text['error.network.toDo'], kept: true }
  return { what: text['error.unknown.what'], toDo: text['error.unknown.toDo'] }
}
