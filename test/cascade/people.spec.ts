import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { localDate, type InstanceId, type PersonId, type Result } from '#base'
import type { PersonLine, UnitPage } from '#contract'
import { hashPassword, isPassword, openAccounts, openPageQueries, statement } from '#database'
import { openViews, personRef, worldOf, type Views } from '#cascade'
import { openMailServer, type MailServer } from '../support/mail-server.js'
import { key, must, openTestHouse, type TestHouse } from '../support/house.js'

interface MailLine {
  readonly person: PersonId
  readonly address: string
  readonly status: string
  readonly text: string
}
const mails = statement<Record<never, never>, MailLine>('test-people-mails', [], 'select person, address, status, text from house.mail order by id')
const audit = statement<{ person: number }, { what: string; actor: PersonId; detail: { before: unknown; after: unknown } }>(
  'test-people-audit',
  ['person'],
  "select what, actor, detail from house.audit where target = 'person:' || $1::bigint order by id",
)
const CLERK = 'xa.muonghum'
const HEAD = `${CLERK}.ct`
const UNIT = 'xa-02728'
const d = localDate

/** A unit's people in the real house: what is edited on pages, and what messages and machines make of it. */
describe('People, leaves and deputies', () => {
  let house: TestHouse
  let views: Views
  const open = async (env: Readonly<Record<string, string>> = {}): Promise<void> => {
    house = await openTestHouse('2026-11-09', '08:00', env)
    known = new Map()
    views = openViews(house.needs, openPageQueries(house.database.sql), (actor, sending) => house.cascade.send(actor, sending), {
      kind: 'sample',
      province: 'Lào Cai',
      demoClock: true,
      hints: [],
      samplePassword: null,
      smtp: false,
      version: '0',
    })
  }
  afterEach(() => house.close())

  // By the address with which they came: it is edited here.
  let known = new Map<string, PersonId>()
  const who = async (name: string): Promise<PersonId> => {
    const person = known.get(name) ?? (await house.as(name)).person
    known.set(name, person)
    return person
  }
  const page = async (viewer: string, unit = UNIT): Promise<UnitPage> => must(await views.unitPage({ person: await who(viewer) }, unit))
  const lineOf = async (viewer: string, person: PersonId, unit = UNIT): Promise<PersonLine> => {
    const { people, former } = await page(viewer, unit)
    const line = [...people, ...former].find(({ id }) => id === person)
    if (!line) throw new Error(`no person ${person} in ${unit}`)
    return line
  }
  const mailsOf = async (person: PersonId): Promise<MailLine[]> => (await house.database.sql.run(mails, {})).filter((mail) => mail.person === person)
  const codeOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.problem.code)
  const revisionOf = async (person: PersonId): Promise<number> => (await house.needs.people.people([person]))[0]?.revision ?? 0

  describe('A leave that the clerk enters', () => {
    let clerk: PersonId
    let head: PersonId
    beforeEach(async () => {
      await open()
      ;[clerk, head] = [await who(CLERK), await who(HEAD)]
    })
    const leave = async (by: PersonId, person: PersonId, deputy: PersonId, from: string, to: string) =>
      house.cascade.enterLeave({ person: by }, person, { revision: await revisionOf(person), deputy, from: d(from), to: d(to), reason: 'Nghỉ phép năm' })

    test('Messages go to the deputy while the person is away, and to the person again afterwards; the deputy acts within the days only, and history says for whom', async () => {
      must(await leave(head, clerk, head, '2026-11-10', '2026-11-13'))
      const directive = await house.assigned('2026-11-20')
      await house.goTo('2026-11-10', '09:00')
      expect(await mailsOf(clerk)).toEqual([])
      const { name } = (await house.needs.directory()).people.get(clerk) ?? { name: '' }
      expect((await mailsOf(head)).map(({ text }) => text).join()).toContain(`(Thay đồng chí ${name})`)
      const plan = (await house.cards(directive, 'unit-plan')).find(({ unit }) => unit === UNIT)?.id as InstanceId
      const send = (event: string) => house.cascade.send({ person: head }, { instance: plan, event, payload: {}, key: key() })
      // The clerk's act, not the head's: done in the clerk's place. A note is anybody's of the unit, and so the head's own.
      must(await house.cascade.send({ person: head }, { instance: plan, event: 'NOTE', payload: { text: 'Đang soạn.' }, key: key() }))
      must(await send('SUBMIT_TO_HEAD'))
      const { history } = must(await views.work({ person: head }, plan))
      expect(history.filter(({ event }) => ['NOTE', 'SUBMIT_TO_HEAD'].includes(event)).map(({ event, said }) => [event, said[0]])).toEqual(
        expect.arrayContaining([
          ['SUBMIT_TO_HEAD', { label: 'Làm thay', value: `đồng chí ${name}` }],
          ['NOTE', expect.not.objectContaining({ label: 'Làm thay' })],
        ]),
      )
      must(
        await send('RETURN_TO_HANDLER').then((done) =>
          done.ok
            ? done
            : house.cascade.send({ person: head }, { instance: plan, event: 'RETURN_TO_HANDLER', payload: { reason: 'Bổ sung phụ lục' }, key: key() }),
        ),
      )
      await house.goTo('2026-11-14', '08:00')
      expect(codeOf(await send('SUBMIT_TO_HEAD'))).toBe('event.notPermitted')
      await house.goTo('2026-11-20', '09:00')
      expect((await mailsOf(clerk)).map(({ text }) => text).join()).toContain('đến hạn hôm nay')
    }, 60_000)

    test('The audit keeps who entered, shortened and took back what, with before and after', async () => {
      must(await leave(clerk, clerk, head, '2026-11-16', '2026-11-20'))
      const [first] = (await lineOf(CLERK, clerk)).leaves
      must(await house.cascade.changeLeave({ person: head }, clerk, first?.id ?? 0, { revision: await revisionOf(clerk), to: d('2026-11-17') }))
      must(await house.cascade.takeBackLeave({ person: clerk }, clerk, first?.id ?? 0, { revision: await revisionOf(clerk) }))
      expect((await lineOf(CLERK, clerk)).leaves).toEqual([])
      expect((await house.database.sql.run(audit, { person: clerk })).map(({ what, actor, detail }) => [what, actor, detail])).toEqual([
        ['leave.entered', clerk, { before: null, after: { person: clerk, deputy: head, from: '2026-11-16', to: '2026-11-20', reason: 'Nghỉ phép năm' } }],
        [
          'leave.changed',
          head,
          { before: { deputy: head, from: '2026-11-16', to: '2026-11-20' }, after: { deputy: head, from: '2026-11-16', to: '2026-11-17' } },
        ],
        ['leave.takenBack', clerk, { before: { deputy: head, from: '2026-11-16', to: '2026-11-17' }, after: null }],
      ])
    })

    test('Taken back while it runs, a leave ends yesterday: the person is there again at once', async () => {
      must(await leave(clerk, clerk, head, '2026-11-09', '2026-11-20'))
      expect((await lineOf(CLERK, head)).standsFor.map(({ person }) => person.id)).toEqual([clerk])
      await house.goTo('2026-11-11')
      const [first] = (await lineOf(CLERK, clerk)).leaves
      must(await house.cascade.takeBackLeave({ person: head }, clerk, first?.id ?? 0, { revision: await revisionOf(clerk) }))
      expect((await lineOf(CLERK, clerk)).leaves.map(({ to, when }) => [to, when])).toEqual([['2026-11-10', 'past']])
      expect((await lineOf(CLERK, head)).standsFor).toEqual([])
    })

    test('Two people who edit the same person: the second is told who was faster; two leaves at once, and one of them stands', async () => {
      const revision = await revisionOf(clerk)
      const wanted = { revision, deputy: head, from: d('2026-11-16'), to: d('2026-11-20'), reason: '' }
      const both = await Promise.all([head, clerk].map((person) => house.cascade.enterLeave({ person }, clerk, wanted)))
      expect(both.map(codeOf).sort()).toEqual(['ok', 'person.stale'])
      const { name } = (await house.needs.directory()).people.get(both[0]?.ok ? head : clerk) ?? { name: '' }
      expect(both.find(({ ok }) => !ok)).toMatchObject({ problem: { params: { expected: revision, found: revision + 1, by: { name } } } })
    })
  })

  test('A unit without a head still climbs, the Office and the unit see the hole, and a new head closes it', async () => {
    await open()
    const [clerk, admin, head] = [await who(CLERK), await who('quantri'), await who(HEAD)]
    const [held] = (await lineOf(CLERK, head)).posts
    const end = { to: d('2026-11-08') }
    expect(codeOf(await house.cascade.changePost({ person: clerk }, head, held?.id ?? 0, { ...end, revision: 1 }))).toBe('scope.forbidden')
    must(await house.cascade.changePost({ person: admin }, head, held?.id ?? 0, { ...end, revision: 1 }))
    const directive = await house.assigned('2026-11-12')
    // All others have answered: where most are late, it is the date that is at fault, and no unit climbs by itself.
    const others = (await house.cards(directive, 'unit-plan')).filter(({ unit }) => unit !== UNIT).map(({ id }) => id as number)
    const answer = { instances: others, payload: { number: '12/KH-UBND', issuedOn: '2026-11-09' }, key: key() }
    expect(must(await house.cascade.sendMany(await house.as('hang'), 'MERGE', answer)).done).toHaveLength(others.length)
    await house.goTo('2026-11-20', '08:00')
    const plan = (await house.cards(directive, 'unit-plan')).find(({ unit }) => unit === UNIT)
    expect(
      (await house.told(directive)).filter(({ instance, kind, level }) => instance === plan?.id && kind === 'escalation' && level === 1).length,
    ).toBeGreaterThan(0)
    const hole = { kind: 'post', post: 'thủ trưởng đơn vị', since: expect.any(Number) }
    for (const viewer of ['hang', CLERK]) expect((await page(viewer)).holes).toEqual([expect.objectContaining(hole)])
    expect((await page('soyte')).holes).toEqual([])
    expect(must(await views.mailRoom({ person: await who('hang') })).notReached).toEqual([expect.objectContaining({ kind: 'post', post: 'thủ trưởng đơn vị' })])
    const given = { unit: UNIT, post: 'headOfUnit', title: 'Phó Chủ tịch phụ trách', field: null, from: d('2026-11-20'), to: null }
    must(await house.cascade.beginPost({ person: admin }, head, { ...given, revision: await revisionOf(head) }))
    expect((await page('hang')).holes).toEqual([])
    expect(must(await views.mailRoom({ person: await who('hang') })).notReached).toEqual([])
  }, 60_000)

  test('A refused address is an incident of the unit’s administrator; corrected by the clerk it is gone, and the next digest goes to the new one', async () => {
    const server: MailServer = await openMailServer()
    await open({ SMTP_URL: server.url, CHANNEL_SECONDS: '1', MAILS_PER_MINUTE: '1000' })
    const head = await who('sonoivu.gd')
    server.behave('noSuchMailbox')
    const instruction = { drafter: 'so-noi-vu', dueOn: d('2026-11-12') }
    must(await house.cascade.takeInSuperior(await house.as('hang'), { number: '99-KH/TU', field: 'VX', instruction }))
    await house.goTo('2026-11-10', '12:00')
    expect((await mailsOf(head)).map(({ status }) => status)).toContain('failed')
    expect((await page('sonoivu', 'so-noi-vu')).holes).toContainEqual(expect.objectContaining({ kind: 'address', detail: expect.stringMatching(/^5\d\d/u) }))
    expect((await lineOf('sonoivu', head, 'so-noi-vu')).notReached).toMatchObject({ detail: expect.stringMatching(/^5\d\d/u) })
    expect((await lineOf('xa.muonghum', head, 'so-noi-vu')).notReached).toBeNull()
    const { phone, revision } = await lineOf('sonoivu', head, 'so-noi-vu')
    server.behave('takes')
    must(await house.cascade.changePerson(await house.as('sonoivu'), head, { revision, phone, email: 'giamdoc.moi@laocai.example' }))
    expect((await page('sonoivu', 'so-noi-vu')).holes.filter(({ person }) => person?.id === head)).toEqual([])
    await house.goTo('2026-11-17', '12:00')
    expect((await mailsOf(head)).at(-1)).toMatchObject({ address: 'giamdoc.moi@laocai.example', status: 'sent' })
    expect((await page('sonoivu', 'so-noi-vu')).holes.filter(({ person }) => person?.id === head)).toEqual([])
    await server.close()
  }, 60_000)

  test('Everybody edits what is theirs to edit, and is told whom to ask about the rest', async () => {
    await open()
    const [clerk, head, admin, chief, deputy, stranger] = await Promise.all([CLERK, HEAD, 'quantri', 'chanhvp', 'phochanhvp', 'soyte'].map(who))
    const as = (person: PersonId | undefined) => ({ person: person as PersonId })
    const contact = async (by: PersonId | undefined, of: PersonId | undefined, name?: string) =>
      codeOf(
        await house.cascade.changePerson(as(by), of as PersonId, {
          revision: await revisionOf(of as PersonId),
          phone: '0214.3000.999',
          email: null,
          ...(name === undefined ? {} : { name }),
        }),
      )
    expect([await contact(stranger, clerk), await contact(clerk, stranger), await contact(chief, clerk)]).toEqual(Array(3).fill('scope.forbidden'))
    expect([await contact(clerk, head), await contact(head, clerk), await contact(stranger, stranger), await contact(chief, deputy)]).toEqual(
      Array(4).fill('ok'),
    )
    expect((await lineOf(CLERK, head as PersonId)).phone).toBe('0214 3000 999')
    expect([await contact(clerk, clerk, 'Tên Khác'), await contact(stranger, stranger, 'Tên Khác')]).toEqual(['ok', 'ok'])
    const handler = await who('soyte.cv')
    expect(await contact(handler, handler, 'Tên Khác Nữa')).toBe('scope.forbidden')
    const refused = await house.cascade.changePerson(as(stranger), clerk as PersonId, { revision: 1, phone: null, email: null })
    const helper = personRef(await worldOf(house.needs), clerk as PersonId)
    expect(refused).toMatchObject({ problem: { code: 'scope.forbidden', params: { helper: { name: helper?.name } } } })
    const post = (name: string) => ({ post: name, title: '', field: null, from: d('2026-12-01'), to: null })
    const give = async (by: PersonId | undefined, to: PersonId | undefined, unit: string, name: string) =>
      codeOf(await house.cascade.beginPost(as(by), to as PersonId, { ...post(name), unit, revision: await revisionOf(to as PersonId) }))
    expect(await give(clerk, head, UNIT, 'handler')).toBe('ok')
    expect(await give(clerk, clerk, UNIT, 'headOfUnit')).toBe('scope.forbidden')
    expect(await give(head, clerk, UNIT, 'headOfUnit')).toBe('post.held')
    expect(await give(clerk, stranger, UNIT, 'handler')).toBe('scope.forbidden')
    expect(await give(admin, stranger, UNIT, 'handler')).toBe('ok')
    expect(await give(head, clerk, UNIT, 'deskOfficer')).toBe('post.notHere')
    expect(await give(chief, deputy, 'van-phong-ubnd-tinh', 'systemAdmin')).toBe('scope.forbidden')
    expect(await give(deputy, deputy, 'van-phong-ubnd-tinh', 'chiefOfOffice')).toBe('scope.forbidden')
    const [system] = (await lineOf('quantri', admin as PersonId, 'van-phong-ubnd-tinh')).posts
    const last = await house.cascade.changePost(as(admin), admin as PersonId, system?.id ?? 0, {
      revision: await revisionOf(admin as PersonId),
      to: d('2026-12-01'),
    })
    expect(codeOf(last)).toBe('post.lastAdmin')
  }, 30_000)

  test('Somebody new signs in by a password that was said once and must change it; an administrator sets another, and old sessions end', async () => {
    await open()
    const [clerk, admin] = [await house.as(CLERK), await house.as('quantri')]
    const typed = { name: '  Vàng A  Sử ', username: 'XA.MuongHum.Su', phone: '0912 345 678', email: 'su@laocai.example' }
    const post = { post: 'handler', title: 'Công chức', field: null, from: d('2026-11-09'), to: null }
    const added = must(await house.cascade.addPerson(clerk, UNIT, { ...typed, ...post }))
    expect(added).toMatchObject({ username: 'xa.muonghum.su', password: expect.stringMatching(/^[a-z2-9]{4}(-[a-z2-9]{4}){2}$/u) })
    const accounts = openAccounts(house.database.sql)
    const account = await accounts.byName('xa.muonghum.su')
    expect([account?.mustChange, await isPassword(account?.passwordHash ?? (await hashPassword('')), added.password)]).toEqual([true, true])
    expect(await lineOf(CLERK, added.person as PersonId)).toMatchObject({ name: 'Vàng A Sử', account: { username: 'xa.muonghum.su', mustChange: true } })
    expect((await lineOf('soyte', added.person as PersonId)).account).toBeNull()
    expect(codeOf(await house.cascade.addPerson(clerk, UNIT, { ...typed, ...post }))).toBe('account.taken')
    const wrong = async (part: object) => house.cascade.addPerson(clerk, UNIT, { ...typed, username: 'khac', ...post, ...part })
    const faults = [{ name: 'A1' }, { email: 'su@laocai' }, { phone: '113' }, { username: 'a b' }, { field: 'ZZ' }]
    expect(
      (await Promise.all(faults.map(wrong))).map((result) => (result.ok ? 'ok' : `${result.problem.code} ${String(result.problem.params['field'])}`)),
    ).toEqual(faults.map((part) => `person.wrong ${Object.keys(part)[0]}`))
    expect(codeOf(await wrong({ to: d('2026-11-08') }))).toBe('days.order')
    const reset = (by: typeof clerk) => house.cascade.resetPassword(by, added.person as PersonId, { revision: 1 })
    expect(codeOf(await reset(clerk))).toBe('scope.forbidden')
    expect(must(await reset(admin)).password).not.toBe(added.password)
    expect(JSON.stringify(await house.database.sql.run(audit, { person: added.person }))).not.toContain(added.password)
  }, 30_000)

  test('An edit of one process is seen by the very next question of another', async () => {
    await open()
    const clerk = await house.as(CLERK)
    const before = await house.needs.directory()
    await house.database.sql.run(statement<Record<never, never>, never>('test-elsewhere', [], "update house.person set phone = '0214 1' where id = 1"), {})
    const after = await house.needs.directory()
    expect([after === before, after.people.get(1 as PersonId)?.phone]).toEqual([false, '0214 1'])
    expect(await house.needs.directory()).toBe(after)
    await expect(
      house.database.sql.run(
        statement<Record<never, never>, never>(
          'test-twice',
          [],
          `insert into house.deputy (person, deputy, valid_from, valid_to) values (${clerk.person}, 1, '2026-11-09', '2026-11-10'), (${clerk.person}, 2, '2026-11-10', '2026-11-11')`,
        ),
        {},
      ),
    ).rejects.toThrow(/deputy_one_leave_at_a_time/u)
  })
})
