import type { routes } from '#contract'

export type Routes = typeof routes
export type RouteName = keyof Routes

type Address = readonly [method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string]

/**
 * Where each route of the contract is. Its schemas would carry zod (23 kB) into the first view, so the page takes types alone from
 * there; a missing name does not compile, and a test compares each line with the contract.
 */
export const addresses: Readonly<Record<RouteName, Address>> = {
  signIn: ['POST', '/session'],
  whoAmI: ['GET', '/session'],
  signOut: ['DELETE', '/session'],
  changePassword: ['PUT', '/session/password'],
  house: ['GET', '/house'],
  moveClock: ['POST', '/clock'],
  incidents: ['GET', '/incidents'],
  answerIncident: ['POST', '/incidents/:id/answer'],
  calendar: ['GET', '/calendar'],
  previewCalendar: ['POST', '/calendar/preview'],
  changeCalendar: ['POST', '/calendar/changes'],
  carryOnCalendar: ['POST', '/calendar/carry-on'],
  policy: ['GET', '/policy'],
  previewPolicy: ['POST', '/policy/preview'],
  adoptPolicy: ['POST', '/policy/versions'],
  carryOnPolicy: ['POST', '/policy/carry-on'],
  takeInSuperior: ['POST', '/superiors'],
  waitingSuperiors: ['GET', '/superiors/waiting'],
  takeInLetter: ['POST', '/letters'],
  draft: ['GET', '/directives/:id/draft'],
  changeDraft: ['PUT', '/directives/:id/draft'],
  assign: ['POST', '/directives/:id/assign'],
  directives: ['GET', '/directives'],
  directive: ['GET', '/directives/:id'],
  draftUrgingLetter: ['POST', '/directives/:id/urging-letters'],
  askForReport: ['POST', '/directives/:id/rounds'],
  pastePlans: ['POST', '/directives/:id/plans'],
  legalChain: ['GET', '/directives/:id/legal-chain'],
  enterPastSteps: ['POST', '/directives/:id/past-steps'],
  enteredSteps: ['GET', '/directives/:id/past-steps'],
  work: ['GET', '/instances/:id'],
  underway: ['GET', '/instances/:id/underway'],
  diagram: ['GET', '/instances/:id/diagram'],
  send: ['POST', '/instances/:id/events/:event'],
  sendMany: ['POST', '/events/:event'],
  today: ['GET', '/today'],
  unitWork: ['GET', '/work'],
  inbox: ['GET', '/inbox'],
  seen: ['POST', '/inbox/seen'],
  outbox: ['GET', '/outbox'],
  mailRoom: ['GET', '/mail-room'],
  setSilence: ['PUT', '/mail-room/silence'],
  digestChoice: ['GET', '/inbox/choice'],
  chooseDigest: ['PUT', '/inbox/choice'],
  passedOn: ['GET', '/instances/:id/passed-on'],
  passOn: ['POST', '/instances/:id/passed-on'],
  previewMany: ['POST', '/events/:event/preview'],
  toldAnnex: ['GET', '/directives/:id/told/:format'],
  messageOpened: ['POST', '/receipts'],
  board: ['GET', '/board'],
  leaderPage: ['GET', '/leader'],
  units: ['GET', '/units'],
  officers: ['GET', '/officers'],
  uploadFile: ['POST', '/files'],
  downloadFile: ['GET', '/files/:hash'],
}
