import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Board, DirectiveRow, DirectiveView, LeaderPage, Me, Today, UnitWork, WorkView } from '#contract'
import { openWholeHouse, type WholeHouse } from './whole-house.fixture.js'

const DUE = '2026-11-27'

describe('The pages of a directive that was assigned this morning', () => {
  let whole: WholeHouse
  let directive: number
  beforeAll(async () => {
    whole = await openWholeHouse()
    directive = await whole.house.assigned(DUE)
  }, 60_000)
  afterAll(() => whole.close())

  const page = async <T>(username: string, path: string): Promise<T> => {
    const { status, body } = await (await whole.as(username)).get<T>(path)
    expect([path, status, status === 200 ? '' : body]).toEqual([path, 200, ''])
    return body
  }

  test('The signed-in person is told the posts held today and the pages that are for them', async () => {
    const me = await page<Me>('hang', '/api/session')
    expect(me).toMatchObject({ office: true, mustChangePassword: false, person: { name: 'Lý Thu Hằng', title: expect.stringContaining('Chuyên viên') } })
    expect(me.pages).toContain('today')
    expect((await page<Me>('xa.muonghum', '/api/session')).pages).toEqual(['work', 'directives', 'board', 'unit'])
  })

  test('The list of documents counts units without a plan', async () => {
    const [row] = await page<DirectiveRow[]>('hang', '/api/directives')
    expect(row).toMatchObject({ units: 120, withoutPlan: 120, overdue: 0, nextDueOn: DUE, card: { id: directive, stateLabel: 'Đang thực hiện' } })
    expect(row?.number).toMatch(/^\d+\//)
  })

  test('The Office sees every unit, the chain from the paper above down to the plans, and what it may do', async () => {
    const view = await page<DirectiveView>('hang', `/api/directives/${directive}`)
    expect(view.rows).toHaveLength(120)
    expect(view.planDue).toEqual({ on: DUE, source: 'officer' })
    expect(view.chain.map(({ title }) => title)).toContain('120 kế hoạch')
    expect(view.chain.filter(({ current }) => current)).toHaveLength(1)
    expect(view.allowed.map(({ label }) => label)).toContain('Thu hồi')
    expect(view.rows.every(({ contact }) => contact !== null)).toBe(true)
  })

  test('A unit sees the document, its own row and nobody else’s', async () => {
    const view = await page<DirectiveView>('xa.muonghum', `/api/directives/${directive}`)
    expect(view.rows.map(({ unit }) => unit.name)).toEqual(['UBND xã Mường Hum'])
    expect(
      new Set([...view.duties, ...view.extensions, ...view.proposed].map(({ unit }) => unit?.name).filter((name) => name !== 'UBND xã Mường Hum')),
    ).toEqual(new Set())
    expect(view.urgingLetters).toEqual([])
  })

  test('Opening is receiving: the unit’s own opening receives once, the Office’s does not', async () => {
    const [unit] = await page<UnitWork[]>('xa.muonghum', '/api/work')
    expect(unit?.counts).toMatchObject({ fresh: 1 })
    const plan = unit?.rows.find(({ work }) => work.definition === 'unit-plan')
    expect(plan).toMatchObject({ main: { event: 'ISSUE', label: 'Nhập kế hoạch đã ban hành' }, letter: { number: expect.stringContaining('/') } })
    const assignment = plan?.assignment as number
    await page<WorkView>('hang', `/api/instances/${assignment}`)
    expect((await whole.house.card(assignment)).state).toBe('assigned')
    const view = await page<WorkView>('xa.muonghum', `/api/instances/${plan?.work.id}`)
    expect(view).toMatchObject({ due: { on: DUE, source: 'officer' }, follower: { name: 'Lý Thu Hằng' } })
    expect(view.quote).toBeTruthy()
    expect((await whole.house.card(assignment)).state).toBe('inProgress')
    await page<WorkView>('xa.muonghum', `/api/instances/${assignment}`)
    expect((await whole.house.engine.history(assignment as never)).filter(({ type }) => type === 'RECEIVE')).toHaveLength(1)
  })

  test('A plan that was entered is on the pages with number, day and file, and in the history in the officials’ words', async () => {
    const clerk = await whole.as('xa.muonghum')
    const { body: file } = await clerk.send<{ hash: string }>('POST', `/api/files?name=${encodeURIComponent('Kế hoạch 15.docx')}`, Buffer.from('kế hoạch'))
    const [unit] = await page<UnitWork[]>('xa.muonghum', '/api/work')
    const plan = unit?.rows.find(({ work }) => work.definition === 'unit-plan')?.work.id
    const sent = await clerk.send('POST', `/api/instances/${plan}/events/ISSUE`, {
      key: 'enter-plan-15',
      seen: 'due',
      payload: { number: '15/KH-UBND', issuedOn: '2026-11-09', file: { hash: file.hash, name: 'Kế hoạch 15.docx' } },
    })
    expect(sent).toMatchObject({ status: 200, body: { state: 'issued', stateLabel: 'Đã ban hành kế hoạch' } })
    await whole.house.settle()
    const view = await page<WorkView>('hang', `/api/instances/${plan}`)
    expect(view.answer).toMatchObject({ is: 'ISSUE', number: '15/KH-UBND', file: { hash: file.hash } })
    const entry = view.history.find(({ event }) => event === 'ISSUE')
    expect(entry).toMatchObject({
      eventLabel: 'Nhập kế hoạch đã ban hành',
      state: 'Đã ban hành kế hoạch',
      actor: { title: expect.stringContaining('Mường Hum') },
    })
    expect(entry?.said).toEqual(
      expect.arrayContaining([
        { label: 'Ngày ban hành', value: '09/11/2026' },
        expect.objectContaining({ file: { hash: file.hash, name: 'Kế hoạch 15.docx' } }),
      ]),
    )
    expect((await page<DirectiveRow[]>('hang', '/api/directives'))[0]).toMatchObject({ withoutPlan: 119 })
    expect((await (await whole.as('hang')).get(`/api/files/${file.hash}`)).status).toBe(200)
    expect((await (await whole.as('sonoivu')).get(`/api/files/${file.hash}`)).status).toBe(
      (await page<DirectiveView>('hang', `/api/directives/${directive}`)).focalUnit?.id === 'so-noi-vu' ? 200 : 403,
    )
    expect((await (await whole.as('soyte')).get(`/api/files/${file.hash}`)).status).toBe(403)
  })

  test('A directive’s own page tells the newest of its whole tree', async () => {
    const view = await page<WorkView>('hang', `/api/instances/${directive}`)
    expect(view.history.some(({ event, unit }) => event === 'ISSUE' && unit?.name === 'UBND xã Mường Hum')).toBe(true)
    expect(view.told.length).toBeGreaterThan(0)
  })

  test('Today shows the Office what waits, in groups that are not empty, and what is new', async () => {
    const today = await page<Today>('hang', '/api/today')
    expect(today.today).toBe('2026-11-09')
    expect(today.toDo.every(({ count }) => count > 0)).toBe(true)
    expect(today.news.map(({ event }) => event)).toContain('ISSUE')
    expect(today.news.map(({ event }) => event)).not.toContain('RECEIVE')
  })

  test('The board has a cell for each unit and document; a unit has its own line only', async () => {
    const all = await page<Board>('hang', '/api/board')
    expect(all.units).toHaveLength(120)
    const cells = Object.fromEntries(all.units.map(({ unit, cells: own }) => [unit.name, own[directive]]))
    expect(cells['UBND xã Mường Hum']).toMatchObject({ definition: 'unit-plan', state: 'issued', late: false })
    expect(cells['Sở Y tế']).toMatchObject({ definition: 'assignment', state: 'assigned' })
    expect((await page<Board>('xa.muonghum', '/api/board')).units.map(({ unit }) => unit.name)).toEqual(['UBND xã Mường Hum'])
  })
})

describe('The pages when plans are late', () => {
  let whole: WholeHouse
  let directive: number
  beforeAll(async () => {
    whole = await openWholeHouse()
    directive = await whole.house.assigned(DUE)
    await askForTime()
    await whole.house.goTo('2026-12-03', '09:00')
    await whole.house.settle()
  }, 120_000)
  afterAll(() => whole.close())

  /** In time, before the date. */
  async function askForTime(): Promise<void> {
    const clerk = await whole.as('xa.muonghum')
    const { body: lists } = await clerk.get<UnitWork[]>('/api/work')
    const plan = lists[0]?.rows.find(({ work }) => work.definition === 'unit-plan')?.work.id
    const payload = { wantedOn: '2026-12-20', reason: 'Mưa lũ.' }
    expect((await clerk.send('POST', `/api/instances/${plan}/events/REQUEST_EXTENSION`, { key: 'ask-for-time', payload })).status).toBe(200)
  }

  test('The worst unit stands first, days late are calendar days, and the Office’s overdue count is every unit’s', async () => {
    const { body: view } = await (await whole.as('hang')).get<DirectiveView>(`/api/directives/${directive}`)
    const [first] = view.rows
    expect(first?.plan).toMatchObject({ daysLate: 6, workingDaysLeft: null, late: true })
    expect(view.rows.map(({ rank }) => rank)).toEqual(view.rows.map(({ rank }) => rank).sort((a, b) => b - a))
    const { body: rows } = await (await whole.as('hang')).get<DirectiveRow[]>('/api/directives')
    expect(rows[0]).toMatchObject({ overdue: 120, withoutPlan: 120 })
  })

  test('A request for more time waits for the Office, with the work it is about, and shows on the unit’s row', async () => {
    const clerk = await whole.as('xa.muonghum')
    const { body: lists } = await clerk.get<UnitWork[]>('/api/work')
    const plan = lists[0]?.rows.find(({ work }) => work.definition === 'unit-plan')?.work.id
    expect(lists[0]?.counts.dueOrLate).toBeGreaterThan(0)
    const { body: today } = await (await whole.as('chanhvp')).get<Today>('/api/today')
    expect(today.toDo.find(({ kind }) => kind === 'extension')?.items[0]).toMatchObject({
      unit: { name: 'UBND xã Mường Hum' },
      definitionLabel: 'Đề nghị gia hạn',
    })
    const { body: view } = await (await whole.as('hang')).get<DirectiveView>(`/api/directives/${directive}`)
    expect(view.rows.find(({ unit }) => unit.name === 'UBND xã Mường Hum')?.extension).toMatchObject({ state: 'requested' })
    const { body: own } = await clerk.get<WorkView>(`/api/instances/${plan}`)
    expect(own.extension).toMatchObject({ state: 'requested' })
  })

  test('Mails that were written are in the outbox, and a person’s notices in their own inbox', async () => {
    const { body: outbox } = await (await whole.as('quantri')).get<{ subject: string; proof: { status: string } }[]>('/api/outbox')
    expect(outbox[0]).toMatchObject({ proof: { status: 'kept' }, subject: expect.stringContaining('Đôn Đốc') })
    const clerk = await whole.as('xa.muonghum')
    const { body: inbox } = await clerk.get<{ id: number; text: string; seenAt: number | null; person: { name: string } }[]>('/api/inbox')
    expect(inbox[0]?.text).toMatch(/chưa cập nhật|được giao/)
    const { body: before } = await clerk.get<Me>('/api/session')
    expect((await clerk.send('POST', '/api/inbox/seen', { ids: inbox.map(({ id }) => id) })).status).toBe(204)
    const { body: after } = await clerk.get<Me>('/api/session')
    expect(after.unread).toBe(before.unread - inbox.filter(({ seenAt }) => seenAt === null).length)
  })

  test('The leader’s page names nobody whom the Office has not confirmed', async () => {
    const { status, body } = await (await whole.as('pct.vx')).get<LeaderPage>('/api/leader')
    expect(status).toBe(200)
    expect(body.confirmed).toEqual([])
    expect(body.title).toContain('lĩnh vực VX')
  })

  test('A unit is named to a leader after an urging letter with its own date, and a confirmation; the page says by whom and which letter', async () => {
    const [officer, chief] = [await whole.as('hang'), await whole.as('chanhvp')]
    const { body: view } = await officer.get<DirectiveView>(`/api/directives/${directive}`)
    const late = view.rows.find(({ unit }) => unit.name === 'Sở Y tế')?.plan?.id as number
    const { body: urging } = await officer.send<{ instance: number }>('POST', `/api/directives/${directive}/urging-letters`, { instances: [late] })
    const { body: morning } = await chief.get<Today>('/api/today')
    expect(morning.toDo.find(({ kind }) => kind === 'urging')?.items.map(({ id }) => id)).toEqual([urging.instance])
    expect((await chief.send('POST', `/api/instances/${urging.instance}/events/CONFIRM`, { key: 'confirm-urging', payload: {} })).status).toBe(200)
    expect(
      (
        await officer.send('POST', `/api/instances/${urging.instance}/events/ISSUE`, {
          key: 'issue-urging',
          payload: { number: '2201/UBND-VX', issuedOn: '2026-12-03', dueOn: '2026-12-08' },
        })
      ).status,
    ).toBe(200)
    await whole.house.settle()
    await whole.house.goTo('2026-12-25', '09:00')
    await whole.house.settle()
    const { body: today } = await chief.get<Today>('/api/today')
    expect(today.toDo.find(({ kind }) => kind === 'proposed')?.items.map(({ id }) => id)).toEqual([late])
    expect((await (await whole.as('pct.vx')).get<LeaderPage>('/api/leader')).body).toMatchObject({ confirmed: [], beingChecked: expect.any(Number) })
    expect((await chief.send('POST', `/api/instances/${late}/events/REPORT_TO_LEADER`, { key: 'report-to-leader', payload: {} })).status).toBe(200)
    const { body: page } = await (await whole.as('chutich')).get<LeaderPage>('/api/leader')
    expect(page.confirmed).toHaveLength(1)
    expect(page.confirmed[0]).toMatchObject({
      work: { id: late, stage: 'reported', unit: { name: 'Sở Y tế' } },
      urgingLetter: 'Số 2201/UBND-VX ngày 03/12/2026',
      confirmedBy: { name: 'Mai Quốc Khởi' },
    })
    const { body: work } = await officer.get<WorkView>(`/api/instances/${late}`)
    expect(work).toMatchObject({ dueFirst: DUE, due: { on: '2026-12-08', source: 'signed' } })
  })
})
