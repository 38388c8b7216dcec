import type { LocalDate } from '#base'
import type { PersonLine, PostView } from '#contract'
import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { date, readDate } from '../../format.js'
import { announce } from '../../parts/announce.js'
import { DateField } from '../../parts/date-field.js'
import { useToday } from '../../shell/use-now.js'
import { text } from '../../text/text.js'
import { useSend } from '../../use-send.js'
import { daysWords } from './days.js'
import { EditError } from './edit-error.js'
import { type Giving, NO_POST, PostFields, readPost, type TypedPost } from './post-fields.js'
import styles from './person.module.css'

interface Props {
  readonly line: PersonLine
  /** The unit in which posts are given; null on one's own page. */
  readonly giving: Giving | null
}

/** All posts of a person, ended ones too; whoever may, changes and gives them. */
export function Posts({ line, giving }: Props) {
  const [adding, setAdding] = useState(false)
  return (
    <>
      <ul className={styles.lines}>
        {line.posts.map((post) => (
          <Post key={post.id} post={post} line={line} withField={(giving?.fields.length ?? 0) > 0} />
        ))}
      </ul>
      {giving && adding && <GivePost line={line} giving={giving} onDone={() => setAdding(false)} />}
      {giving && !adding && giving.mayGive.length > 0 && (
        <Button variant="default" onClick={() => setAdding(true)}>
          {text['posts.give']}
        </Button>
      )}
    </>
  )
}

/** `Văn thư (văn thư đơn vị), Sở Nội vụ, từ 01/07/2021`. */
export function postWords({ title, postName, unit, from, to, field }: PostView): string {
  const named = title.toLowerCase() === postName.toLowerCase() ? title : `${title} (${postName})`
  return [named, unit.name, field === null ? '' : text['person.field'](field), daysWords({ from, to })].filter((part) => part !== '').join(', ')
}

function Post({ post, line, withField }: { readonly post: PostView; readonly line: PersonLine; readonly withField: boolean }) {
  const [changing, setChanging] = useState(false)
  return (
    <li>
      <div>
        {postWords(post)} {post.when !== 'now' && <span data-quiet>({text[`person.${post.when}`]})</span>}
      </div>
      {post.mayChange && !changing && (
        <div className={styles.acts}>
          <Button variant="subtle" aria-label={text['posts.changeNamed'](post.title)} onClick={() => setChanging(true)}>
            {text['posts.change']}
          </Button>
        </div>
      )}
      {changing && <ChangePost post={post} line={line} withField={withField} onDone={() => setChanging(false)} />}
    </li>
  )
}

interface ChangeProps {
  readonly post: PostView
  readonly line: PersonLine
  readonly withField: boolean
  readonly onDone: () => void
}

function ChangePost({ post, line: { id, revision }, withField, onDone }: ChangeProps) {
  const today = useToday()
  const [title, setTitle] = useState(post.title)
  const [field, setField] = useState(post.field ?? '')
  const [typed, setTyped] = useState(post.to === null ? '' : date(post.to as LocalDate))
  const [tried, setTried] = useState(false)
  const to = typed.trim() === '' ? null : readDate(typed, today)
  const unread = typed.trim() !== '' && to === null
  const { mutate, isPending, error, reset } = useSend('changePost', () => {
    announce(text['posts.saved'])
    onDone()
  })
  const save = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (!unread) mutate({ params: { person: id, post: post.id }, body: { revision, to, title, ...(withField && { field: field.trim() || null }) } })
  }
  return (
    <form className={styles.form} onSubmit={save} noValidate>
      <TextInput label={text['posts.title.field']} value={title} maxLength={200} onChange={(event) => setTitle(event.currentTarget.value)} />
      {withField && <TextInput label={text['posts.field']} value={field} maxLength={40} onChange={(event) => setField(event.currentTarget.value)} />}
      <DateField
        label={text['posts.to']}
        description={text['posts.to.hint']}
        typed={typed}
        today={today}
        error={tried && unread ? text['people.dateMissing'] : undefined}
        onType={setTyped}
      />
      <EditError error={error} onSeen={reset} />
      <Button type="submit" variant="default" loading={isPending}>
        {text['posts.save']}
      </Button>
    </form>
  )
}

function GivePost({ line: { id, revision }, giving, onDone }: { readonly line: PersonLine; readonly giving: Giving; readonly onDone: () => void }) {
  const today = useToday()
  const [typed, setTyped] = useState<TypedPost>({ ...NO_POST, from: date(today) })
  const [tried, setTried] = useState(false)
  const { mutate, isPending, error, reset } = useSend('beginPost', () => {
    announce(text['posts.given'])
    onDone()
  })
  const give = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    const post = readPost(typed, today)
    if (post) mutate({ params: { person: id }, body: { revision, unit: giving.id, ...post } })
  }
  return (
    <form className={styles.form} onSubmit={give} noValidate>
      <PostFields giving={giving} typed={typed} tried={tried} today={today} onType={setTyped} />
      <EditError error={error} onSeen={reset} />
      <Button type="submit" loading={isPending}>
        {text['posts.give']}
      </Button>
    </form>
  )
}
