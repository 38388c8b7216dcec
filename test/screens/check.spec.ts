import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Browser, Locator } from 'playwright-core'
import type { InstanceId } from '#base'
import type { DraftView } from '#contract'
import { openBrowser } from '../support/chromium.js'
import { LETTER_NAME, must } from '../support/house.js'
import { directive as letter } from '../support/letters.js'
import { PHONE, Visitor } from '../support/visitor.js'
import { openServedHouse, type ServedHouse } from './served-house.js'

// One letter on one page, step after step: each test goes on where the one before it ended.
describe('Rà soát nhiệm vụ, in a browser', () => {
  let served: ServedHouse
  let browser: Browser
  let hang: Visitor
  let nam: Visitor
  let directive: InstanceId
  beforeAll(async () => {
    ;[served, browser] = await Promise.all([openServedHouse(), openBrowser()])
    const officer = await served.house.as('hang')
    const bytes = new TextEncoder().encode(letter)
    directive = must(await served.house.cascade.takeInLetter(officer, { name: LETTER_NAME, bytes, again: false })).directive as InstanceId
    hang = await Visitor.signIn(browser, served.url, 'hang')
    await opens(hang)
  }, 90_000)
  afterAll(async () => {
    await browser?.close()
    await served?.close()
  }, 60_000)

  const opens = async (visitor: Visitor): Promise<void> => {
    await visitor.go(`/van-ban/${directive}/ra-soat`)
    await visitor.page.locator('[data-row]').first().waitFor()
  }
  const draft = async (): Promise<DraftView> => must(await served.house.cascade.draft(await served.house.as('hang'), directive))
  const row = (path: string): Locator => hang.page.locator(`[data-row="o:${path}"]`)
  const focusRow = (path: string): Promise<void> => row(path).locator('[data-row-head]').focus()
  const keys = async (...pressed: string[]): Promise<void> => {
    for (const key of pressed) await hang.page.keyboard.press(key)
  }
  /** All that was typed has reached the house. */
  const saved = (visitor = hang): Promise<void> => visitor.sees(/Đã lưu lúc \d\d:\d\d/)

  test('The keyboard alone: what it can do is on one sheet, the points are walked, and the focus is seen', async () => {
    await keys('?')
    await hang.page.getByRole('dialog', { name: 'Rà soát bằng bàn phím' }).waitFor()
    await keys('Escape')
    await hang.page.getByRole('dialog').waitFor({ state: 'detached' })
    await keys('n')
    const focused = hang.page.locator(':focus-visible')
    expect(await hang.page.evaluate<string>('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid')
    expect(await focused.evaluate((element) => element.closest('[data-question]') !== null)).toBe(true)
  }, 60_000)

  test('A task is cut in two word by word, put together again, and taken back: nothing is lost', async () => {
    const before = await draft()
    const [first, next] = before.obligations.filter((one) => one.class === 'duty' && one.quote.length > 80)
    const path = first?.path ?? ''
    await focusRow(path)
    await keys('s')
    await hang.page.getByRole('slider').waitFor()
    await keys('ArrowRight', 'ArrowRight', 'ArrowLeft')
    await keys('Enter')
    await hang.sees(`Đã tách mục ${path} làm hai.`)
    const split = await draft()
    expect(split.obligations).toHaveLength(before.obligations.length + 1)
    await focusRow(path)
    await keys('g')
    await hang.sees(/Đã gộp mục/)
    expect((await draft()).obligations.map(({ quote }) => quote)).toEqual(before.obligations.map(({ quote }) => quote))
    await focusRow(path)
    await keys('Control+z')
    await hang.sees('Đã hoàn tác thay đổi vừa rồi.')
    expect((await draft()).obligations).toEqual(split.obligations)
    await keys('Control+Shift+z')
    await hang.sees('Đã làm lại thay đổi vừa hoàn tác.')
    await focusRow(next?.path ?? '')
    await keys('Delete')
    await row(next?.path ?? '')
      .getByRole('textbox', { name: 'Lý do bỏ' })
      .fill('Trùng với mục trên')
    await saved()
    expect((await draft()).obligations.find((one) => one.path === next?.path)).toMatchObject({ dropped: true, dropReason: 'Trùng với mục trên' })
  }, 60_000)

  test('Words marked in the letter become a task with that very quote; without a mouse its sentence is chosen', async () => {
    const { text } = await draft()
    const words = hang.page.locator('[data-from]', { hasText: /kinh phí/ }).first()
    await words.evaluate((element) => element.scrollIntoView({ block: 'center' }))
    const box = await words.boundingBox()
    await hang.page.mouse.move((box?.x ?? 0) + 1, (box?.y ?? 0) + 6)
    await hang.page.mouse.down()
    await hang.page.mouse.move((box?.x ?? 0) + 300, (box?.y ?? 0) + 6, { steps: 4 })
    await hang.page.mouse.up()
    await hang.press('Thêm nhiệm vụ từ đoạn này')
    await hang.page.locator('[data-add]').getByRole('button', { name: 'Thêm' }).click()
    await hang.sees(/Đã thêm mục/)
    const marked = (await draft()).obligations.find(({ made }) => made?.by === 'add')
    expect(marked?.quote.length).toBeGreaterThan(20)
    expect(
      text
        .slice(marked?.span.from, marked?.span.to)
        .replaceAll(/\*|\s+/gu, ' ')
        .replaceAll(/ +/gu, ' ')
        .trim(),
    ).toBe(marked?.quote)
    await row(marked?.path ?? '')
      .locator('[data-row-head]')
      .focus()
    await keys('a')
    await hang.page.getByRole('combobox', { name: 'Câu trong văn bản' }).waitFor()
    await hang.page.keyboard.type('tỉnh yêu cầu các sở')
    await hang.page.getByRole('option').first().waitFor()
    await keys('ArrowDown', 'Enter')
    await keys('Tab', 'Tab', 'Enter')
    await hang.page.locator('[data-add]').waitFor({ state: 'detached' })
    await hang.page.locator('[data-row-head]', { hasText: 'Ủy ban nhân dân tỉnh yêu cầu các sở' }).waitFor()
    expect((await draft()).obligations.filter(({ made }) => made?.by === 'add').at(-1)?.quote).toMatch(/^Ủy ban nhân dân tỉnh yêu cầu/)
  }, 60_000)

  test('What is typed is saved as it is typed, survives a lost line and a reload', async () => {
    await hang.page.getByText('Thông tin văn bản, người theo dõi').click()
    await hang.fill('Trích yếu', 'Về việc trực phòng cháy rừng mùa khô')
    await saved()
    expect((await draft()).header.subject).toBe('Về việc trực phòng cháy rừng mùa khô')
    await hang.page.context().setOffline(true)
    await hang.fill(/^Người ký$/, 'Nguyễn Thành Công')
    await hang.button('Thử lại ngay').waitFor()
    expect((await draft()).header.signer).not.toBe('Nguyễn Thành Công')
    await hang.page.context().setOffline(false)
    await hang.button('Thử lại ngay').waitFor({ state: 'detached' })
    await saved()
    expect((await draft()).header.signer).toBe('Nguyễn Thành Công')
    await hang.page.route('**/draft', (route) => (route.request().method() === 'PUT' ? route.abort() : route.continue()))
    await hang.fill('Chức vụ người ký', 'Phó Chủ tịch Thường trực')
    await hang.button('Thử lại ngay').waitFor()
    await hang.page.unroute('**/draft')
    await hang.page.reload()
    await saved()
    expect((await draft()).header.signerTitle).toBe('Phó Chủ tịch Thường trực')
  }, 60_000)

  test('Two people at once: each sees what the other changed, and the same place shows both values to choose from', async () => {
    nam = await Visitor.signIn(browser, served.url, 'cv.kt')
    await opens(nam)
    await hang.page.getByText('Thông tin văn bản, người theo dõi').click()
    await hang.fill('Cơ quan ban hành', 'UBND tỉnh Lào Cai')
    await nam.sees(/Đ\/c .* vừa sửa cơ quan ban hành lúc/)
    await nam.page.getByText('Thông tin văn bản, người theo dõi').click()
    expect(await nam.page.getByRole('textbox', { name: 'Cơ quan ban hành' }).inputValue()).toBe('UBND tỉnh Lào Cai')
    await nam.page.context().setOffline(true)
    await nam.page.getByRole('textbox', { name: 'Số văn bản' }).first().fill('1463')
    await nam.fill(/^Người ký$/, 'Nguyễn Thế Phước')
    await nam.button('Thử lại ngay').waitFor()
    await hang.page.getByRole('textbox', { name: 'Số văn bản' }).first().fill('1436')
    await saved()
    await nam.page.context().setOffline(false)
    await nam.sees(/nhập: 1436 · Đồng chí nhập: 1463/)
    await nam.press('Lấy của tôi')
    await hang.sees(/Đ\/c .* vừa sửa số văn bản lúc/)
    expect((await draft()).header).toMatchObject({ number: '1463', signer: 'Nguyễn Thế Phước', issuer: 'UBND tỉnh Lào Cai' })
  }, 60_000)

  test('On a telephone it can be read, one side at a time, without scrolling sideways', async () => {
    const phone = await Visitor.signIn(browser, served.url, 'hang', PHONE)
    await opens(phone)
    await phone.page.getByText('Nội dung văn bản', { exact: true }).last().click()
    await phone.sees(/Nơi nhận/)
    await phone.page.getByText('Nhiệm vụ trích từ văn bản', { exact: true }).first().click()
    await phone.page.locator('[data-row-head]').nth(8).click()
    expect(await phone.page.evaluate<number>('document.documentElement.scrollWidth')).toBe(PHONE.width)
    expect([...hang.faults, ...nam.faults, ...phone.faults]).toEqual([])
  }, 60_000)
})
