import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { directive as letter } from '../../test/support/letters.js'
import { routes, type AnyRoute, type DirectiveView, type DraftView, type Told, type UnitWork } from '#contract'
import { openWholeHouse, type Browser, type WholeHouse } from './whole-house.fixture.js'

const PEOPLE = {
  officer: 'hang',
  chief: 'chanhvp',
  viceChair: 'pct.vx',
  secretary: 'thuky',
  clerk: 'xa.muonghum',
  head: 'xa.muonghum.ct',
  admin: 'quantri',
  auditor: 'kiemtra',
} as const
type Kind = keyof typeof PEOPLE
const KINDS = Object.keys(PEOPLE) as Kind[]

const outsideOffice: readonly Kind[] = ['viceChair', 'secretary', 'clerk', 'head', 'admin', 'auditor']
/** Who is turned away from each route of the contract, asked about a directive in which the commune has work. A new route without a line fails. */
const TURNED_AWAY: Readonly<Record<keyof typeof routes, readonly Kind[]>> = {
  house: [],
  signIn: [],
  whoAmI: [],
  signOut: [],
  changePassword: [],
  moveClock: [],
  incidents: ['officer', 'viceChair', 'secretary', 'clerk', 'head'],
  answerIncident: ['officer', 'viceChair', 'secretary', 'clerk', 'head', 'auditor'],
  queues: ['officer', 'chief', 'viceChair', 'secretary', 'clerk', 'head', 'auditor'],
  lookNow: ['officer', 'chief', 'viceChair', 'secretary', 'clerk', 'head', 'auditor'],
  tryAgain: ['officer', 'chief', 'viceChair', 'secretary', 'clerk', 'head', 'auditor'],
  calendar: ['viceChair', 'secretary', 'clerk', 'head'],
  previewCalendar: ['officer', 'chief', 'viceChair', 'secretary', 'clerk', 'head', 'auditor'],
  changeCalendar: ['officer', 'chief', 'viceChair', 'secretary', 'clerk', 'head', 'auditor'],
  carryOnCalendar: ['officer', 'chief', 'viceChair', 'secretary', 'clerk', 'head', 'auditor'],
  policy: ['viceChair', 'secretary', 'clerk', 'head'],
  previewPolicy: ['officer', 'viceChair', 'secretary', 'clerk', 'head', 'auditor'],
  adoptPolicy: ['officer', 'viceChair', 'secretary', 'clerk', 'head', 'auditor'],
  carryOnPolicy: ['officer', 'viceChair', 'secretary', 'clerk', 'head', 'auditor'],
  directivePolicy: ['viceChair', 'secretary', 'clerk', 'head'],
  previewDirectivePolicy: outsideOffice,
  adoptDirectivePolicy: outsideOffice,
  takeInSuperior: outsideOffice,
  waitingSuperiors: [],
  takeInLetter: outsideOffice,
  draft: outsideOffice,
  changeDraft: outsideOffice,
  assign: outsideOffice,
  directives: [],
  directive: ['admin'],
  draftUrgingLetter: outsideOffice,
  askForReport: outsideOffice,
  pastePlans: outsideOffice,
  legalChain: ['admin'],
  enterPastSteps: outsideOffice,
  enteredSteps: ['admin'],
  quarterlyReview: ['admin'],
  writeQuarterly: [],
  work: ['admin'],
  dueOf: ['admin'],
  underway: ['admin'],
  diagram: ['admin'],
  // The scope of an event is the work's own: see below.
  send: [],
  sendMany: [],
  today: ['clerk', 'head', 'admin'],
  unitWork: [],
  inbox: [],
  seen: [],
  outbox: ['viceChair', 'secretary', 'clerk', 'head'],
  mailRoom: ['viceChair', 'secretary', 'clerk', 'head'],
  setSilence: ['officer', 'viceChair', 'secretary', 'clerk', 'head', 'auditor'],
  digestChoice: [],
  chooseDigest: [],
  // Asked about a directive: only the Office and whoever consolidates it says what was passed on about it.
  passedOn: ['admin'],
  passOn: [],
  previewMany: [],
  toldAnnex: ['clerk', 'head', 'admin'],
  messageOpened: [],
  previewDates: outsideOffice,
  pauses: ['clerk', 'head', 'admin'],
  pauseUnits: outsideOffice,
  board: [],
  leaderPage: ['clerk', 'head', 'admin'],
  units: [],
  // Whose person it is, is asked by the use case: test/cascade/people.spec.ts.
  unitPage: [],
  explainedNames: outsideOffice,
  withdrawName: outsideOffice,
  myself: [],
  addPerson: [],
  changePerson: [],
  beginPost: [],
  changePost: [],
  enterLeave: [],
  changeLeave: [],
  takeBackLeave: [],
  resetPassword: [],
  officers: [],
  uploadFile: [],
  downloadFile: [],
}

