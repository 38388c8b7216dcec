import { causeWords } from '../../text/pages/incidents.js'

const CAUSES: readonly (readonly [said: RegExp, cause: keyof typeof causeWords])[] = [
  [/no answer within|timed? ?out|ETIMEDOUT/iu, 'silent'],
  [/ECONN|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|connection terminated|socket hang up/iu, 'away'],
  [/definition\.unknown|which this program does not know/u, 'unknownDefinition'],
  [/nobody delivers/u, 'nobody'],
  [/instance\.unknown/u, 'unknownWork'],
  [/instance\.onHold/u, 'onHold'],
  [/calendar\.yearUnknown/u, 'calendar'],
  [/event\.notPermitted|event\.unknown|event\.invalid/u, 'notPermitted'],
  [/instance\.stale|instance\.ended|event\.notAllowedHere|event\.guardRefused|not committed/u, 'moved'],
  [/violates|duplicate key|invalid byte|value too long|out of range|invalid input syntax/u, 'refusedRow'],
]

/** A technical text in plain words; the text itself stays folded beside it. */
export function causeOf(error: string): string {
  return causeWords[CAUSES.find(([said]) => said.test(error))?.[1] ?? 'other']
}
