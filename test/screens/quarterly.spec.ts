import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { openBrowser } from '../support/chromium.js'
import { PHONE, Visitor } from '../support/visitor.js'
import { openServedHouse, type ServedHouse } from './served-house.js'

describe('Rà soát quý, in a browser', () => {
  let served: ServedHouse
  let browser: Browser
  let directive: number
  beforeAll(async () => {
    ;[served, browser] = await Promise.all([openServedHouse(), openBrowser()])
    directive = await served.house.assigned('2026-12-11')
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await served?.close()
  }, 60_000)

  test('Every duty without a date of one paper stands on one page, and is written in one go', async () => {
    const officer = await Visitor.signIn(browser, served.url, 'hang')
    await officer.go(`/van-ban/${directive}?tab=tasks`)
    await officer.page.getByRole('link', { name: /^Rà soát quý: \d+ nhiệm vụ không thời hạn$/u }).click()
    const fields = officer.page.getByRole('textbox', { name: /^Tình hình: / })
    await fields.nth(0).fill('Đang lấy ý kiến các chủ rừng.')
    await fields.nth(1).fill('Chưa bố trí được kinh phí.')
    if (process.env['PICTURES']) await officer.page.screenshot({ path: `${process.env['PICTURES']}/desk.png`, fullPage: true })
    await officer.press('Lưu tình hình (2)')
    await officer.sees(/^Đã cập nhật 2\/\d+ trong quý$/u)
    await officer.sees('Đang lấy ý kiến các chủ rừng.')
    const clerk = await Visitor.signIn(browser, served.url, 'sonongnghiepmoitruong', PHONE)
    await clerk.go(`/van-ban/${directive}/ra-soat-quy`)
    await clerk.sees('Đang lấy ý kiến các chủ rừng.')
    if (process.env['PICTURES']) await clerk.page.screenshot({ path: `${process.env['PICTURES']}/phone.png`, fullPage: true })
    expect([...officer.faults, ...clerk.faults]).toEqual([])
  }, 120_000)
})
