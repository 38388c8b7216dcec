import type { AllowedEvent } from '#contract'

/** The likely act first: of those that are allowed now, the first in this list has its form open on the page. */
const MAIN = ['ISSUE', 'REPORT', 'SUBMIT', 'APPROVE', 'CONFIRM', 'ACCEPT', 'GRANT', 'SUBMIT_LETTER', 'REPORT_UPWARD'] as const
/** What stands beside it: another answer of the unit, or another judgment of the Office. The rest is behind `Thao tác khác`. */
const BESIDE = [
  'MERGE',
  'START',
  'NOTHING_TO_REPORT',
  'CONSOLIDATE',
  'REQUEST_SUPPLEMENT',
  'RETURN',
  'RETURN_TO_HANDLER',
  'RETURN_LETTER',
  'GRANT_OTHER',
  'REFUSE',
  'KEEP_UNIT',
  'MOVE_TO_UNIT',
  'REPORT_TO_LEADER',
  'STRIKE_OFF',
  'DISCARD',
  'RESUME',
]
/** Opening is receiving: nobody presses it. */
const SILENT = ['RECEIVE']

export interface Places {
  readonly main: AllowedEvent | null
  readonly beside: readonly AllowedEvent[]
  readonly others: readonly AllowedEvent[]
}

/**
 * Which of the allowed acts stands where. An event that is not listed still has its button, among the others. While a request for more
 * time is open there is no second one: `allowed` names acts by state and post, and leaves that guard to the sending.
 */
export function placesOf(allowed: readonly AllowedEvent[], extensionOpen = false): Places {
  const named = MAIN.map((name) => allowed.find(({ event }) => event === name))
  const main = named.find((one) => one !== undefined) ?? null
  const rest = allowed.filter((one) => one !== main && !SILENT.includes(one.event) && !(extensionOpen && one.event === 'REQUEST_EXTENSION'))
  return { main, beside: rest.filter(({ event }) => isBeside(event)), others: rest.filter(({ event }) => !isBeside(event)) }
}

function isBeside(event: string): boolean {
  return BESIDE.includes(event)
}
