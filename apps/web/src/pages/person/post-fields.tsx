import type { LocalDate } from '#base'
import type { UnitPage } from '#contract'
import { Select, TextInput } from '@mantine/core'
import { dateWithWeekday, readDate } from '../../format.js'
import { DateField } from '../../parts/date-field.js'
import { text } from '../../text/text.js'

/** A post as it is typed. */
export interface TypedPost {
  readonly post: string | null
  readonly title: string
  readonly field: string
  readonly from: string
  readonly to: string
}
export const NO_POST: TypedPost = { post: null, title: '', field: '', from: '', to: '' }

/** What a unit lets this person give. */
export type Giving = Pick<UnitPage, 'id' | 'mayGive' | 'fields'>

export interface ReadPost {
  readonly post: string
  readonly title: string
  readonly field: string | null
  readonly from: LocalDate
  readonly to: LocalDate | null
}

/** The post as it is sent; null while something is missing or no date. */
export function readPost({ post, title, field, from, to }: TypedPost, today: LocalDate): ReadPost | null {
  const [first, last] = [readDate(from, today), to.trim() === '' ? null : readDate(to, today)]
  if (post === null || first === null || (to.trim() !== '' && last === null)) return null
  return { post, title, field: field.trim() || null, from: first, to: last }
}

interface Props {
  readonly giving: Giving
  readonly typed: TypedPost
  readonly tried: boolean
  readonly today: LocalDate
  readonly onType: (typed: TypedPost) => void
}

/** Which post, how it is called, from when until when. */
export function PostFields({ giving, typed, tried, today, onType }: Props) {
  const type = (part: Partial<TypedPost>): void => onType({ ...typed, ...part })
  const noDay = (words: string): string | undefined => (tried && readDate(words, today) === null ? text['people.dateMissing'] : undefined)
  return (
    <>
      <Select
        label={text['posts.post']}
        required
        data={giving.mayGive.map(({ post, name }) => ({ value: post, label: name }))}
        value={typed.post}
        error={tried && typed.post === null ? text['people.choose'] : undefined}
        placeholder={text['people.choose']}
        comboboxProps={{ shadow: 'none', transitionProps: { duration: 0 } }}
        onChange={(post) => type({ post })}
      />
      <TextInput label={text['posts.title.field']} value={typed.title} maxLength={200} onChange={(event) => type({ title: event.currentTarget.value })} />
      {giving.fields.length > 0 && (
        <TextInput
          label={text['posts.field']}
          description={text['posts.field.hint'](giving.fields.join(', '))}
          value={typed.field}
          maxLength={40}
          onChange={(event) => type({ field: event.currentTarget.value })}
        />
      )}
      <DateField
        label={text['posts.from']}
        required
        inWords={dateWithWeekday}
        typed={typed.from}
        today={today}
        error={noDay(typed.from)}
        onType={(from) => type({ from })}
      />
      <DateField
        label={text['posts.to']}
        description={text['posts.to.hint']}
        typed={typed.to}
        today={today}
        error={typed.to.trim() === '' ? undefined : noDay(typed.to)}
        onType={(to) => type({ to })}
      />
    </>
  )
}
