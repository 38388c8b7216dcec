import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { openBrowser } from '../support/chromium.js'
import { PHONE, Visitor } from '../support/visitor.js'
import { openServedHouse, type ServedHouse } from './served-house.js'

describe('The rules of reminding, in a browser', () => {
  let served: ServedHouse
  let browser: Browser
  let chief: Visitor
  beforeAll(async () => {
    ;[served, browser] = await Promise.all([openServedHouse(), openBrowser()])
    await served.house.assigned('2026-12-11')
    chief = await Visitor.signIn(browser, served.url, 'chanhvp')
  }, 90_000)
  afterAll(async () => {
    await browser?.close()
    await served?.close()
  }, 60_000)

  test('The ladder of a kind of work is a line of days, with what urgency makes of it', async () => {
    await chief.go('/quy-tac-nhac-viec')
    await chief.sees('Sau công văn đôn đốc')
    expect(await chief.button(/^Nhắc việc, trước 5 ngày$/).textContent()).toMatch(/người được phân công, văn thư đơn vị/u)
    expect(await chief.page.getByRole('row', { name: /^Khẩn/ }).textContent()).toMatch(/trước 3 ngày.*ngày hết hạn.*sau 1 ngày.*sau 2 ngày/u)
    expect(await chief.button(/^Nhắc việc, trước 4 giờ$/).textContent()).toMatch(/người được phân công, văn thư đơn vị/u)
  }, 60_000)

  test('A rung is moved; first comes what differs and which units would get which message on which day, then it is adopted with a reason', async () => {
    await chief.press(/^Nhắc việc, trước 5 ngày$/)
    await chief.page.getByRole('spinbutton', { name: 'Số ngày trước hạn' }).fill('3')
    await chief.sees('Đang sửa, chưa áp dụng.')
    await chief.press('Xem ảnh hưởng')
    await chief.sees('Kế hoạch của đơn vị: mốc “Nhắc việc” chuyển từ trước 5 ngày sang trước 3 ngày.')
    const dialog = chief.page.getByRole('dialog')
    await dialog.getByRole('row', { name: /04\/12\/2026.*Nhắc việc.*120 → 0/u }).waitFor()
    await dialog.getByRole('row', { name: /08\/12\/2026.*Nhắc việc.*0 → 120/u }).waitFor()
    await chief.confirm('Áp dụng và đặt lại các mốc')
    await chief.sees('Chưa nhập lý do (ít nhất 5 ký tự).')
    expect((await served.house.needs.policy()).version).toBe(1)
    await dialog.getByRole('textbox', { name: 'Lý do, căn cứ' }).fill('Thống nhất tại giao ban Văn phòng')
    await chief.confirm('Áp dụng và đặt lại các mốc')
    await chief.sees(/^Đã áp dụng bản 2; 120 việc được đặt lại mốc nhắc\.$/)
    await chief.sees(/bản 2, đồng chí Mai Quốc Khởi ban hành/)
    expect((await served.house.needs.policy()).version).toBe(2)
  }, 60_000)

  test('Rules that are wrong are shown place by place and cannot be adopted', async () => {
    await chief.go('/quy-tac-nhac-viec?viec=duty')
    for (const name of [/^Văn phòng đôn đốc, sau 1 ngày$/, /^Báo cáo Lãnh đạo VP, sau 3 ngày$/]) {
      await chief.press(name)
      await chief.press('Bỏ mốc này')
    }
    await chief.press('Xem ảnh hưởng')
    await chief.sees('Nhiệm vụ giao đích danh: phải có ít nhất một mốc sau hạn báo đến Văn phòng.')
    expect(await chief.page.getByRole('dialog').getByRole('button', { name: 'Áp dụng và đặt lại các mốc' }).isDisabled()).toBe(true)
  }, 60_000)

  test('A desk officer reads them, on a telephone too, and finds nothing to write; a unit does not see the page', async () => {
    const officer = await Visitor.signIn(browser, served.url, 'hang', PHONE)
    await officer.go('/quy-tac-nhac-viec')
    await officer.sees(/Đồng chí chỉ xem\./)
    expect(await officer.button('Xem ảnh hưởng').count()).toBe(0)
    expect(await officer.page.evaluate<number>('document.documentElement.scrollWidth')).toBe(PHONE.width)
    const clerk = await Visitor.signIn(browser, served.url, 'xa.muonghum')
    await clerk.page.goto(`${served.url}/quy-tac-nhac-viec`)
    await clerk.sees('Đồng chí không có quyền thực hiện thao tác này.')
    expect([...chief.faults, ...officer.faults]).toEqual([])
  }, 60_000)
})
