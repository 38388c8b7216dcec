import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { openBrowser } from '../support/chromium.js'
import { openMailServer, type MailServer } from '../support/mail-server.js'
import { PHONE, Visitor } from '../support/visitor.js'
import { openServedHouse, type ServedHouse } from './served-house.js'

describe('Messages and their proofs, in a browser', () => {
  let server: MailServer
  let served: ServedHouse
  let browser: Browser
  let officer: Visitor
  let directive: number
  beforeAll(async () => {
    ;[server, browser] = await Promise.all([openMailServer(), openBrowser()])
    served = await openServedHouse({ SMTP_URL: server.url, CHANNEL_SECONDS: '2', MAILS_PER_MINUTE: '1000' })
    // The first dozen meet a server that knows no mailbox, the next a line that is cut after the message.
    server.behave(...Array.from({ length: 12 }, () => 'noSuchMailbox' as const), ...Array.from({ length: 8 }, () => 'cutsAfterData' as const), 'takes')
    directive = await served.house.assigned('2026-11-12')
    await served.house.goTo('2026-11-10', '09:00')
    officer = await Visitor.signIn(browser, served.url, 'hang')
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await served?.close()
    await server?.close()
  }, 60_000)

  test('The outbox says of each mail what is known, and above them who is not reached', async () => {
    await officer.go('/thu-gui-di')
    await officer.sees('Người chưa nhận được tin')
    await officer.sees(/Hộp thư không nhận thư: 550/)
    await officer.sees(/Đã gửi thư điện tử lúc .*; máy chủ thư bên nhận đã tiếp nhận/)
    expect(officer.faults).toEqual([])
  }, 60_000)

  test('The journal of a document: each message with its proof, what was passed on by people, and the annex', async () => {
    await served.house.goTo('2026-11-17', '09:00')
    await officer.go(`/van-ban/${directive}`)
    await officer.page.getByRole('tab', { name: /Nhật ký/ }).click()
    await officer.press('Ghi nhận đã nhắc qua Zalo, điện thoại')
    const dialog = officer.page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: /Nhắc ai/ }).fill('đ/c Chủ tịch UBND xã Mường Hum')
    await dialog.getByRole('textbox', { name: /Nội dung/ }).fill('Đề nghị gửi kế hoạch trước thứ Sáu.')
    await dialog.getByRole('textbox', { name: /Nguồn/ }).fill('Nhóm Zalo Văn phòng – các xã')
    await dialog.getByRole('button', { name: 'Ghi nhận' }).click()
    await officer.sees('Đã nhắc bằng cách khác')
    await officer.sees('Đề nghị gửi kế hoạch trước thứ Sáu.')
    await officer.sees('Phụ lục báo cáo (Word)')
    expect(officer.faults).toEqual([])
  }, 60_000)

  test('Silent mode stands on every page of the Office until its leader ends it with a reason', async () => {
    const chief = await Visitor.signIn(browser, served.url, 'chanhvp')
    await chief.go('/thu-gui-di')
    await chief.press('Bật chế độ chạy thử')
    await chief.page.getByRole('dialog').getByRole('textbox').fill('Tập huấn')
    await chief.confirm('Bật chế độ chạy thử')
    await chief.sees('Tin được soạn và lưu lại, chưa gửi cho ai ngoài Văn phòng.')
    await officer.go('/viec-hom-nay')
    await officer.sees('Đang ở chế độ chạy thử.')
    const clerk = await Visitor.signIn(browser, served.url, 'xa.muonghum', PHONE)
    await clerk.go('/thong-bao?chon=thu')
    expect(await clerk.page.getByText('Đang ở chế độ chạy thử.').count()).toBe(0)
    await clerk.sees('Bản tin sáng qua thư điện tử')
    await clerk.press('Không gửi qua thư')
    await clerk.sees('Đồng chí đã chọn chỉ xem trên trang này.')
    await chief.press('Bắt đầu gửi cho các đơn vị')
    await chief.page.getByRole('dialog').getByRole('textbox').fill('Hết tập huấn')
    await chief.confirm('Bắt đầu gửi cho các đơn vị')
    await chief.sees('Đang gửi cho các đơn vị')
    expect([...chief.faults, ...clerk.faults]).toEqual([])
  }, 90_000)

  test('Before many people are written to, one sees who they are and what they read', async () => {
    await officer.go(`/van-ban/${directive}`)
    await officer.page.getByRole('checkbox', { name: 'Chọn tất cả' }).check()
    await officer.press(/^Nhắc việc \d+ đơn vị/)
    const dialog = officer.page.getByRole('dialog')
    await dialog.getByText(/\d+ người sẽ nhận tin/).click()
    await dialog
      .getByText(/chưa cập nhật kế hoạch/)
      .first()
      .waitFor()
    await officer.confirm(/^Nhắc việc/)
    await officer.sees(/Đã nhắc việc \d+ đơn vị/)
    expect(officer.faults).toEqual([])
  }, 60_000)
})
