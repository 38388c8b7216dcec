import { fileHash, refuse, type InstanceId, type Result } from '#base'
import type {
  Board,
  CalendarView,
  DiagramView,
  DigestChoice,
  DirectivePolicyView,
  DirectiveRow,
  DirectiveView,
  DueView,
  EnteredSteps,
  ExplainedName,
  House,
  IncidentList,
  KeptMail,
  MailRoomView,
  PassedOnView,
  PersonLine,
  Pause,
  PolicyView,
  QuarterlyReview,
  LeaderPage,
  LegalChain,
  Me,
  Told,
  Today,
  Underway,
  UnitPage,
  UnitWork,
  WaitingSuperior,
  WorkView,
  AnswerOf,
  routes,
} from '#contract'
import type { Cascade } from '../cascade.js'
import type { Actor, MailStatus, Needs } from '../needs.js'
import { myself, unitPage } from '../people/unit-page.js'
import { mayCall, type Rule } from './access.js'
import { board } from './board.js'
import { calendarPage } from './calendar-page.js'
import { diagramView } from './diagram-view.js'
import { directivePolicyPage } from './directive-policy-page.js'
import { directiveList, waitingSuperiors } from './directive-list.js'
import { directiveView } from './directive-view.js'
import { dueView } from './due-view.js'
import { incidentList } from './incidents.js'
import { houseView, me, officerList, unitList, type HouseFacts } from './directory-views.js'
import { enteredSteps } from './entered-steps.js'
import { explainedNames } from './explained-names.js'
import { legalChainView } from './legal-chain-view.js'
import { leaderPage } from './leader-page.js'
import { openWork } from './open-work.js'
import type { Change, PageQueries } from './page-queries.js'
import { policyPage } from './policy-page.js'
import { quarterlyView } from './quarterly-view.js'
import { pauses } from './pauses.js'
import { forbidden, isSeen, reachOf, sightOf, type Reach, type Reading } from './sight.js'
import { digestChoice, mailRoomView, passedOnList } from './mail-room-view.js'
import { keptMail, told } from './told.js'
import { toldAnnex } from './told-annex.js'
import { today } from './today.js'
import { underway } from './underway.js'
import { unitWork } from './unit-work.js'

/** Every page of the contract: one function per GET route, each within what the person may see. Problems: `scope.forbidden`, `instance.unknown`. */
export interface Views {
  mayCall(actor: Actor, rule: Rule, directive: InstanceId | null): Promise<Result<null>>
  house(): Promise<House>
  me(actor: Actor, mustChangePassword: boolean): Promise<Me>
  waitingSuperiors(actor: Actor): Promise<Result<readonly WaitingSuperior[]>>
  directives(actor: Actor): Promise<Result<readonly DirectiveRow[]>>
  directive(actor: Actor, id: InstanceId): Promise<Result<DirectiveView>>
  /** The chain of papers across all letters. */
  legalChain(actor: Actor, id: InstanceId): Promise<Result<LegalChain>>
  /** Past steps that were entered later, and work whose date had passed before the letter came. */
  enteredSteps(actor: Actor, id: InstanceId): Promise<Result<EnteredSteps>>
  /** Opening is receiving: sends RECEIVE where one of the unit's own people opens its work for the first time, then reads. */
  work(actor: Actor, id: InstanceId): Promise<Result<WorkView>>
  /** How its date came about, without receiving it. */
  dueOf(actor: Actor, id: InstanceId): Promise<Result<DueView>>
  /** How far a word over the whole subtree has come. */
  underway(actor: Actor, id: InstanceId): Promise<Result<readonly Underway[]>>
  /** Rà soát quý: a directive's work without a date. */
  quarterlyReview(actor: Actor, id: InstanceId): Promise<Result<QuarterlyReview>>
  /** Its workflow as a diagram, with where it stands and where it has been. */
  diagram(actor: Actor, id: InstanceId): Promise<Result<DiagramView>>
  today(actor: Actor): Promise<Result<Today>>
  unitWork(actor: Actor): Promise<Result<readonly UnitWork[]>>
  inbox(actor: Actor, before: number | null): Promise<Result<readonly Told[]>>
  markSeen(actor: Actor, ids: readonly number[]): Promise<void>
  outbox(actor: Actor, before: number | null, status?: MailStatus | null): Promise<Result<readonly KeptMail[]>>
  mailRoom(actor: Actor): Promise<Result<MailRoomView>>
  digestChoice(actor: Actor): Promise<Result<DigestChoice>>
  passedOn(actor: Actor, id: InstanceId): Promise<Result<readonly PassedOnView[]>>
  /** Every reminder and escalation of a directive with its proof, as a file. */
  toldAnnex(actor: Actor, id: InstanceId, format: 'docx' | 'pdf'): Promise<Result<Uint8Array>>
  incidents(actor: Actor): Promise<Result<IncidentList>>
  /** A year of the days off; this year's for null. */
  calendar(actor: Actor, year: number | null): Promise<Result<CalendarView>>
  /** The rules of reminding and their versions. */
  policy(actor: Actor): Promise<Result<PolicyView>>
  /** Those that a directive follows, and in what they are its own. */
  directivePolicy(actor: Actor, id: InstanceId): Promise<Result<DirectivePolicyView>>
  /** What is on hold, why and until when. */
  pauses(actor: Actor): Promise<Result<readonly Pause[]>>
  board(actor: Actor): Promise<Result<Board>>
  leaderPage(actor: Actor): Promise<Result<LeaderPage>>
  units(actor: Actor, q: string): Promise<Result<AnswerOf<typeof routes.units>>>
  /** A unit with its people, who is away, and what it lacks. */
  unitPage(actor: Actor, id: string): Promise<Result<UnitPage>>
  /** Names that officers explained, also those withdrawn. */
  explainedNames(actor: Actor): Promise<Result<readonly ExplainedName[]>>
  myself(actor: Actor): Promise<Result<PersonLine>>
  officers(actor: Actor): Promise<Result<AnswerOf<typeof routes.officers>>>
  /** May this person download the file? Problems `file.unknown`, `scope.forbidden`. */
  mayRead(actor: Actor, hash: string): Promise<Result<null>>
  /** For live pages: does the change concern anything that the person may see? Asked again after a while: rights change. */
  watcher(actor: Actor): Promise<(change: Change) => boolean>
}

