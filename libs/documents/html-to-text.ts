const TOKENS = /<(\/?)([a-z][a-z0-9]*)[^>]*>|[^<]+/gu
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }
const SECTION = /^(?:[IVX]{1,6}|[A-H]|Phần|PHẦN|Điều \d{1,3})[.:)\s]/u
const LETTERS = 'abcdefghiklmnopqrstuvxy'

const decoded = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|([a-z]+));/gu, (whole, code: string | undefined, name: string) =>
    code === undefined ? (ENTITIES[name] ?? whole) : String.fromCodePoint(Math.min(Number(code), 0x10ffff)),
  )

interface List {
  readonly ordered: boolean
  count: number
}

/** Writes what mammoth's HTML shows as lines: a paragraph a line, an empty one a blank line, and the labels that Word numbered itself. */
class LineWriter {
  private readonly lines: string[] = []
  private readonly lists: List[] = []
  private line = ''
  private open = false
  // Word goes on counting over paragraphs between the points of one list; a new section begins at 1.
  private outermost = 0

  text(words: string): void {
    this.line += words
    this.open = true
  }

  private flush(always: boolean): void {
    const line = this.line.trimEnd()
    if (SECTION.test(line) && this.lists.length === 0) this.outermost = 0
    if (always || line !== '') this.lines.push(line)
    this.line = ''
    this.open = false
  }

  private label(list: List): string {
    list.count++
    if (this.lists.length === 1 && list.ordered) this.outermost = list.count
    const depth = this.lists.filter((one) => one.ordered === list.ordered).length
    if (!list.ordered) return depth > 1 ? '+ ' : '- '
    return depth > 1 ? `${LETTERS.charAt((list.count - 1) % LETTERS.length)}) ` : `${list.count}. `
  }

  start(tag: string): void {
    if (tag === 'br') this.flush(true)
    if (/^(?:p|h[1-6]|table|tr|td|th|ul|ol|li)$/u.test(tag) && this.line !== '' && !/^[-+\d]*[.)a-z]* ?$/u.test(this.line)) this.flush(false)
    if (tag === 'ol' || tag === 'ul') this.lists.push({ ordered: tag === 'ol', count: tag === 'ol' && this.lists.length === 0 ? this.outermost : 0 })
    const list = this.lists.at(-1)
    if (tag === 'li' && list) this.line = this.label(list)
  }

  end(tag: string): void {
    if (tag === 'ol' || tag === 'ul') this.lists.pop()
    else if (tag === 'table') this.lines.push('')
    else if (tag === 'p' || /^h[1-6]$/u.test(tag)) this.flush(true)
    else if (tag === 'li' || tag === 'td' || tag === 'th') this.flush(this.open)
  }

  done(): string {
    this.flush(false)
    return this.lines
      .join('\n')
      .replace(/\n{3,}/gu, '\n\n')
      .trim()
  }
}

export function htmlToText(html: string): string {
  const writer = new LineWriter()
  for (const [token, closing, tag] of html.matchAll(TOKENS)) {
    if (tag === undefined) writer.text(decoded(token))
    else if (closing === '/') writer.end(tag)
    else writer.start(tag)
  }
  return writer.done()
}
