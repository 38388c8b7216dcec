import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { isWorkingDay } from '#calendar'
import { localDate } from '#base'
import { openBrowser } from '../support/chromium.js'
import { PHONE, Visitor } from '../support/visitor.js'
import { openServedHouse, type ServedHouse } from './served-house.js'

const SOURCE = 'Công văn 6677/VPCP-KGVX ngày 20/11/2026'

describe('Days off, swapped and made up, in a browser', () => {
  let served: ServedHouse
  let browser: Browser
  let admin: Visitor
  beforeAll(async () => {
    ;[served, browser] = await Promise.all([openServedHouse(), openBrowser()])
    await served.house.assigned('2026-12-11')
    admin = await Visitor.signIn(browser, served.url, 'quantri')
  }, 90_000)
  afterAll(async () => {
    await browser?.close()
    await served?.close()
  }, 60_000)

  const worked = async (day: string): Promise<boolean> => isWorkingDay(await served.house.needs.calendarNow(), localDate(day))

  test('The year at a glance, each day with its status and paper', async () => {
    await admin.go('/lich-nghi')
    await admin.sees('Tháng 12')
    expect(await admin.page.getByRole('heading', { level: 3 }).allTextContents()).toEqual(expect.arrayContaining(['Tháng 2 15 ngày làm việc']))
    const row = admin.page.getByRole('row', { name: /24\/11\/2026/ })
    expect(await row.textContent()).toMatch(/thứ Ba.*Ngày Văn hóa Việt Nam.*Theo luật.*Nghị quyết 28\/2026\/QH16/u)
    await admin.press('2027')
    await admin.sees('Chưa dùng để tính hạn; không nhắc việc vào ngày này.')
  }, 60_000)

  test('A swap is entered with its paper; first comes what would move, unit by unit, then it is saved', async () => {
    await admin.go('/lich-nghi?nam=2026')
    await admin.press('Thêm ngày')
    const panel = admin.page.getByRole('dialog')
    await panel.getByRole('radio', { name: /^Hoán đổi/ }).check()
    await admin.confirm('Xem ảnh hưởng')
    await panel.getByText('Chưa nhập văn bản, nguồn').waitFor()
    await panel.getByRole('textbox', { name: 'Ngày nghỉ (hoán đổi)' }).fill('7/12/2026')
    await panel.getByRole('textbox', { name: 'Ngày làm bù' }).fill('12/12/2026')
    await panel.getByRole('textbox', { name: 'Văn bản, nguồn' }).fill(SOURCE)
    await admin.confirm('Xem ảnh hưởng')
    await admin.sees('07/12/2026 (thứ Hai): từ ngày làm việc thành ngày nghỉ.')
    await admin.sees(/việc của 12\d đơn vị, trong 1 văn bản, được tính lại/)
    await admin.sees('UBND xã Mường Hum')
    expect(await worked('2026-12-07')).toBe(true)
    await admin.confirm('Lưu và chuyển các mốc')
    await admin.sees(/^Đã lưu lịch; \d+ việc được tính lại\.$/)
    expect([await worked('2026-12-07'), await worked('2026-12-12')]).toEqual([false, true])
    expect(await admin.page.getByRole('row', { name: /07\/12\/2026/ }).textContent()).toMatch(/Nghỉ hoán đổi, làm bù 12\/12.*Công văn 6677/u)
  }, 60_000)

  test('Forecast days are confirmed together under one paper', async () => {
    await admin.go('/lich-nghi?nam=2027')
    await admin.press(/^Xác nhận \d+ ngày dự kiến$/)
    const panel = admin.page.getByRole('dialog')
    await panel.getByRole('textbox', { name: 'Văn bản, nguồn' }).fill('Thông báo 12/TB-BNV ngày 20/11/2026')
    await admin.confirm('Xem ảnh hưởng')
    await admin.sees('04/02/2027 (thứ Năm): vẫn là ngày nghỉ, chỉ đổi tên, tình trạng hoặc nguồn.')
    await admin.confirm(/^Lưu/)
    await admin.sees(/^Đã lưu lịch/)
    expect((await served.house.needs.calendarNow()).days.get(localDate('2027-02-06'))?.status).toBe('announced')
  }, 60_000)

  test('The Office reads it, on a telephone too, and finds no button to write; a unit does not see the page', async () => {
    const officer = await Visitor.signIn(browser, served.url, 'hang', PHONE)
    await officer.go('/lich-nghi')
    await officer.sees('Đồng chí chỉ xem.')
    expect(await officer.button('Thêm ngày').count()).toBe(0)
    expect(await officer.page.evaluate<number>('document.documentElement.scrollWidth')).toBe(PHONE.width)
    const clerk = await Visitor.signIn(browser, served.url, 'xa.muonghum')
    await clerk.page.goto(`${served.url}/lich-nghi`)
    await clerk.sees('Đồng chí không có quyền thực hiện thao tác này.')
    expect([...admin.faults, ...officer.faults]).toEqual([])
  }, 60_000)
})
