export * from './route.js'
export * from './common.js'
import * as calendar from './calendar.js'
import * as directivePolicy from './directive-policy.js'
import * as dates from './dates.js'
import * as diagram from './diagram.js'
import * as directives from './directives.js'
import * as draft from './draft.js'
import * as explainedNames from './explained-names.js'
import * as files from './files.js'
import * as house from './house.js'
import * as incidents from './incidents.js'
import * as legalChain from './legal-chain.js'
import * as lists from './lists.js'
import * as messages from './messages.js'
import * as letters from './letters.js'
import * as pastSteps from './past-steps.js'
import * as people from './people.js'
import * as policy from './policy.js'
import * as quarterly from './quarterly.js'
import * as queues from './queues.js'
import * as session from './session.js'
import * as work from './work.js'
import type { AnyRoute } from './route.js'

/** Every route of the API except the stream of changes (`GET /api/live`, server-sent events). */
export const routes = {
  ...session,
  ...house,
  ...people,
  ...explainedNames,
  ...calendar,
  ...policy,
  ...directivePolicy,
  ...incidents,
  ...queues,
  ...letters,
  ...draft,
  ...directives,
  ...legalChain,
  ...pastSteps,
  ...quarterly,
  ...work,
  ...lists,
  ...messages,
  ...dates,
  ...diagram,
  ...files,
} as const satisfies Record<string, AnyRoute>

export type * from './calendar.js'
export type * from './dates.js'
export type * from './people.js'
export type * from './explained-names.js'
export type * from './policy.js'
export type * from './directive-policy.js'
export type * from './house.js'
export type * from './incidents.js'
export type * from './legal-chain.js'
export type * from './lists.js'
export type * from './messages.js'
export type * from './letters.js'
export type * from './draft.js'
export type * from './past-steps.js'
export type * from './quarterly.js'
export type * from './queues.js'
export type * from './diagram.js'
export type * from './directives.js'
export type * from './session.js'
export type * from './work.js'
