import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import type { InstanceId } from '#base'
import { openBrowser } from '../support/chromium.js'
import { PHONE, Visitor } from '../support/visitor.js'
import { openServedHouse, type ServedHouse } from './served-house.js'

describe('The rules of reminding of one document, in a browser', () => {
  let served: ServedHouse
  let browser: Browser
  let officer: Visitor
  let directive: InstanceId
  beforeAll(async () => {
    ;[served, browser] = await Promise.all([openServedHouse(), openBrowser()])
    directive = await served.house.assigned('2026-12-11')
    officer = await Visitor.signIn(browser, served.url, 'hang')
  }, 90_000)
  afterAll(async () => {
    await browser?.close()
    await served?.close()
  }, 60_000)

  test('The desk officer comes from the document, moves a rung and sees what its units would get, then adopts it with a reason', async () => {
    await officer.go(`/van-ban/${directive}`)
    await officer.page.getByRole('link', { name: 'Quy tắc nhắc việc của văn bản' }).click()
    await officer.sees(/^Văn bản này theo quy tắc chung\./)
    await officer.press(/^Nhắc việc, trước 5 ngày$/)
    await officer.page.getByRole('spinbutton', { name: 'Số ngày trước hạn' }).fill('3')
    await officer.sees('Đang sửa, chưa áp dụng.')
    await officer.sees('khác quy tắc chung')
    await officer.press('Xem ảnh hưởng')
    const dialog = officer.page.getByRole('dialog')
    await dialog.getByText('Kế hoạch của đơn vị: mốc “Nhắc việc” chuyển từ trước 5 ngày sang trước 3 ngày.').waitFor()
    await dialog.getByRole('row', { name: /08\/12\/2026.*Nhắc việc.*0 → 120/u }).waitFor()
    await officer.confirm('Áp dụng và đặt lại các mốc')
    await officer.sees('Chưa nhập lý do (ít nhất 5 ký tự).')
    await dialog.getByRole('textbox', { name: 'Lý do, căn cứ' }).fill('Văn bản trọng tâm, theo dõi sát hơn')
    await officer.confirm('Áp dụng và đặt lại các mốc')
    await officer.sees(/^Đã áp dụng bản 1 của quy tắc riêng; 120 việc được đặt lại mốc nhắc\.$/)
    await officer.sees('Khác quy tắc chung')
    expect((await served.house.needs.policies()).parts.size).toBe(1)
  }, 60_000)

  test('The clocks of digests stand on the page of the rules for all only', async () => {
    await officer.go(`/van-ban/${directive}/quy-tac?viec=so-lieu`)
    await officer.sees('Số liệu chung')
    expect(await officer.page.getByRole('textbox', { name: /Giờ gửi/ }).count()).toBe(0)
    expect(await officer.page.getByRole('spinbutton', { name: '… và trên số đơn vị' }).count()).toBe(1)
  }, 60_000)

  test('Another officer reads it, on a telephone too, and finds nothing to write; a unit finds neither the link nor the page', async () => {
    const other = await Visitor.signIn(browser, served.url, 'cv.nln', PHONE)
    await other.go(`/van-ban/${directive}/quy-tac`)
    await other.sees(/Đồng chí chỉ xem\./)
    expect(await other.button('Xem ảnh hưởng').count()).toBe(0)
    expect(await other.page.evaluate<number>('document.documentElement.scrollWidth')).toBe(PHONE.width)
    await other.page.getByText('Các bản quy tắc riêng').click()
    await other.sees('Văn bản trọng tâm, theo dõi sát hơn')
    const clerk = await Visitor.signIn(browser, served.url, 'xa.muonghum')
    await clerk.go(`/van-ban/${directive}`)
    expect(await clerk.page.getByRole('link', { name: /quy tắc nhắc việc/iu }).count()).toBe(0)
    await clerk.page.goto(`${served.url}/van-ban/${directive}/quy-tac`)
    await clerk.sees('Đồng chí không có quyền thực hiện thao tác này.')
    expect([...officer.faults, ...other.faults, ...clerk.faults]).toEqual([])
  }, 60_000)

  test('The chief takes it back: the document follows the rules for all again', async () => {
    const chief = await Visitor.signIn(browser, served.url, 'chanhvp')
    await chief.go(`/van-ban/${directive}`)
    await chief.page.getByRole('link', { name: 'Theo quy tắc nhắc việc riêng' }).click()
    await chief.press('Trở lại quy tắc chung')
    const dialog = chief.page.getByRole('dialog')
    await dialog.getByText('Sau đó văn bản theo quy tắc chung.').waitFor()
    await dialog.getByRole('textbox', { name: 'Lý do, căn cứ' }).fill('Đã qua đợt cao điểm')
    await chief.confirm('Áp dụng và đặt lại các mốc')
    await chief.sees(/^Văn bản này theo quy tắc chung\./)
    expect((await served.house.needs.policies()).parts.size).toBe(0)
    expect(chief.faults).toEqual([])
  }, 60_000)
})
