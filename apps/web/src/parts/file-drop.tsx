import { Button } from '@mantine/core'
import { type ChangeEvent, type DragEvent, type ReactNode, useId, useRef, useState } from 'react'
import { fileSize } from '../format.js'
import { text } from '../text/text.js'
import { ErrorState } from './error-state.js'
import { Icon } from './icon.js'
import styles from './file-drop.module.css'

export interface PickedFile {
  readonly key: string
  readonly name: string
  readonly size: number
}

interface Props {
  readonly label: ReactNode
  readonly files: readonly PickedFile[]
  readonly onPick: (files: readonly File[]) => void
  readonly onRemove: (key: string) => void
  /** Name of the file that is on its way. */
  readonly sending?: string | null
  /** A refusal of the house. */
  readonly error?: unknown
  /** A sentence of the form: nothing was chosen. */
  readonly fault?: string | undefined
  /** `.docx,.pdf,.txt`; without it also photos. */
  readonly accept?: string
  readonly many?: boolean
  /** Whole width, for dropping a letter on a page. */
  readonly large?: boolean
}

/** Choose, drop or photograph a file. The warning about secret papers always stands beside it. */
export function FileDrop({ label, files, onPick, onRemove, sending = null, error, fault, accept, many = false, large = false }: Props) {
  const [over, setOver] = useState(false)
  const id = useId()
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    onPick([...event.dataTransfer.files].slice(0, many ? undefined : 1))
  }
  const drag = (event: DragEvent): void => {
    event.preventDefault()
    setOver(true)
  }
  return (
    <div
      className={styles.drop}
      role="group"
      aria-labelledby={id}
      data-over={over || undefined}
      data-large={large || undefined}
      onDragOver={drag}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <div id={id} className={styles.label}>
        {label}
      </div>
      {files.map((file) => (
        <FileLine key={file.key} file={file} onRemove={onRemove} />
      ))}
      {sending !== null && (
        <p className={styles.sending} role="status">
          {text['file.sending'](sending)}
        </p>
      )}
      {error ? <ErrorState error={error} /> : null}
      <div className={styles.buttons}>
        <PickButton accept={accept} many={many} disabled={sending !== null} fault={fault !== undefined} onPick={onPick} icon="clip">
          {text['file.choose']}
        </PickButton>
        {!accept && (
          <PickButton accept="image/*" camera many={many} disabled={sending !== null} onPick={onPick} icon="camera">
            {text['file.photo']}
          </PickButton>
        )}
        {large && <span data-quiet>{text['file.drop']}</span>}
        <span className={styles.warning}>{text['house.noSecrets']}</span>
      </div>
      {fault && (
        <p className={styles.fault} role="alert">
          {fault}
        </p>
      )}
    </div>
  )
}

function FileLine({ file, onRemove }: { readonly file: PickedFile; readonly onRemove: Props['onRemove'] }) {
  return (
    <div className={styles.file}>
      <Icon name="clip" size={18} />
      <span>
        {file.name} <span data-quiet>· {fileSize(file.size)}</span>
      </span>
      <button type="button" aria-label={text['file.removeNamed'](file.name)} onClick={() => onRemove(file.key)}>
        {text['file.remove']}
      </button>
    </div>
  )
}

interface PickProps {
  readonly accept: string | undefined
  readonly many: boolean
  readonly disabled: boolean
  readonly camera?: boolean
  readonly fault?: boolean
  readonly icon: 'clip' | 'camera'
  readonly onPick: Props['onPick']
  readonly children: ReactNode
}

function PickButton({ accept, many, disabled, camera = false, fault = false, icon, onPick, children }: PickProps) {
  const input = useRef<HTMLInputElement>(null)
  const pick = (event: ChangeEvent<HTMLInputElement>): void => {
    onPick([...(event.currentTarget.files ?? [])])
    // The same file chosen again must be seen as a choice.
    event.currentTarget.value = ''
  }
  return (
    <>
      <Button
        variant="default"
        size="xs"
        disabled={disabled}
        leftSection={<Icon name={icon} />}
        aria-invalid={fault || undefined}
        onClick={() => input.current?.click()}
      >
        {children}
      </Button>
      <input ref={input} type="file" hidden accept={accept} multiple={many} capture={camera ? 'environment' : undefined} onChange={pick} />
    </>
  )
}
