import type { DraftView } from '#contract'
import { number } from '../../format.js'
import { announce } from '../../parts/announce.js'
import { text } from '../../text/text.js'
import type { Hand } from './hand.js'
import { pathsOf, pointsOf, type Row, rowsOf } from './rows.js'
import type { Draft } from './use-draft.js'

export interface Whole extends Hand {
  readonly undo: () => Promise<void>
  readonly redo: () => Promise<void>
}

type Go = (row: Row | null) => void

/** What people do to the draft, and where the focus is afterwards: the next point after an answer, the task after it was cut or put together. */
export function handOf(draft: Draft, view: DraftView, go: Go): Whole {
  const takeBack = async (revision: number | null, said: string): Promise<void> => {
    if (revision !== null && (await draft.save({ undo: revision }))) announce(said)
  }
  return {
    change: (correction) => void draft.save(correction),
    type: draft.type,
    flush: () => void draft.flush(),
    answer: (question, value) => void answer(draft, question, value, go),
    arrange: (task, said, path) => void arrange(draft, view, go, { task, said, path }),
    undo: async () => {
      await draft.flush()
      await takeBack((draft.latest() ?? view).undo, text['undo.done'])
    },
    redo: () => takeBack((draft.latest() ?? view).redo, text['redo.done']),
  }
}

async function answer(draft: Draft, question: string, value: unknown, go: Go): Promise<void> {
  const saved = await draft.save({ answers: { [question]: value } })
  if (saved) next(saved, go)
}

interface Arranged {
  readonly task: Parameters<Hand['arrange']>[0]
  readonly said: string
  readonly path: string | null
}

async function arrange(draft: Draft, view: DraftView, go: Go, { task, said, path }: Arranged): Promise<void> {
  const saved = await draft.save({ tasks: [task] })
  if (!saved) return
  const before = new Set(view.obligations.map((one) => one.path))
  const shown = path ?? saved.obligations.find((one) => !before.has(one.path))?.path ?? ''
  announce(path === null ? text['add.done'](shown) : said)
  go(rowsOf(saved).find((row) => pathsOf(row).includes(shown)) ?? null)
}

/** After an answer the next question has the focus; after the last one the button does. */
function next(saved: DraftView, go: Go): void {
  const points = pointsOf(rowsOf(saved))
  const left = saved.questions.filter(({ answered }) => !answered).length
  announce(left === 0 ? text['check.leftNone'] : text['check.left'](number(left)))
  go(points[0] ?? null)
  if (points.length === 0) requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-assign]')?.focus())
}
