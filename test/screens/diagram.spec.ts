import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Browser, Locator } from 'playwright-core'
import { createRequire } from 'node:module'
import { openBrowser } from '../support/chromium.js'
import { PHONE, Visitor } from '../support/visitor.js'
import { openServedHouse, type ServedHouse } from './served-house.js'

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

describe('The chart of a workflow, in a browser', () => {
  let served: ServedHouse
  let browser: Browser
  let clerk: Visitor
  let directive: number
  let plan: number
  beforeAll(async () => {
    ;[served, browser] = await Promise.all([openServedHouse(), openBrowser()])
    directive = await served.house.assigned('2026-11-27')
    plan = await served.planOf(directive, 'UBND xã Mường Hum')
    clerk = await Visitor.signIn(browser, served.url, 'xa.muonghum')
  }, 90_000)
  afterAll(async () => {
    await browser?.close()
    await served?.close()
  }, 60_000)

  const open = (visitor: Visitor): Promise<void> => visitor.page.getByText('Sơ đồ quy trình').click()
  const chartIn = ({ page }: Visitor): Locator => page.getByRole('region', { name: /^Sơ đồ quy trình: / })
  const here = (visitor: Visitor): Locator => chartIn(visitor).locator('[data-state][data-where=here]')

  test('Nothing is read before somebody opens it; then the present state says “Đang ở đây”, and so does the rung of the ladder', async () => {
    const asked: string[] = []
    clerk.page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await clerk.go(`/viec/${plan}`)
    await clerk.sees('Nhật ký nhắc việc, đôn đốc')
    expect(asked.filter((path) => /diagram/.test(path))).toEqual([])
    await open(clerk)
    await here(clerk).waitFor()
    expect(await here(clerk).locator('text').allTextContents()).toEqual(['Chưa có kế hoạch', 'Đang ở đây', 'văn thư đơn vị'])
    expect(await chartIn(clerk).locator('[data-stage][data-where=here] text').allTextContents()).toEqual(['Trong hạn'])
    expect(await chartIn(clerk).locator('[data-where=been]').count()).toBe(0)
  }, 60_000)

  test('The work goes on and the mark goes with it; where it has been stands with its moment', async () => {
    await served.house.goTo('2026-11-12', '09:15')
    await clerk.fill('Số, ký hiệu', '58/KH-UBND')
    await clerk.fill('Ngày ban hành', '11/11/2026')
    await clerk.press('Gửi kế hoạch')
    await chartIn(clerk).locator('[data-state=issued][data-where=here]').waitFor()
    expect(await here(clerk).count()).toBe(1)
    expect(await chartIn(clerk).locator('[data-where=been] text').allTextContents()).toEqual(['Chưa có kế hoạch', '09/11/2026 08:00', 'văn thư đơn vị'])
    expect(await clerk.page.getByRole('listitem').filter({ hasText: 'Đã ban hành kế hoạch · Đang ở đây' }).textContent()).toContain('12/11/2026 09:15')
  }, 60_000)

  test('Who does not see it hears where the work stands and reads the whole chart in words; the checker of accessibility finds nothing', async () => {
    await chartIn(clerk).getByRole('img', { name: 'Kế hoạch của đơn vị: sơ đồ các trạng thái; đang ở “Đã ban hành kế hoạch”.' }).waitFor()
    await clerk.page.getByText('Sơ đồ bằng chữ').click()
    await clerk.sees('Đề nghị bổ sung → Đề nghị bổ sung')
    await clerk.page.addScriptTag({ path: AXE })
    const found = await clerk.page.evaluate<string[]>('axe.run().then(({ violations }) => violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`))')
    expect(found).toEqual([])
  }, 60_000)

  test('On a telephone the chart moves within its own frame, with the present state in sight; the page itself does not', async () => {
    const phone = await Visitor.signIn(browser, served.url, 'xa.muonghum', PHONE)
    await phone.go(`/viec/${plan}`)
    await open(phone)
    await here(phone).waitFor()
    const [frame, state] = [await chartIn(phone).boundingBox(), await here(phone).boundingBox()]
    expect(await phone.page.evaluate<number>('document.documentElement.scrollWidth')).toBe(PHONE.width)
    expect((frame?.x ?? -1) >= 0 && (frame?.x ?? 0) + (frame?.width ?? 0) <= PHONE.width).toBe(true)
    expect((state?.x ?? -1) >= (frame?.x ?? 0) && (state?.x ?? 0) + (state?.width ?? 0) <= (frame?.x ?? 0) + (frame?.width ?? 0)).toBe(true)
    expect(phone.faults).toEqual([])
  }, 60_000)

  test('The document has its own, above what happened under it', async () => {
    const hang = await Visitor.signIn(browser, served.url, 'hang')
    await hang.go(`/van-ban/${directive}?tab=process`)
    await open(hang)
    await here(hang).waitFor()
    expect(await here(hang).getAttribute('data-state')).toBe('inProgress')
    expect([...hang.faults, ...clerk.faults]).toEqual([])
  }, 60_000)
})
