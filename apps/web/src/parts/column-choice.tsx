import { Checkbox, Popover } from '@mantine/core'
import { text } from '../text/text.js'
import styles from './column-choice.module.css'

interface Props {
  readonly columns: readonly { readonly key: string; readonly head: string }[]
  readonly hidden: readonly string[]
  readonly onHide: (hidden: readonly string[]) => void
}

/** `Chọn cột`: which columns a list shows. The first column names the row and stays. */
export function ColumnChoice({ columns, hidden, onHide }: Props) {
  const toggle = (key: string): void => onHide(hidden.includes(key) ? hidden.filter((one) => one !== key) : [...hidden, key])
  return (
    <Popover position="bottom-end" shadow="none" trapFocus returnFocus transitionProps={{ duration: 0 }}>
      <Popover.Target>
        <button type="button" className={styles.open} data-screen-only>
          {text['table.columns']}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={styles.list}>
          {columns.slice(1).map(({ key, head }) => (
            <Checkbox key={key} size="xs" label={head} checked={!hidden.includes(key)} onChange={() => toggle(key)} />
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
