import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import unpacked from '@sparticuz/chromium'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { openApi } from '#api'
import { openHouse, rootDir, SAMPLE_PASSWORD, settingsOf, type House } from '#assembly'
import { at, dayOf, type InstanceId, type PersonId, type Result } from '#base'
import { addWorkingDays, lastWorkingDay, provincialCalendar } from '#calendar'
import type { CardRow } from '#cascade'
import { smallPng } from './small-png.js'

/**
 * `npm run tour [-- --all FOLDER]`: plays a sample in a house of its own, signs in as its people and photographs their screens: those of the
 * manual into docs/pictures, or every screen into FOLDER. Prints one line a picture: name, size in kB, whose screen it is.
 */
interface Shot {
  readonly name: string
  readonly as: string
  readonly path: string
  /** One of those that the manual and the README show. */
  readonly book?: true
  readonly phone?: true
  readonly before?: (page: Page) => Promise<unknown>
}

const SIZES = {
  desk: { viewport: { width: 1366, height: 768 } },
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
}
// At home: no sandbox (it may run as root), no calls to the browser's maker.
const SWITCHES = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const LETTER = 'libs/assembly/sample/letters/cong-van-phong-chay-chua-chay-rung.txt'

/** The unit of the account `xa.muonghum`. */
const MUONG_HUM = 'xa-02728'

interface Places {
  readonly directive: number
  readonly draft: number
  readonly report: number
  readonly answered: number
  readonly extension: number
  readonly round: number
}

const shotsOf = ({ directive, draft, report, answered, extension, round }: Places): readonly Shot[] => [
  { name: 'sign-in', as: '', path: '/dang-nhap' },
  { name: 'today', as: 'hang', path: '/viec-hom-nay', book: true },
  { name: 'today-chief', as: 'chanhvp', path: '/viec-hom-nay' },
  { name: 'take-in', as: 'hang', path: '/nhap-van-ban' },
  { name: 'superior', as: 'hang', path: '/nhap-van-ban-cap-tren' },
  { name: 'check', as: 'hang', path: `/van-ban/${draft}/ra-soat`, book: true },
  { name: 'directives', as: 'hang', path: '/van-ban' },
  { name: 'directive', as: 'hang', path: `/van-ban/${directive}`, book: true },
  { name: 'directive-tasks', as: 'hang', path: `/van-ban/${directive}?tab=tasks` },
  { name: 'directive-reports', as: 'hang', path: `/van-ban/${directive}?tab=reports` },
  { name: 'directive-process', as: 'hang', path: `/van-ban/${directive}?tab=process` },
  {
    name: 'journal',
    as: 'hang',
    path: `/van-ban/${directive}?tab=journal`,
    book: true,
    before: (page) => page.getByRole('button', { name: 'Nhắc việc' }).first().click(),
  },
  { name: 'directive-chief', as: 'chanhvp', path: `/van-ban/${directive}` },
  { name: 'board', as: 'hang', path: '/bang-theo-doi' },
  { name: 'board-units', as: 'hang', path: '/bang-theo-doi?xem=don-vi', book: true },
  { name: 'plan-answered', as: 'hang', path: `/viec/${answered}` },
  { name: 'extension', as: 'phochanhvp', path: `/viec/${extension}` },
  { name: 'round', as: 'sonongnghiepmoitruong', path: `/viec/${round}` },
  { name: 'unit', as: 'xa.muonghum', path: '/nhiem-vu' },
  { name: 'unit-phone', as: 'xa.muonghum', path: '/nhiem-vu', phone: true, book: true },
  { name: 'report', as: 'xa.muonghum', path: `/viec/${report}` },
  { name: 'report-phone', as: 'xa.muonghum', path: `/viec/${report}`, phone: true, book: true },
  { name: 'unit-board', as: 'sonoivu', path: '/bang-theo-doi' },
  { name: 'unit-directive', as: 'sonoivu', path: `/van-ban/${directive}` },
  { name: 'unit-department', as: 'sonoivu', path: '/nhiem-vu' },
  // Of the field of the sample's letter: here somebody is named.
  { name: 'leader', as: 'pct.kt', path: '/bao-cao-nhanh', book: true },
  { name: 'leader-quiet', as: 'pct.vx', path: '/bao-cao-nhanh' },
  { name: 'leader-phone', as: 'pct.kt', path: '/bao-cao-nhanh', phone: true },
  { name: 'inbox', as: 'hang', path: '/thong-bao' },
  { name: 'inbox-phone', as: 'xa.muonghum', path: '/thong-bao', phone: true },
  { name: 'outbox', as: 'hang', path: '/thu-gui-di' },
  { name: 'units', as: 'hang', path: '/don-vi' },
]