const PAGE = 50

/** `send` is the cascade's own, for the one event that reading sends. */
export function openViews(needs: Needs, pages: PageQueries, send: Cascade['send'], facts: HouseFacts): Views {
  const reading: Reading = { needs, pages }
  return {
    mayCall: (actor, rule, directive) => mayCall(reading, actor, rule, directive),
    house: () => houseView(reading, facts),
    me: (actor, mustChange) => me(reading, actor, mustChange),
    waitingSuperiors: (actor) => waitingSuperiors(reading, actor),
    directives: (actor) => directiveList(reading, actor),
    directive: (actor, id) => directiveView(reading, actor, id),
    legalChain: (actor, id) => legalChainView(reading, actor, id),
    enteredSteps: (actor, id) => enteredSteps(reading, actor, id),
    work: (actor, id) => openWork(reading, send, actor, id),
    dueOf: (actor, id) => dueView(reading, actor, id),
    underway: (actor, id) => underway(reading, actor, id),
    quarterlyReview: (actor, id) => quarterlyView(reading, actor, id),
    diagram: (actor, id) => diagramView(reading, actor, id),
    today: (actor) => today(reading, actor),
    unitWork: (actor) => unitWork(reading, actor),
    inbox: (actor, before) => inbox(reading, actor, before),
    markSeen: async ({ person }, ids) => pages.markSeen(person, ids, await needs.engine.now()),
    outbox: (actor, before, status = null) => outbox(reading, actor, before, status),
    mailRoom: (actor) => mailRoomView(reading, actor),
    digestChoice: (actor) => digestChoice(reading, actor),
    passedOn: (actor, id) => passedOnList(reading, actor, id),
    toldAnnex: async (actor, id, format) => {
      const annex = await toldAnnex(reading, actor, id)
      return annex.ok ? { ok: true, value: await needs.printAnnex(annex.value, format) } : annex
    },
    incidents: (actor) => incidentList(reading, actor),
    calendar: (actor, year) => calendarPage(reading, actor, year),
    policy: (actor) => policyPage(reading, actor),
    directivePolicy: (actor, id) => directivePolicyPage(reading, actor, id),
    pauses: (actor) => pauses(reading, actor),
    board: (actor) => board(reading, actor),
    leaderPage: (actor) => leaderPage(reading, actor),
    units: (actor, q) => unitList(reading, actor, q),
    unitPage: (actor, id) => unitPage(reading, actor, id),
    explainedNames: (actor) => explainedNames(reading, actor),
    myself: (actor) => myself(reading, actor),
    officers: (actor) => officerList(reading, actor),
    mayRead: (actor, hash) => mayRead(reading, actor, hash),
    watcher: (actor) => watcher(reading, actor),
  }
}

async function inbox(reading: Reading, actor: Actor, before: number | null): Promise<Result<readonly Told[]>> {
  const sight = await sightOf(reading, actor)
  const rows = await reading.pages.inbox(actor.person, before, sight.world.now, PAGE)
  return { ok: true, value: rows.map((row) => told(sight, row)) }
}

async function outbox(reading: Reading, actor: Actor, before: number | null, status: MailStatus | null): Promise<Result<readonly KeptMail[]>> {
  const sight = await sightOf(reading, actor)
  return { ok: true, value: (await reading.pages.outbox(before, status, PAGE)).map((row) => keptMail(sight, row)) }
}

async function mayRead(reading: Reading, actor: Actor, hash: string): Promise<Result<null>> {
  const sight = await sightOf(reading, actor)
  if (!(await reading.needs.files.exists(fileHash(hash)))) return refuse('file.unknown', { hash })
  if (sight.viewer.all) return { ok: true, value: null }
  const reach = await reachOf(sight)
  const seen = await reading.pages.fileIsFor(hash, actor.person, reach.units ?? [], [...reach.roots], [...reach.whole])
  return seen ? { ok: true, value: null } : forbidden(sight.world)
}

async function watcher(reading: Reading, actor: Actor): Promise<(change: Change) => boolean> {
  const reach: Reach = await reachOf(await sightOf(reading, actor))
  return ({ instance, root, unit }) => isSeen(reach, { unit, root, definition: instance === root ? 'directive@1' : 'other@1' })
}
