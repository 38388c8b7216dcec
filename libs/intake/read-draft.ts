import { readAddressees, type AddresseeAt } from './head/addressees.js'
import { withDoubts } from './confidence.js'
import { COPIES, readCopies } from './foot/copies.js'
import type { Draft } from './shape/draft.js'
import { readHeader, type Header } from './head/header.js'
import { pageOf, type Page } from './lines/lines.js'
import { attachmentStart } from './foot/attachments.js'
import { bodyOf, bodyTasks, piecesOf } from './body/body.js'
import { openingRoles } from './papers/opening-roles.js'
import { readReferences, type ReferenceAt } from './papers/references.js'
import { readSigner } from './foot/signer.js'
import type { TaskAt } from './body/tasks.js'
import { keyOf, printedOf, type Piece } from './words/text.js'
import { leadAllOf } from './units/same-unit.js'
import { oneSpelling } from './words/scan-repair.js'
import { unreadLines } from './lines/unread-lines.js'

/** The draft together with the places everything was read from. */
export interface DraftAt {
  readonly page: Page
  readonly header: Header
  readonly draft: Draft
  readonly addressees: readonly AddresseeAt[]
  readonly references: readonly ReferenceAt[]
  readonly tasks: readonly TaskAt[]
  readonly signature: ReturnType<typeof readSigner>
}

function bodyEnd(page: Page, from: number): number {
  const copies = page.lines.findIndex((line, i) => i >= from && COPIES.test(line.key))
  const signature = readSigner(page, from)
  const ends = [copies, signature?.first ?? -1].filter((line) => line >= 0)
  return Math.min(page.lines.length, ...ends)
}

const AFTER_TITLE = /[”"]\s+(?=(?:trong|trước|hoàn thành|xong|chậm nhất|báo cáo)\s)/u

function masker(page: Page, spans: readonly (readonly [number, number])[]): (piece: Piece) => string {
  const hidden = new Uint8Array(page.text.length + 1)
  for (const [from, to] of spans) {
    // Behind the quoted title of a paper stands what is to be done with it: “… ban hành “Hướng dẫn …” trong quý IV/2026”.
    const title = AFTER_TITLE.exec(page.plain.slice(from, to))
    hidden.fill(1, from, title ? from + title.index + 1 : to)
  }
  return (piece) => Array.from({ length: piece.key.length }, (_, i) => (hidden[piece.map[i] ?? 0] === 1 ? ' ' : piece.key.charAt(i))).join('')
}

/** “Ban Dân vận” after “Ban Dân vận Tỉnh ủy” is the same body: a short name grows to the one longer name of the letter that begins with it. */
function longerNames(tasks: readonly TaskAt[]): readonly TaskAt[] {
  const names = [...new Set(tasks.flatMap(({ task }) => [...task.lead, ...task.coordinating]))]
  const grown = (name: string): string => {
    const longer = names.filter((other) => keyOf(other).startsWith(`${keyOf(name)} `) && /ủy$/u.test(other))
    return longer.length === 1 ? (longer[0] ?? name) : name
  }
  return tasks.map((one) => ({ ...one, task: { ...one.task, lead: one.task.lead.map(grown), coordinating: [...new Set(one.task.coordinating.map(grown))] } }))
}

/** A name that a scan has hurt in one place is spelled as in another. */
function respelled(tasks: readonly TaskAt[], others: readonly string[]): readonly TaskAt[] {
  const all = tasks.flatMap(({ task }) => [...task.lead, ...task.leadGroups, ...task.coordinating])
  const spell = oneSpelling([...all, ...others])
  const each = (names: readonly string[]): string[] => [...new Set(names.map(spell))]
  return tasks.map((one) => {
    const { task } = one
    const [reportsTo, reportsVia] = [task.reportsTo && spell(task.reportsTo), task.reportsVia && spell(task.reportsVia)]
    return { ...one, task: { ...task, lead: each(task.lead), leadGroups: each(task.leadGroups), coordinating: each(task.coordinating), reportsTo, reportsVia } }
  })
}

function documentOf(header: Header, signature: DraftAt['signature']): Draft['document'] {
  return {
    kind: header.kind,
    number: header.number?.text ?? null,
    symbol: header.symbol?.text ?? null,
    issuer: header.issuer?.name ?? '',
    place: header.place,
    date: header.date,
    subject: header.subjectText,
    signer: signature?.signer ?? { name: null, title: null, signsFor: null },
    urgency: header.urgency,
  }
}

/** Reads a text into a draft, top to bottom: head, addressees, opening and blocks, signature and copies; papers cited before tasks, so that their dates set none. */
export function readDraft(text: string): DraftAt {
  const page = pageOf(text)
  const header = readHeader(page)
  const addressees = readAddressees(page, header.body)
  const end = bodyEnd(page, addressees.end)
  const body = bodyOf(page, addressees.end, end)
  const attached = attachmentStart(page, end)
  const elsewhere = unreadLines(
    page,
    [...body.outline.opening, ...piecesOf(body)],
    [
      [addressees.end, end],
      [attached, page.lines.length],
    ],
  )
  const cited = readReferences(
    [
      ...openingRoles(body.outline.opening),
      ...(header.subject ? [{ piece: header.subject, role: 'mentioned' as const }] : []),
      ...piecesOf(body).map((piece) => ({ piece, role: 'mentioned' as const })),
      ...elsewhere.map((piece) => ({ piece, role: 'mentioned' as const })),
    ],
    header.own,
  )
  const read = longerNames(
    bodyTasks(body, {
      letter: header.date,
      masked: masker(page, cited.spans),
      printed: (piece, length) => printedOf(piece, page.printed, length),
      addressees: addressees.list,
    }),
  )
  const tasks = withDoubts(
    respelled(
      read,
      addressees.list.map((one) => one.name),
    ),
    page,
  )
  const signature = readSigner(page, end)
  const copies = readCopies(
    page,
    leadAllOf(tasks.flatMap(({ task }) => [...task.lead, ...task.leadGroups])),
    (line) => line >= attached || signature?.uses.includes(line) === true,
  )
  const draft: Draft = {
    document: documentOf(header, signature),
    references: cited.list.map(({ from: _from, to: _to, ...reference }) => reference),
    addressees: addressees.list.map(({ name, group }) => ({ name, group })),
    tasks: tasks.map((one) => one.task),
    copies,
  }
  return { page, header, draft, addressees: addressees.list, references: cited.list, tasks, signature }
}
