import { namesIn } from '#directory'
import type { Reading } from '#intake'

const EXCEPT = /^[\s,(–-]*((?:ngoại trừ|loại trừ|trừ|không bao gồm|không kể|không gồm)(?![\p{L}\p{N}]))\s*([^;:.\n]{2,300})/iu
/** What stands before a class that is given work: the beginning of a line or sentence, a number, “Giao”, “Thủ trưởng” … */
const SUBJECT =
  /(?:^|[\n.:;])\s*(?:[-–+*•]|[\p{L}\d]{1,4}[.)])?\s*(?:\**\s*)(?:giao|yêu cầu|đề nghị|thủ trưởng|người đứng đầu|chủ tịch|giám đốc|kính gửi:?|\s)*$/iu

type IsName = (name: string) => boolean

interface Exceptions {
  readonly addressee: (index: number) => string
  /** The lead of a task whose words end at `before`. */
  readonly lead: (name: string, before: number) => string
}

/**
 * Names of classes as the letter narrows them: “Các sở, ban, ngành” becomes “Các sở, ban, ngành (trừ Sở Y tế)” where the letter goes on so. Of an
 * addressee behind its own name; of a task's lead where the letter last named the class as somebody who is given work.
 */
export function exceptionsOf({ text, draft, spans }: Pick<Reading, 'text' | 'draft' | 'spans'>, isName: IsName): Exceptions {
  const mentions = new Map<string, readonly Mention[]>()
  const mentionsOf = (name: string): readonly Mention[] => {
    const known = mentions.get(name) ?? findMentions(text, name, isName)
    mentions.set(name, known)
    return known
  }
  const excepts = /(?<!\p{L})(?:trừ|không bao gồm|không kể|không gồm)(?!\p{L})/iu.test(text)
  return {
    addressee: (index) => {
      const name = draft.addressees[index]?.name ?? ''
      const span = spans[`addressees.${index}`]
      return span ? narrowed(name, exceptionAt(text, span.to, isName)) : name
    },
    lead: (name, before) => (excepts ? narrowed(name, mentionsOf(name).findLast(({ at }) => at <= before)?.exception ?? null) : name),
  }
}

const narrowed = (name: string, exception: string | null): string => (exception === null ? name : `${name} (${exception})`)

interface Mention {
  readonly at: number
  readonly exception: string | null
}

function findMentions(text: string, name: string, isName: IsName): Mention[] {
  const words = name
    .toLowerCase()
    .replace(/ủy ban nhân dân/gu, 'ubnd')
    .split(/[\s,]+/u)
    .map((word) => (word === 'ubnd' ? '(?:ubnd|ủy\\s+ban\\s+nhân\\s+dân|uỷ\\s+ban\\s+nhân\\s+dân)' : word.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')))
  const found = [...text.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])${words.join('[\\s,]+')}(?![\\p{L}\\p{N}])`, 'giu'))]
  return found.flatMap(({ index, 0: said }) => {
    const exception = exceptionAt(text, index + said.length, isName)
    return exception !== null || SUBJECT.test(text.slice(Math.max(0, index - 80), index)) ? [{ at: index, exception }] : []
  })
}

/** “trừ Sở Y tế và Công an tỉnh” behind a name, as far as the bracket or the names go; null where nothing is excepted. */
function exceptionAt(text: string, at: number, isName: IsName): string | null {
  const behind = text.slice(at, at + 320)
  const [, except = '', words = ''] = EXCEPT.exec(behind) ?? []
  if (words === '') return null
  const bracket = /^[\s,]*\(/u.test(behind) ? words.indexOf(')') : -1
  if (bracket >= 0) return `${except} ${words.slice(0, bracket).trim()}`
  const { names, rest } = namesIn(words.trim(), isName)
  // A further name that nobody knows belongs to it and is asked; a verb does not.
  const said = names.length > 0 && !/^\p{Lu}/u.test(rest) ? names.join(', ') : (/^[^,)]{2,100}/u.exec(words)?.[0] ?? '')
  return `${except} ${said.trim()}`
}
