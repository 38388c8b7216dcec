import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import type { InstanceId } from '#base'
import { statement } from '#database'
import { openBrowser } from '../support/chromium.js'
import { key, must } from '../support/house.js'
import { PHONE, Visitor } from '../support/visitor.js'
import { openServedHouse, type ServedHouse } from './served-house.js'

const answered = statement<Record<never, never>, { instance: number; answer: string; reason: string }>(
  'test-answered',
  [],
  'select instance::int as instance, answer, reason from engine.incident where answer is not null order by id',
)

describe('What keeps failing, in a browser', () => {
  let served: ServedHouse
  let browser: Browser
  let admin: Visitor
  let directive: number
  let plans: InstanceId[]
  beforeAll(async () => {
    ;[served, browser] = await Promise.all([openServedHouse(), openBrowser()])
    directive = await served.house.assigned('2026-11-27')
    plans = [await served.planOf(directive, 'UBND xã Mường Hum'), await served.planOf(directive, 'Sở Y tế')]
    admin = await Visitor.signIn(browser, served.url, 'quantri')
  }, 90_000)
  afterAll(async () => {
    await browser?.close()
    await served?.close()
  }, 60_000)

  const nudge = async (instance: InstanceId | undefined): Promise<void> => {
    if (instance !== undefined) must(await served.house.cascade.send(await served.house.as('hang'), { instance, event: 'NUDGE', payload: {}, key: key() }))
  }
  const nudged = async (plan = 0): Promise<string[]> =>
    (await served.house.told(directive)).filter(({ instance, about }) => instance === plan && about === 'nudge').map(({ person }) => person)

  test('Nothing fails: the page says so, and what would be there', async () => {
    await admin.go('/su-co')
    await admin.sees('Không có sự cố nào')
  }, 60_000)

  test('A message that cannot be sent is first tried again by itself: how often it was tried and when it is next', async () => {
    await nudge(plans[0])
    await served.failFor(plans[0] ?? 0, 1)
    await admin.go('/su-co')
    await admin.sees('Đang thử lại')
    const row = admin.page.getByRole('row', { name: /UBND xã Mường Hum/ })
    expect(await row.textContent()).toMatch(/Gửi thông báo.*Không kết nối được máy chủ cần dùng.*1\d\d:\d\d/u)
    await admin.page.getByRole('columnheader', { name: 'Thử tiếp lúc' }).waitFor()
    await row.getByRole('button', { name: /^Xem/ }).click()
    await admin.page
      .getByRole('dialog')
      .getByText(/Hệ thống tự thử lại lúc/)
      .waitFor()
    expect(await admin.page.getByRole('dialog').getByRole('button', { name: 'Thử lại' }).count()).toBe(0)
  }, 60_000)

  test('After five tries it waits for the administrator, who reads why, gives a reason, has it tried again, and it arrives', async () => {
    await served.failFor(plans[0] ?? 0, 4)
    await admin.go('/su-co')
    await admin.page
      .getByRole('row', { name: /UBND xã Mường Hum/ })
      .getByRole('button', { name: /^Xử lý/ })
      .click()
    const panel = admin.page.getByRole('dialog')
    await panel.getByText('Thông tin kỹ thuật').click()
    await panel.getByText('connect ECONNREFUSED 10.0.0.5:25').waitFor()
    expect(await panel.getByRole('definition').allTextContents()).toContain('5')
    await admin.confirm('Thử lại')
    await panel.getByText('Chưa nhập lý do.').waitFor()
    await panel.getByRole('textbox', { name: 'Lý do' }).fill('Máy chủ thư đã chạy lại.')
    await admin.confirm('Thử lại')
    await admin.sees('Đã cho thử lại: Gửi thông báo.')
    expect(await nudged(plans[0])).toEqual([])
    await served.house.settle()
    expect(await nudged(plans[0])).toContain('xa.muonghum')
  }, 60_000)

  test('On a telephone another one is dismissed with its reason, after reading what follows; both answers stay on record', async () => {
    const { failFor, house } = served
    const phone = await Visitor.signIn(browser, served.url, 'quantri', PHONE)
    await nudge(plans[1])
    await failFor(plans[1] ?? 0, 5)
    await phone.go('/su-co')
    await phone.press(/^Xử lý: Gửi thông báo, Sở Y tế/)
    const panel = phone.page.getByRole('dialog')
    await panel.getByRole('radio', { name: 'Bỏ qua' }).check()
    await panel.getByText('không ai nhận được tin này').waitFor()
    await panel.getByRole('textbox', { name: 'Lý do' }).fill('Đã gọi điện cho đơn vị.')
    await phone.confirm('Bỏ qua')
    await phone.sees('Đã bỏ qua: Gửi thông báo.')
    await phone.sees('Không có sự cố nào')
    expect(await phone.page.evaluate<number>('document.documentElement.scrollWidth')).toBe(PHONE.width)
    expect(await house.database.sql.run(answered, {})).toEqual([
      { instance: plans[0], answer: 'retry', reason: 'Máy chủ thư đã chạy lại.' },
      { instance: plans[1], answer: 'dismiss', reason: 'Đã gọi điện cho đơn vị.' },
    ])
    expect([...admin.faults, ...phone.faults]).toEqual([])
  }, 60_000)
})