const say = (line: string): void => void process.stderr.write(`${line}\n`)

async function main(args: readonly string[]): Promise<void> {
  const all = args.indexOf('--all')
  const root = rootDir()
  const folder = all < 0 ? path.join(root, 'docs', 'pictures') : path.resolve(args[all + 1] ?? '.')
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'don-doc-tour-'))
  const settings = settingsOf({ ...process.env, DATA_DIR: dataDir, DATABASE_URL: '', REDIS_URL: '', SMTP_URL: '', PORT: '0' }, root, true)
  const house = await openHouse({ root, settings, log: () => undefined, progress: say, beginning: { kind: 'sample' } })
  try {
    const places = await play(house, root)
    const api = await openApi(house, { root, log: () => undefined })
    await api.listen(0, '127.0.0.1')
    const browser = await chromium.launch({ executablePath: await unpacked.executablePath(), args: SWITCHES, headless: true })
    try {
      fs.mkdirSync(folder, { recursive: true })
      const shots = shotsOf(places).filter(({ book }) => all >= 0 || book)
      await photograph(browser, `http://127.0.0.1:${api.port}`, shots, folder)
    } finally {
      await browser.close()
      await api.close()
    }
  } finally {
    await house.close()
    fs.rmSync(dataDir, { recursive: true, force: true })
  }
}

// ---- the story: the sample's own directive, and on top of it a little of everything that waits for somebody

