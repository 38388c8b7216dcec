import type { DraftView } from '#contract'
import { Button, Select } from '@mantine/core'
import { useMemo, useState } from 'react'
import { text } from '../../text/text.js'
import { isClass, CLASSES } from './classes.js'
import { sentencesOf, type Stretch, wordsOf } from './spans.js'
import { useFocus } from './use-focus.js'
import styles from './editor.module.css'

interface Props {
  readonly view: DraftView
  /** What is marked in the letter, if anything. */
  readonly marked: Pick<Stretch, 'from' | 'to'> | null
  readonly onAdd: (stretch: Pick<Stretch, 'from' | 'to'>, kind: DraftView['obligations'][number]['class']) => void
  readonly onCancel: () => void
}

/** A task of words that the reader passed over: marked in the letter, or its sentence chosen here by its words. */
export function AddTask({ view, marked, onAdd, onCancel }: Props) {
  const sentences = useMemo(() => sentencesOf(view.text), [view.text])
  const field = useFocus()
  const [chosen, setChosen] = useState<string | null>(null)
  const [kind, setKind] = useState<DraftView['obligations'][number]['class']>('line')
  const stretch = marked ?? sentences.find(({ from }) => String(from) === chosen) ?? null
  return (
    <fieldset className={styles.tool} data-add onKeyDown={(event) => event.key === 'Escape' && onCancel()}>
      <legend>{text['add.title']}</legend>
      {marked === null && (
        <Select
          label={text['add.sentence']}
          placeholder={text['add.sentence.find']}
          data={sentences.map(({ from, words }) => ({ value: String(from), label: words }))}
          value={chosen}
          onChange={setChosen}
          searchable
          limit={60}
          ref={field}
          nothingFoundMessage={text['add.none']}
          comboboxProps={{ shadow: 'none', transitionProps: { duration: 0 } }}
        />
      )}
      {stretch && <p data-serif>{text['add.chosen'](wordsOf(view.text, stretch.from, stretch.to))}</p>}
      <Select
        label={text['add.class']}
        data={CLASSES.map((value) => ({ value, label: text[`class.${value}`] }))}
        value={kind}
        allowDeselect={false}
        onChange={(value) => isClass(value) && setKind(value)}
        comboboxProps={{ shadow: 'none', transitionProps: { duration: 0 } }}
      />
      <div className={styles.buttons}>
        <Button size="xs" disabled={stretch === null} onClick={() => stretch && onAdd(stretch, kind)}>
          {text['add.confirm']}
        </Button>
        <Button size="xs" variant="default" onClick={onCancel}>
          {text['add.cancel']}
        </Button>
      </div>
    </fieldset>
  )
}
