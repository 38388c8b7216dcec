import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { openBrowser } from '../support/chromium.js'
import { PHONE, Visitor } from '../support/visitor.js'
import { openServedHouse, type ServedHouse } from './served-house.js'

const WIDE = { width: 1280, height: 800 }
const HOME = '/don-vi/so-noi-vu'

describe('People, leaves and deputies, in a browser', () => {
  let served: ServedHouse
  let browser: Browser
  let clerk: Visitor
  beforeAll(async () => {
    ;[served, browser] = await Promise.all([openServedHouse(), openBrowser()])
    clerk = await Visitor.signIn(browser, served.url, 'sonoivu', WIDE)
  }, 90_000)
  afterAll(async () => {
    await browser?.close()
    await served?.close()
  }, 60_000)
  const width = (visitor: Visitor): Promise<number> => visitor.page.evaluate<number>('document.documentElement.scrollWidth')
  const panel = (visitor: Visitor) => visitor.page.getByRole('dialog')
  const edits = async (visitor: Visitor, name: string): Promise<void> => {
    await visitor.press(`Sửa thông tin của ${name}`)
    await panel(visitor).getByRole('heading', { name: 'Nghỉ, người thay' }).waitFor()
  }
  const headOf = async (username: string): Promise<string> => {
    const { person } = await served.house.as(username)
    return (await served.house.needs.directory()).people.get(person)?.name ?? ''
  }

  test('The clerk enters the head’s leave: who is away and who stands in is seen by all; a circle is refused by name', async () => {
    const [head, handler] = [await headOf('sonoivu.gd'), await headOf('sonoivu.cv')]
    await clerk.go(HOME)
    await edits(clerk, head)
    await clerk.press('Nhập lịch nghỉ')
    await clerk.fill('Nghỉ từ ngày', '10/11/2026')
    await clerk.fill('Đến hết ngày', '13/11/2026')
    await clerk.page.getByRole('combobox', { name: 'Người thay' }).fill(handler)
    await clerk.page.getByRole('option', { name: new RegExp(handler, 'u') }).click()
    await clerk.press('Nhập lịch nghỉ')
    await clerk.sees(`từ 10/11/2026 đến 13/11/2026; đ/c ${handler} thay`)
    await clerk.page.keyboard.press('Escape')
    await edits(clerk, handler)
    await clerk.press('Nhập lịch nghỉ')
    await clerk.fill('Nghỉ từ ngày', '12/11/2026')
    await clerk.fill('Đến hết ngày', '12/11/2026')
    await clerk.page.getByRole('combobox', { name: 'Người thay' }).fill(head)
    await clerk.page.getByRole('option', { name: new RegExp(head, 'u') }).click()
    await clerk.press('Nhập lịch nghỉ')
    await clerk.sees(`Đ/c ${head} cũng nghỉ trong những ngày đó và đang nhờ đ/c ${handler} thay (từ 10/11/2026 đến 13/11/2026).`)
    await clerk.page.keyboard.press('Escape')
    const officer = await Visitor.signIn(browser, served.url, 'hang', PHONE)
    await officer.go(HOME)
    await officer.sees(`Nghỉ từ 10/11/2026 đến 13/11/2026; đ/c ${handler} thay`)
    expect(await officer.button(/^Sửa thông tin/).count()).toBe(0)
    expect(await width(officer)).toBe(PHONE.width)
    expect(officer.faults).toEqual([])
  }, 90_000)

  test('An address that is wrong is refused with its form, a missing one stands as a hole until it is entered', async () => {
    const handler = await headOf('sonoivu.cv')
    await clerk.go(HOME)
    await edits(clerk, handler)
    await clerk.fill('Địa chỉ thư điện tử', '')
    await clerk.press('Lưu liên hệ')
    await clerk.sees(`${handler}: chưa có địa chỉ thư điện tử`)
    await clerk.fill('Địa chỉ thư điện tử', 'chuyen vien@laocai')
    await clerk.press('Lưu liên hệ')
    await clerk.sees('Địa chỉ thư điện tử chưa đúng: “chuyen vien@laocai”.')
    await clerk.fill('Địa chỉ thư điện tử', 'chuyenvien.snv@laocai.example')
    await clerk.press('Lưu liên hệ')
    await clerk.page.getByText('Cần bổ sung').waitFor({ state: 'detached' })
  }, 60_000)

  test('Somebody new gets a password that is shown once, and signs in with it to set another', async () => {
    await clerk.go(HOME)
    await clerk.press('Thêm người')
    await clerk.fill('Họ và tên', 'Hoàng Thị Mai Sao')
    await clerk.fill('Tên đăng nhập', 'sonoivu.sao')
    await clerk.page.getByRole('combobox', { name: 'Chức danh trên hệ thống' }).click()
    await clerk.page.getByRole('option', { name: 'người được phân công' }).click()
    await clerk.press('Thêm người và tạo tài khoản')
    await clerk.sees('Mật khẩu dùng một lần')
    const password = (await clerk.page.locator('code').last().textContent()) ?? ''
    expect(password).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){2}$/u)
    await clerk.press('Đã chuyển, đóng lại')
    await clerk.button('Sửa thông tin của Hoàng Thị Mai Sao').waitFor()
    const newcomer = await browser.newContext({ viewport: PHONE, locale: 'vi-VN' })
    const page = await newcomer.newPage()
    await page.goto(served.url)
    await page.getByLabel('Tên đăng nhập').fill('sonoivu.sao')
    await page.locator('input[name=password]').fill(password)
    await page.keyboard.press('Enter')
    await page.getByText('Đây là lần đăng nhập đầu tiên.').waitFor()
    expect(clerk.faults).toEqual([])
  }, 60_000)

  test('Clerk and head find the page of their own unit in the menu, on the telephone in the bar at the bottom; a handler has no such entry', async () => {
    const bar = (visitor: Visitor) => visitor.page.getByRole('navigation', { name: 'Chức năng' }).getByRole('link', { name: 'Đơn vị', exact: true })
    const head = await Visitor.signIn(browser, served.url, 'soyte.gd', PHONE)
    for (const visitor of [clerk, head]) {
      await visitor.go('/')
      await bar(visitor).click()
      await visitor.page.getByRole('heading', { name: visitor === clerk ? 'Sở Nội vụ' : 'Sở Y tế', level: 1 }).waitFor()
      await visitor.button('Thêm người').waitFor()
      expect(await bar(visitor).getAttribute('aria-current')).toBe('page')
    }
    expect(await width(head)).toBe(PHONE.width)
    const handler = await Visitor.signIn(browser, served.url, 'soyte.cv', WIDE)
    await handler.go('/')
    await handler.page.getByRole('navigation').getByRole('link').first().waitFor()
    expect(await bar(handler).count()).toBe(0)
    expect([...clerk.faults, ...head.faults, ...handler.faults]).toEqual([])
  }, 60_000)

  test('On a telephone everybody finds the own page in the menu and enters the own leave', async () => {
    const handler = await Visitor.signIn(browser, served.url, 'soyte.cv', PHONE)
    await handler.press('Tài khoản')
    await handler.page.getByRole('link', { name: 'Cá nhân, nghỉ phép' }).click()
    await handler.sees('Số điện thoại, địa chỉ thư, lịch nghỉ và người thay của đồng chí.')
    expect(await handler.page.getByRole('textbox', { name: 'Họ và tên' }).count()).toBe(0)
    await handler.press('Nhập lịch nghỉ')
    await handler.fill('Nghỉ từ ngày', '16/11/2026')
    await handler.fill('Đến hết ngày', '17/11/2026')
    await handler.page.getByRole('combobox', { name: 'Người thay' }).click()
    await handler.page.getByRole('option').first().click()
    await handler.press('Nhập lịch nghỉ')
    await handler.sees(/^Nghỉ từ 16\/11\/2026 đến 17\/11\/2026; đ\/c .* thay/u)
    await handler.press('Rút lịch nghỉ')
    await handler.confirm('Rút lịch nghỉ')
    await handler.sees('Chưa có lịch nghỉ.')
    expect(await width(handler)).toBe(PHONE.width)
    expect(handler.faults).toEqual([])
  }, 60_000)
})
