import { Button, Textarea } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { number } from '../../format.js'
import { announce } from '../../parts/announce.js'
import { ErrorState } from '../../parts/error-state.js'
import { Fold } from '../../parts/facts.js'
import { FileDrop } from '../../parts/file-drop.js'
import { Page } from '../../parts/frame.js'
import { PageHead } from '../../parts/section-head.js'
import { text } from '../../text/text.js'
import { useSend } from '../../use-send.js'
import { KnownActions } from './known-actions.js'
import styles from './take-in.module.css'

/** Drop a letter; the house reads it, the officer checks it on the next page. */
export function TakeInPage() {
  const navigate = useNavigate()
  const taking = useSend('takeInLetter', ({ directive, joined, questions }) => {
    announce(joined ? text['takeIn.joined'](joined) : questions > 0 ? text['takeIn.read'](number(questions)) : text['takeIn.readAll'])
    void navigate({ to: '/van-ban/$id/ra-soat', params: { id: String(directive) } })
  })
  const [file, setFile] = useState<File | null>(null)
  const [pasted, setPasted] = useState('')
  const take = (letter: File, again = false): void => {
    setFile(letter)
    taking.mutate({ query: { name: letter.name, ...(again && { again: 'true' as const }) }, body: letter })
  }
  const again = file ? () => take(file, true) : undefined
  return (
    <Page>
      <PageHead title={text['takeIn.letter']} note={text['takeIn.letter.note']} />
      <div className={styles.form}>
        {taking.error ? <ErrorState error={taking.error} actions={<KnownActions error={taking.error} onAgain={again} />} /> : null}
        <FileDrop
          large
          accept=".docx,.docm,.pdf,.txt,.md"
          label={text['takeIn.drop']}
          files={file ? [{ key: file.name, name: file.name, size: file.size }] : []}
          onPick={([picked]) => picked && take(picked)}
          onRemove={() => {
            setFile(null)
            taking.reset()
          }}
        />
        {taking.isPending && (
          <p className={styles.reading} role="status">
            {text['takeIn.reading']}
          </p>
        )}
        <Fold title={text['takeIn.paste']} note={text['takeIn.paste.note']}>
          <Textarea label={text['takeIn.paste.label']} rows={10} value={pasted} onChange={(event) => setPasted(event.currentTarget.value)} />
          <Button
            mt={8}
            variant="default"
            disabled={pasted.trim() === ''}
            loading={taking.isPending}
            onClick={() => take(new File([pasted], text['takeIn.paste.name'], { type: 'text/plain', lastModified: pasted.length }))}
          >
            {text['takeIn.paste.act']}
          </Button>
        </Fold>
      </div>
    </Page>
  )
}