type Actor = { readonly person: PersonId }

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.problem.code} ${JSON.stringify(result.problem.params)}`)
  return result.value
}

let keys = 0
const key = (): string => `tour-${++keys}`

async function play(house: House, root: string): Promise<Places> {
  const directory = await house.needs.directory()
  const as = (username: string): Actor => {
    const found = [...directory.people.values()].find(({ email }) => email?.startsWith(`${username}@`))
    if (!found) throw new Error(`nobody signs in as ${username}`)
    return { person: found.id }
  }
  const officer = as('hang')
  const [top] = await house.queries.directives()
  if (!top) throw new Error('the sample has no directive')
  const cards = (definition: string): Promise<CardRow[]> =>
    house.queries.tree(top.id).then((rows) => rows.filter((row) => row.definition.startsWith(`${definition}@`)))
  const send = async (actor: Actor, instance: number, event: string, payload: Record<string, unknown> = {}): Promise<unknown> =>
    must(await house.cascade.send(actor, { instance: instance as InstanceId, event, payload, key: key() }))

  await reportDuty(house, cards, as, send)
  const asking = new Set((await cards('extension')).map(({ unit }) => unit))
  const silent = (await cards('unit-plan')).filter(({ state, done, unit }) => state === 'due' && !done && !asking.has(unit))
  await urge(house, top.id, silent, as, send)
  const round = must(
    await house.cascade.askForReport(officer, top.id, {
      subject: 'kết quả tháng cao điểm',
      unitsDueOn: addWorkingDays(provincialCalendar(), await today(house), 12),
    } as never),
  )
  await house.settle()

  await house.cascade.takeInSuperior(officer, {
    number: '94-KH/TU',
    subject: 'Chuyển đổi số trong các cơ quan của hệ thống chính trị',
    issuer: 'Ban Thường vụ Tỉnh ủy',
    receivedOn: await today(house),
    field: 'VX',
    instruction: { drafter: 'so-khoa-hoc-cong-nghe', dueOn: addWorkingDays(provincialCalendar(), await today(house), 5) },
  } as never)
  const nextYear = fs.readFileSync(path.join(root, LETTER), 'utf8').replaceAll('71-KH/TU', '118-KH/TU').replaceAll('2026 - 2027', '2027 - 2028')
  const taken = must(await house.cascade.takeInLetter(officer, { name: path.basename(LETTER), bytes: new TextEncoder().encode(nextYear), again: false }))
  await house.settle()

  const answered = (await cards('unit-plan')).find(({ state }) => state === 'issued' || state === 'closed')
  const [extension] = await cards('extension')
  const report = (await cards('unit-report')).find(({ unit }) => unit === MUONG_HUM)
  return {
    directive: top.id,
    draft: taken.directive,
    report: report?.id ?? top.id,
    answered: answered?.id ?? top.id,
    extension: extension?.id ?? top.id,
    round: round.instance,
  }
}

const today = async (house: House) => dayOf(await house.engine.now())
type Send = (actor: Actor, instance: number, event: string, payload?: Record<string, unknown>) => Promise<unknown>
type Cards = (definition: string) => Promise<CardRow[]>

/** One department reports what it was named for: it waits for the Office's confirmation. */
async function reportDuty(house: House, cards: Cards, as: (username: string) => Actor, send: Send): Promise<void> {
  const duty = (await cards('duty')).find(({ unit }) => unit === 'so-tai-chinh')
  if (duty)
    await send(as('sotaichinh'), duty.id, 'REPORT', {
      number: '312/BC-STC',
      issuedOn: lastWorkingDay(provincialCalendar(), await today(house)),
      summary: 'Đã tham mưu bố trí kinh phí cho 37 tổ bảo vệ rừng.',
    })
}

/** Who says nothing is urged by a signed letter; of those who let its date pass, one is reported to the leader in charge and the others are proposed. */
async function urge(house: House, directive: InstanceId, silent: readonly CardRow[], as: (username: string) => Actor, send: Send): Promise<void> {
  const calendar = provincialCalendar()
  const letter = must(await house.cascade.draftUrgingLetter(as('hang'), directive, { instances: silent.map(({ id }) => id) } as never))
  await send(as('phochanhvp'), letter.instance, 'CONFIRM')
  const issuedOn = lastWorkingDay(calendar, await today(house))
  const dueOn = addWorkingDays(calendar, issuedOn, 3)
  await send(as('hang'), letter.instance, 'ISSUE', { number: '1587/UBND-KT', issuedOn, dueOn })
  await house.settle()
  await house.moveClock(at(addWorkingDays(calendar, dueOn, 6), '08:10'))
  const [first, second] = silent
  for (const plan of [first, second]) if (plan) await send(as('chanhvp'), plan.id, 'REPORT_TO_LEADER')
  await house.settle()
}

// ---- the camera

async function photograph(browser: Browser, base: string, shots: readonly Shot[], folder: string): Promise<void> {
  const doors = new Map<string, Promise<BrowserContext>>()
  for (const shot of shots) {
    const door = `${shot.as} ${shot.phone ? 'phone' : 'desk'}`
    const opened = doors.get(door) ?? enter(browser, base, shot)
    doors.set(door, opened)
    const page = await (await opened).newPage()
    await page.goto(shot.path)
    await ready(page)
    await shot.before?.(page)
    const file = path.join(folder, `${shot.name}.png`)
    fs.writeFileSync(file, smallPng(await page.screenshot({ animations: 'disabled', caret: 'hide' })))
    await page.close()
    process.stdout.write(`${path.basename(file)}\t${Math.round(fs.statSync(file).size / 1024)} kB\t${shot.as || 'nobody'} ${shot.path}\n`)
  }
}

async function enter(browser: Browser, base: string, { as, phone }: Shot): Promise<BrowserContext> {
  const context = await browser.newContext({
    ...SIZES[phone ? 'phone' : 'desk'],
    baseURL: base,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    reducedMotion: 'reduce',
  })
  if (as === '') return context
  const answer = await context.request.post('/api/session', { data: { username: as, password: SAMPLE_PASSWORD } })
  if (!answer.ok()) throw new Error(`${as} cannot sign in: ${answer.status()}`)
  return context
}

/** The page has its heading, nothing on it is still being loaded, its typefaces are there, and long lists have drawn their rows. */
async function ready(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor()
  await page.locator('[role=status] [aria-hidden]').first().waitFor({ state: 'detached' })
  await page.evaluate('document.fonts.ready')
  await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(drawn, 300))))')
}

await main(process.argv.slice(2))
