import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import type { Instant } from '#base'
import { putClockForward } from '#database'
import { openBrowser } from '../support/chromium.js'
import { PHONE, Visitor } from '../support/visitor.js'
import { openServedHouse, type ServedHouse } from './served-house.js'

describe('The queue, in a browser', () => {
  let served: ServedHouse
  let browser: Browser
  let admin: Visitor
  let plan: number
  beforeAll(async () => {
    ;[served, browser] = await Promise.all([openServedHouse(), openBrowser()])
    const directive = await served.house.assigned('2026-11-27')
    plan = await served.planOf(directive, 'UBND xã Mường Hum')
    const officer = await served.house.as('hang')
    await served.house.cascade.send(officer, { instance: plan as never, event: 'NUDGE', payload: {}, key: 'nudge-one-plan' })
    await failThreeTimes()
    admin = await Visitor.signIn(browser, served.url, 'quantri')
  }, 90_000)
  afterAll(async () => {
    await browser?.close()
    await served?.close()
  }, 60_000)

  /** Five minutes between two tries: the next one is then two minutes away. */
  const failThreeTimes = async (): Promise<void> => {
    const { engine, cascade, database } = served.house
    const tell = (): Promise<void> => Promise.reject(new Error('connect ECONNREFUSED 10.0.0.5:25'))
    for (let i = 0; i < 3; i++) {
      await putClockForward(database.sql, ((await engine.now()) + 5 * 60_000) as Instant)
      while ((await engine.deliver({ ...cascade.effects, tell })) > 0);
    }
  }

  test('While the queue gives no answer the page says so and shows what the tables know', async () => {
    await admin.go('/hang-doi')
    await admin.sees('Chưa kết nối được hàng đợi.')
    await admin.sees('Mốc trong 24 giờ tới')
    await admin.sees('chưa chạy lần nào')
  }, 60_000)

  test('What failed stands there with its next try; one press brings it forward, a second one says that there is nothing more to do', async () => {
    await admin.sees('Không kết nối được máy chủ cần dùng.')
    await admin.press(/^Thử lại: Gửi thông báo/)
    await admin.sees('Đã cho thử lại ngay.')
    await admin.press(/^Thử lại: Gửi thông báo/)
    await admin.sees(/^Không phải thử lại nữa/)
  }, 60_000)

  test('Once workers have joined it says who works and when they last looked, without being loaded again', async () => {
    await served.house.work()
    await admin.sees('PostgreSQL (cùng cơ sở dữ liệu)')
    await admin.sees(new RegExp(`1 tiến trình: .*-${process.pid}`))
    await admin.sees(/^lần gần nhất .* \(cách đây .*\); lần tới sau /)
    expect(await admin.page.getByText('Chưa kết nối được hàng đợi.').count()).toBe(0)
  }, 60_000)

  test('A look at once is asked for with one press, and the phone shows the same', async () => {
    await admin.press('Xem lại ngay')
    await admin.sees('Đã yêu cầu hệ thống xem lại ngay những gì đến hạn.')
    const phone = await Visitor.signIn(browser, served.url, 'quantri', PHONE)
    await phone.go('/hang-doi')
    await phone.sees('Đến hạn, theo cơ sở dữ liệu')
    expect(await phone.page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBeLessThanOrEqual(0)
  }, 60_000)
})
