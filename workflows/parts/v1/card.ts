import { formatDate, LATE_STAGES, type Role } from '#base'
import type { Card, Definition, Snapshot } from '#engine/core'
import type { WorkContext } from './context.js'

const PAPER_OF: Readonly<Record<string, string>> = { ISSUE: 'Số', MERGE: 'Lồng ghép', REPORT: 'Số', SUBMIT: 'Số' }

function noteOf({ answer, reason }: WorkContext): string | null {
  if (!answer?.number) return reason
  return `${PAPER_OF[answer.is] ?? 'Số'} ${answer.number}${answer.issuedOn ? ` ngày ${formatDate(answer.issuedOn)}` : ''}`
}

/** The card that most definitions show. The holder is the owner that the machine names for the state. */
export function cardOf(ownerOf: (state: string) => Role | null): Definition['card'] {
  return (snapshot: Snapshot): Card => {
    const context = snapshot.context as unknown as WorkContext
    const { work, deadline } = snapshot.value
    return {
      unit: context.unit,
      holder: ownerOf(work),
      stage: snapshot.done ? 'stopped' : deadline,
      state: work,
      dueOn: context.due.on,
      dueSource: context.due.source,
      late: context.late || (!snapshot.done && LATE_STAGES.includes(deadline)),
      label: context.title,
      path: context.path,
      note: noteOf(context),
    }
  }
}

/** Reads the owners off a work region, so that card and machine cannot disagree. */
export function ownersOf(work: { readonly states: Readonly<Record<string, unknown>> }): (state: string) => Role | null {
  return (state) => (work.states[state] as { meta?: { owner?: Role } } | undefined)?.meta?.owner ?? null
}
