import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import type { InstanceId } from '#base'
import type { DraftView } from '#contract'
import { openBrowser } from '../support/chromium.js'
import { LETTER_NAME, must } from '../support/house.js'
import { directive as letter } from '../support/letters.js'
import { Visitor } from '../support/visitor.js'
import { openServedHouse, type ServedHouse } from './served-house.js'

// The sample letter, with a body in it that the directory does not have.
const UNKNOWN = letter.replace('3. Giao Sở Tài chính tham mưu', '3. Giao Chi cục Kiểm lâm tỉnh tham mưu')

describe('A name that the directory does not know, on the checking page', () => {
  let served: ServedHouse
  let browser: Browser
  let hang: Visitor
  let directive: InstanceId
  beforeAll(async () => {
    ;[served, browser] = await Promise.all([openServedHouse(), openBrowser()])
    const officer = await served.house.as('hang')
    const bytes = new TextEncoder().encode(UNKNOWN)
    directive = must(await served.house.cascade.takeInLetter(officer, { name: LETTER_NAME, bytes, again: false })).directive as InstanceId
    hang = await Visitor.signIn(browser, served.url, 'hang')
    await hang.go(`/van-ban/${directive}/ra-soat`)
    await hang.page.locator('[data-row]').first().waitFor()
  }, 90_000)
  afterAll(async () => {
    await browser?.close()
    await served?.close()
  }, 60_000)

  const draft = async (): Promise<DraftView> => must(await served.house.cascade.draft(await served.house.as('hang'), directive))

  test('The three nearest stand there with their reasons, and the keyboard answers', async () => {
    const question = (await draft()).questions.find(({ kind, text }) => kind === 'unknownUnit' && text.includes('Kiểm lâm'))
    const form = hang.page.locator('[data-question]', { hasText: 'Kiểm lâm tỉnh' })
    await hang.page.locator('[data-row^="q:unknownUnit"] [data-row-head]').focus()
    await hang.page.keyboard.press('Enter')
    await form.getByRole('radio').first().waitFor()
    for (const { label, ground } of question?.choices ?? []) {
      expect(await form.getByRole('radio', { name: label }).count()).toBe(1)
      expect(await form.textContent()).toContain(ground)
    }
    expect(await form.getByRole('radio').count()).toBe(5)
    await form.scrollIntoViewIfNeeded()
    await form.getByRole('radio').first().focus()
    await hang.page.keyboard.press('Space')
    await hang.page.keyboard.press('ArrowDown')
    await hang.page.keyboard.press('Enter')
    await hang.sees(/Đã lưu lúc \d\d:\d\d/)
    const told = await draft()
    expect(told.questions.find(({ id }) => id === question?.id)).toMatchObject({ answered: true, answer: question?.choices?.[0]?.value })
  }, 60_000)

  test('The answer stands on the page of explained names with its letter, and is withdrawn there with a reason', async () => {
    await hang.go('/ten-goi')
    await hang.sees('Chi cục Kiểm lâm tỉnh')
    await hang.page.getByRole('button', { name: 'Bỏ tên gọi: Chi cục Kiểm lâm tỉnh' }).click()
    const dialog = hang.page.getByRole('dialog')
    await dialog.getByLabel('Lý do').fill('Nhầm đơn vị.')
    await dialog.getByRole('button', { name: 'Bỏ tên gọi', exact: true }).click()
    await hang.sees('Không còn tên gọi nào đang dùng.')
    await hang.page.getByRole('button', { name: /^Đã bỏ/u }).click()
    await hang.sees('Nhầm đơn vị.')
    expect(await served.house.needs.aliases.all()).toMatchObject([{ name: 'Chi cục Kiểm lâm tỉnh', directive, withdrawnWhy: 'Nhầm đơn vị.' }])
  }, 60_000)
})
