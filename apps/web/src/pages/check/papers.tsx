import type { DraftView } from '#contract'
import { Button, Select, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { Icon } from '../../parts/icon.js'
import { text } from '../../text/text.js'
import styles from './editor.module.css'

type Paper = DraftView['references'][number]
const ROLES = ['main', 'carriesOut', 'basis', 'mentioned'] as const

/** The papers that the letter names, and what each is to it; there is one that it was written for. */
export function Papers({ papers, onChange }: { readonly papers: readonly Paper[]; readonly onChange: (papers: readonly Paper[]) => void }) {
  const [symbol, setSymbol] = useState('')
  const add = (event: FormEvent): void => {
    event.preventDefault()
    const words = symbol.trim()
    if (words === '' || papers.some((paper) => paper.symbol === words)) return
    setSymbol('')
    onChange([...papers, { symbol: words, date: null, issuer: null, role: 'mentioned' }])
  }
  const set = (paper: Paper, role: Paper['role']): void =>
    onChange(papers.map((one) => (one === paper ? { ...one, role } : role === 'main' && one.role === 'main' ? { ...one, role: 'carriesOut' } : one)))
  return (
    <fieldset className={styles.tool}>
      <legend>{text['head.papers']}</legend>
      <ul className={styles.papers}>
        {papers.map((paper, i) => (
          <li key={`${paper.symbol}-${i}`}>
            <span data-paper>{paper.symbol}</span>
            <Select
              aria-label={text['head.paper.role'](paper.symbol)}
              data={ROLES.map((value) => ({ value, label: text[`head.paper.${value}`] }))}
              value={paper.role}
              allowDeselect={false}
              onChange={(value) => {
                const role = ROLES.find((one) => one === value)
                if (role && role !== paper.role) set(paper, role)
              }}
              comboboxProps={{ shadow: 'none', transitionProps: { duration: 0 } }}
            />
            <button type="button" aria-label={text['head.paper.remove'](paper.symbol)} onClick={() => onChange(papers.filter((one) => one !== paper))}>
              <Icon name="close" size={14} />
            </button>
          </li>
        ))}
      </ul>
      <form className={styles.addPaper} onSubmit={add}>
        <TextInput label={text['head.paper.symbol']} value={symbol} onChange={(event) => setSymbol(event.currentTarget.value)} />
        <Button type="submit" variant="default" size="xs">
          {text['head.paper.add']}
        </Button>
      </form>
    </fieldset>
  )
}