describe('Who may see and do what', () => {
  let whole: WholeHouse
  let directive: number
  let clerk: Browser
  let stranger: Browser
  /** The plan of Mường Hum, which is nobody else's business. */
  let plan: number
  let assignment: number
  beforeAll(async () => {
    whole = await openWholeHouse()
    directive = await whole.house.assigned('2026-11-27')
    clerk = await whole.as('xa.muonghum')
    stranger = await whole.as('soyte')
    const [list] = (await clerk.get<UnitWork[]>('/api/work')).body
    const row = list?.rows.find(({ work }) => work.definition === 'unit-plan')
    ;[plan, assignment] = [row?.work.id ?? 0, row?.assignment ?? 0]
  }, 60_000)
  afterAll(() => whole.close())

  const pathOf = (route: AnyRoute): string => `/api${route.path.replace(':id', String(directive)).replace(':event', 'NOTE').replace(':hash', 'a'.repeat(64))}`

  test('Every route of the contract has a rule, and the table above names who is turned away', () => {
    expect(Object.keys(TURNED_AWAY).sort()).toEqual(Object.keys(routes).sort())
  })

  test.each(KINDS)('%s is turned away exactly where the table says so, with whoever can help', async (kind) => {
    const browser = await whole.as(PEOPLE[kind])
    const turnedAway: string[] = []
    for (const route of Object.values<AnyRoute>(routes)) {
      if (route.name === 'signIn' || route.name === 'signOut') continue
      // An empty body is refused later than the rule: nothing is changed by asking.
      const { status, body } = await browser.send<{ code?: string; params?: { helper?: { name?: string } } }>(
        route.method,
        pathOf(route),
        route.method === 'GET' ? undefined : {},
      )
      if (status === 403) {
        turnedAway.push(route.name)
        expect([route.name, body.code, typeof body.params?.helper?.name]).toEqual([route.name, 'scope.forbidden', 'string'])
      } else expect([route.name, status]).not.toEqual([route.name, 500])
    }
    const expected = Object.entries(TURNED_AWAY).flatMap(([name, kinds]) => (kinds.includes(kind) ? [name] : []))
    expect(turnedAway.sort()).toEqual(expected.sort())
  })

  test('A unit can neither open another unit’s work nor learn from a list that it exists', async () => {
    for (const id of [plan, assignment]) {
      expect(await stranger.get(`/api/instances/${id}`)).toMatchObject({
        status: 403,
        body: { code: 'scope.forbidden', params: { helper: { name: expect.any(String), phone: expect.any(String) } } },
      })
    }
    const { body: view } = await stranger.get<DirectiveView>(`/api/directives/${directive}`)
    expect(JSON.stringify(view)).not.toContain('Mường Hum')
    for (const path of ['/api/board', '/api/directives', '/api/work']) expect(JSON.stringify((await stranger.get(path)).body)).not.toContain('Mường Hum')
    expect((await whole.house.card(assignment)).state).toBe('assigned')
  })

  test('Nobody can act on another unit’s work: not by its page, not by a list, not by guessing an event', async () => {
    const before = await whole.house.card(plan)
    const events: [string, object][] = [
      ['ISSUE', { number: '1/KH', issuedOn: '2026-11-09' }],
      ['NOTE', { text: 'x' }],
      ['NUDGE', {}],
      ['REQUEST_EXTENSION', { wantedOn: '2026-12-20', reason: 'x' }],
      ['AMEND_DUE', { dueOn: '2026-12-20', reason: 'x' }],
      ['END', {}],
      ['EXTENSION_GRANTED', { due: { on: '2030-01-01' } }],
      ['LAPSE', {}],
    ]
    for (const [event, payload] of events) {
      const { status } = await stranger.send('POST', `/api/instances/${plan}/events/${event}`, { key: `stranger-${event}`, payload })
      expect([event, status >= 400 && status < 500]).toEqual([event, true])
    }
    const { body } = await stranger.send<{ done: number[] }>('POST', '/api/events/ISSUE', {
      instances: [plan],
      key: 'stranger-many',
      payload: { number: '1/KH', issuedOn: '2026-11-09' },
    })
    expect(body.done).toEqual([])
    expect(await whole.house.card(plan)).toEqual(before)
  })

  test('The auditor and the leaders read; they change nothing', async () => {
    for (const kind of ['auditor', 'viceChair', 'secretary', 'admin'] as const) {
      const browser = await whole.as(PEOPLE[kind])
      const { status } = await browser.send('POST', `/api/instances/${plan}/events/ISSUE`, {
        key: `reader-${kind}`,
        payload: { number: '1/KH', issuedOn: '2026-11-09' },
      })
      expect([kind, status >= 403 && status < 500]).toEqual([kind, true])
    }
    expect((await whole.house.card(plan)).state).toBe('due')
  })

  test('An internal event of the machine is no button, not even for the Office', async () => {
    const officer = await whole.as('hang')
    for (const event of ['MOVED', 'END', 'LAPSE', 'LADDER', 'STOP', 'TIMER', 'CREATE']) {
      expect([event, (await officer.send('POST', `/api/instances/${plan}/events/${event}`, { key: `office-${event}`, payload: {} })).status]).toEqual([
        event,
        422,
      ])
    }
  })

  test('One’s inbox is one’s own: another person’s notices are neither read nor marked', async () => {
    await whole.house.goTo('2026-11-10', '09:00')
    await whole.house.settle()
    const own = (await clerk.get<Told[]>('/api/inbox')).body
    expect(own.length).toBeGreaterThan(0)
    const theirs = (await stranger.get<Told[]>('/api/inbox')).body
    expect(theirs.filter(({ id }) => own.some((one) => one.id === id))).toEqual([])
    await stranger.send('POST', '/api/inbox/seen', { ids: own.map(({ id }) => id) })
    expect((await clerk.get<Told[]>('/api/inbox')).body.filter(({ seenAt }) => seenAt !== null)).toEqual([])
  })

  test('A file that nobody entered anywhere is its uploader’s alone', async () => {
    const { body } = await clerk.send<{ hash: string }>('POST', '/api/files?name=a.txt', Buffer.from('của riêng Mường Hum'))
    expect((await clerk.get(`/api/files/${body.hash}`)).status).toBe(200)
    expect((await stranger.get(`/api/files/${body.hash}`)).status).toBe(403)
    expect((await clerk.get(`/api/files/${'0'.repeat(64)}`)).status).toBe(404)
  })

  test('A focal unit sees the whole cascade that it consolidates, and of other cascades its own row only', async () => {
    const [officer, focal] = [await whole.as('hang'), await whole.as('sonoivu')]
    const { body: taken } = await officer.send<{ directive: number }>('POST', '/api/letters?name=cong-van.txt&again=true', Buffer.from(letter))
    const draftPath = `/api/directives/${taken.directive}/draft`
    const { body: draft } = await officer.get<DraftView>(draftPath)
    const obligations = draft.obligations.filter((one) => one.class === 'plan').map(({ path }) => ({ path, dueOn: '2026-11-27' }))
    const { body: dated } = await officer.send<DraftView>('PUT', draftPath, {
      revision: draft.revision,
      number: '1599',
      issuedOn: '2026-11-09',
      trackedUntil: '2026-12-31',
      focalUnit: 'so-noi-vu',
      obligations,
    })
    const answers = Object.fromEntries(dated.questions.filter(({ answered }) => !answered).map(({ id }) => [id, { accept: true }]))
    const { body: ready } = await officer.send<DraftView>('PUT', draftPath, { revision: dated.revision, answers })
    expect((await officer.send('POST', `/api/directives/${taken.directive}/assign`, { revision: ready.revision })).status).toBe(200)
    await whole.house.settle()
    const whole120 = (await focal.get<DirectiveView>(`/api/directives/${taken.directive}`)).body
    expect(whole120.rows).toHaveLength(120)
    const other = whole120.rows.find(({ unit }) => unit.name === 'Sở Y tế')
    expect((await focal.get(`/api/instances/${other?.plan?.id}`)).status).toBe(200)
    expect((await whole.house.card(other?.assignment.id ?? 0)).state).toBe('assigned')
    expect((await focal.send('POST', `/api/instances/${other?.plan?.id}/events/NUDGE`, { key: 'focal-nudge', payload: {} })).status).toBe(200)
    expect((await focal.get<DirectiveView>(`/api/directives/${directive}`)).body.rows.map(({ unit }) => unit.name)).toEqual(['Sở Nội vụ'])
    expect((await focal.get(`/api/instances/${plan}`)).status).toBe(403)
  })
})
