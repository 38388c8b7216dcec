import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import type { InstanceId } from '#base'
import { openBrowser } from '../support/chromium.js'
import { PHONE, Visitor } from '../support/visitor.js'
import { openServedHouse, type ServedHouse } from './served-house.js'

const UNIT = 'UBND xã Mường Hum'

describe('Dates that change, in a browser', () => {
  let served: ServedHouse
  let browser: Browser
  let officer: Visitor
  let directive: InstanceId
  let plan: InstanceId
  beforeAll(async () => {
    ;[served, browser] = await Promise.all([openServedHouse(), openBrowser()])
    directive = await served.house.assigned('2026-11-27')
    plan = await served.planOf(directive, UNIT)
    officer = await Visitor.signIn(browser, served.url, 'hang')
  }, 90_000)
  afterAll(async () => {
    await browser?.close()
    await served?.close()
  }, 60_000)

  test('A unit asks for more time with its reason and its paper; whoever decides reads both and shortens it; asked again, the page says why not', async () => {
    const clerk = await Visitor.signIn(browser, served.url, 'xa.muonghum', PHONE)
    await clerk.go(`/viec/${plan}`)
    await clerk.press('Đề nghị gia hạn')
    const dialog = clerk.page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: /^Đề nghị gia hạn đến ngày/ }).fill('11/12/2026')
    await dialog.getByRole('textbox', { name: /^Lý do/ }).fill('Đường vào hai bản bị sạt.')
    await dialog.getByRole('textbox', { name: /^Số, ký hiệu/ }).fill('41/UBND-VP')
    await clerk.confirm(/^(Gửi đề nghị gia hạn|Đề nghị gia hạn)$/)
    await clerk.sees(/^Đã gửi đề nghị gia hạn/)
    const request = (await served.house.cards(directive, 'extension')).find(({ parent }) => parent === plan)?.id
    await officer.go(`/viec/${request}`)
    await officer.sees('Đường vào hai bản bị sạt.')
    await officer.sees('41/UBND-VP')
    await officer.press('Đồng ý đến ngày khác')
    await officer.page
      .getByRole('dialog')
      .getByRole('textbox', { name: /^Thời hạn mới/ })
      .fill('04/12/2026')
    await officer.confirm(/^(Đồng ý gia hạn đến ngày khác|Đồng ý đến ngày khác)$/)
    await officer.sees(/Đã gia hạn/)
    await served.house.settle()
    await clerk.go(`/viec/${plan}`)
    await clerk.sees('hạn gốc 27/11/2026')
    await clerk.sees(/^Không đề nghị gia hạn được: việc này đã được gia hạn 1 lần/)
    expect(await clerk.button('Đề nghị gia hạn').count()).toBe(0)
    expect(await clerk.page.evaluate<number>('document.documentElement.scrollWidth')).toBe(PHONE.width)
    expect(clerk.faults).toEqual([])
  }, 60_000)

  test('Who was given more time stands in the row and in the figures with the first date', async () => {
    await officer.go(`/van-ban/${directive}`)
    expect(await officer.page.getByRole('row', { name: new RegExp(UNIT) }).textContent()).toContain('đã gia hạn, hạn gốc 27/11/2026')
    await officer.go('/bang-theo-doi')
    await officer.sees('1 gia hạn')
  }, 60_000)

  test('One new date for all 120 units: first how many, from which dates and who is told, then it is done', async () => {
    await officer.go(`/van-ban/${directive}`)
    await officer.press('Thao tác khác')
    await officer.press('Đổi thời hạn cho các đơn vị')
    const dialog = officer.page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: /^Thời hạn mới/ }).fill('11/12/2026')
    await dialog.getByRole('radio', { name: 'Kế hoạch' }).check()
    await dialog.getByRole('textbox', { name: /^Lý do/ }).fill('Mưa lũ diện rộng')
    await officer.confirm('Xem ảnh hưởng')
    await officer.sees('120 việc của 120 đơn vị chuyển sang thời hạn 11/12/2026:')
    await officer.sees('119 việc đang có hạn 27/11/2026')
    await officer.sees('1 việc đang có hạn 04/12/2026')
    await officer.sees(/^Báo cho \d+ người trong bản tin sáng/)
    await officer.confirm('Đổi thời hạn (120 việc)')
    await officer.sees('Đã đổi thời hạn 120 việc sang 11/12/2026.')
    await served.house.settle()
    expect(new Set((await served.house.cards(directive, 'unit-plan')).map(({ dueOn }) => dueOn))).toEqual(new Set(['2026-12-11']))
  }, 60_000)

  test('Units are paused from the board over all documents, with a reason from the list; the strip says so and takes them up again', async () => {
    await officer.go('/bang-theo-doi?xem=don-vi')
    for (const unit of [UNIT, 'UBND xã Y Tý']) await officer.page.getByRole('checkbox', { name: unit }).check()
    await officer.press('Tạm dừng (2 đơn vị)')
    await officer.sees(/^Tạm dừng 2 việc được giao của 2 đơn vị theo 1 văn bản/)
    const dialog = officer.page.getByRole('dialog')
    await dialog.getByRole('radio', { name: 'Mưa lũ' }).check()
    await dialog.getByRole('textbox', { name: /^Dự kiến tạm dừng/ }).fill('13/11/2026')
    await officer.confirm('Tạm dừng (2 đơn vị)')
    await officer.sees('Đã tạm dừng 2 việc được giao.')
    await served.house.settle()
    await officer.go('/bang-theo-doi?xem=don-vi')
    await officer.sees('Đang tạm dừng')
    await officer.sees(/từ 09\/11\/2026 · dự kiến đến 13\/11\/2026 · 1 văn bản/)
    await officer.press(/^Tiếp tục: /)
    await officer.page
      .getByRole('dialog')
      .getByRole('textbox', { name: /^Lý do/ })
      .fill('Nước đã rút')
    await officer.confirm('Tiếp tục')
    await officer.sees('Đã tiếp tục theo dõi 2 việc được giao.')
    expect(officer.faults).toEqual([])
  }, 60_000)
})
