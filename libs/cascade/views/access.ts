import type { InstanceId, Post, Result, Role } from '#base'
import type { routes } from '#contract'
import { contextOfLoaded } from '../context.js'
import type { Actor } from '../needs.js'
import { maySeeCalendar } from './calendar-page.js'
import { isOfficial } from './directory-views.js'
import { mayAnswerIncidents, maySeeIncidents } from './incidents.js'
import { POLICY_EDITORS } from '../policy-change.js'
import { maySeePolicy } from './policy-page.js'
import { forbidden, sightOf, type Reading, type Sight } from './sight.js'

/**
 * Who may call a route at all; what they then see of it is the view's own scope.
 * `anyone` needs no sign-in; `own` answers within the caller's own scope; `office` are the posts of the provincial Office; `province` all who see
 * the province (the Office, leaders, auditor); `consolidates` the Office and the focal unit of the directive; `messages` who looks after mails; `incidents` and
 * `incidentAnswers` who sees and who answers what keeps failing; `calendar` and `calendarChanges` who reads and who edits the days off; `policy`
 * and `policyChanges` the same of the rules of reminding; `queues` who runs the system.
 */
export type Rule =
  | 'anyone'
  | 'own'
  | 'office'
  | 'province'
  | 'consolidates'
  | 'messages'
  | 'incidents'
  | 'incidentAnswers'
  | 'calendar'
  | 'calendarChanges'
  | 'policy'
  | 'policyChanges'
  | 'queues'

/** A new route of the contract without a line here does not compile. */
export const RULES: Readonly<Record<keyof typeof routes, Rule>> = {
  house: 'anyone',
  signIn: 'anyone',
  whoAmI: 'own',
  signOut: 'own',
  changePassword: 'own',
  moveClock: 'own',
  incidents: 'incidents',
  answerIncident: 'incidentAnswers',
  queues: 'queues',
  lookNow: 'queues',
  tryAgain: 'queues',
  calendar: 'calendar',
  previewCalendar: 'calendarChanges',
  changeCalendar: 'calendarChanges',
  carryOnCalendar: 'calendarChanges',
  policy: 'policy',
  previewPolicy: 'policyChanges',
  adoptPolicy: 'policyChanges',
  carryOnPolicy: 'policyChanges',
  directivePolicy: 'policy',
  previewDirectivePolicy: 'office',
  adoptDirectivePolicy: 'office',
  takeInSuperior: 'office',
  waitingSuperiors: 'own',
  takeInLetter: 'office',
  draft: 'office',
  changeDraft: 'office',
  assign: 'office',
  directives: 'own',
  directive: 'own',
  previewDates: 'office',
  pauses: 'province',
  pauseUnits: 'office',
  draftUrgingLetter: 'office',
  askForReport: 'consolidates',
  pastePlans: 'consolidates',
  legalChain: 'own',
  enterPastSteps: 'consolidates',
  enteredSteps: 'own',
  quarterlyReview: 'own',
  writeQuarterly: 'own',
  work: 'own',
  dueOf: 'own',
  underway: 'own',
  diagram: 'own',
  send: 'own',
  sendMany: 'own',
  today: 'province',
  unitWork: 'own',
  inbox: 'own',
  seen: 'own',
  outbox: 'messages',
  mailRoom: 'messages',
  setSilence: 'incidentAnswers',
  digestChoice: 'own',
  chooseDigest: 'own',
  passedOn: 'own',
  passOn: 'own',
  previewMany: 'own',
  toldAnnex: 'province',
  messageOpened: 'anyone',
  board: 'own',
  leaderPage: 'province',
  units: 'own',
  unitPage: 'own',
  explainedNames: 'office',
  withdrawName: 'office',
  myself: 'own',
  addPerson: 'own',
  changePerson: 'own',
  beginPost: 'own',
  changePost: 'own',
  enterLeave: 'own',
  changeLeave: 'own',
  takeBackLeave: 'own',
  resetPassword: 'own',
  officers: 'own',
  uploadFile: 'own',
  downloadFile: 'own',
}

const MESSAGES: readonly Post[] = ['systemAdmin', 'auditor']

/** What one's posts alone allow. */
const BY_POST: Readonly<Record<Exclude<Rule, 'anyone' | 'own'>, (sight: Sight) => boolean>> = {
  office: isOfficial,
  province: ({ viewer }) => viewer.all,
  consolidates: isOfficial,
  messages: (sight) => isOfficial(sight) || sight.posts.some(({ post }) => MESSAGES.includes(post)),
  calendar: maySeeCalendar,
  calendarChanges: ({ posts }) => posts.some(({ post }) => post === 'systemAdmin'),
  policy: maySeePolicy,
  policyChanges: ({ posts }) => posts.some(({ post }) => POLICY_EDITORS.includes(post)),
  incidents: maySeeIncidents,
  incidentAnswers: mayAnswerIncidents,
  queues: ({ posts }) => posts.some(({ post }) => post === 'systemAdmin'),
}

/** Whom to ask about what is not the desk officers' business. */
const HELPERS: Partial<Readonly<Record<Rule, readonly Role[]>>> = {
  messages: ['systemAdmin'],
  incidents: ['systemAdmin'],
  incidentAnswers: ['systemAdmin'],
  calendar: ['systemAdmin'],
  calendarChanges: ['systemAdmin'],
  queues: ['systemAdmin'],
  policy: ['chiefOfOffice'],
  policyChanges: ['chiefOfOffice'],
}

/** May this person call the route? `directive` is the id in its path, where it has one. Problem `scope.forbidden` with whoever can help. */
export async function mayCall(reading: Reading, actor: Actor, rule: Rule, directive: InstanceId | null): Promise<Result<null>> {
  const passed: Result<null> = { ok: true, value: null }
  if (rule === 'anyone' || rule === 'own') return passed
  const sight = await sightOf(reading, actor)
  if (BY_POST[rule](sight)) return passed
  if (rule === 'consolidates' && directive !== null) {
    const loaded = await sight.needs.engine.load(directive)
    if (!loaded.ok) return loaded
    const { focalUnit } = contextOfLoaded(loaded.value)
    if (focalUnit !== null && sight.viewer.units.includes(focalUnit)) return passed
  }
  const may = HELPERS[rule]
  return forbidden(sight.world, {}, { asker: actor.person, ...(may && { may }) })
}
