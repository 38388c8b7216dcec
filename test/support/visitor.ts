import type { Browser, Locator, Page } from 'playwright-core'

const PASSWORD = 'dondoc-2026'
export const DESK = { width: 1366, height: 768 }
export const PHONE = { width: 390, height: 844 }

/** A person at a screen: signs in and does with the page what a hand would. */
export class Visitor {
  readonly faults: string[] = []

  private constructor(
    readonly page: Page,
    private readonly base: string,
  ) {
    page.setDefaultTimeout(15_000)
    page.on('pageerror', (error) => this.faults.push(error.message))
  }

  static async signIn(browser: Browser, base: string, username: string, viewport = DESK): Promise<Visitor> {
    const context = await browser.newContext({ viewport, locale: 'vi-VN' })
    const visitor = new Visitor(await context.newPage(), base)
    await visitor.page.goto(base)
    await visitor.page.getByLabel('Tên đăng nhập').fill(username)
    await visitor.page.locator('input[name=password]').fill(PASSWORD)
    await visitor.page.keyboard.press('Enter')
    await visitor.page.waitForURL((url) => !url.pathname.startsWith('/dang-nhap'))
    return visitor
  }

  async go(path: string): Promise<void> {
    await this.page.goto(path.startsWith('http') ? path : this.base + path)
    await this.page.getByRole('heading', { level: 1 }).first().waitFor()
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name })
  }

  async press(name: string | RegExp): Promise<void> {
    await this.button(name).first().click()
  }

  async fill(label: string | RegExp, value: string): Promise<void> {
    await this.page.getByRole('textbox', { name: label }).first().fill(value)
  }

  /** Presses in the dialog that is open. */
  async confirm(name: string | RegExp): Promise<void> {
    await this.page.getByRole('dialog').getByRole('button', { name }).last().click()
  }

  async sees(text: string | RegExp): Promise<void> {
    await this.page.getByText(text).locator('visible=true').first().waitFor()
  }

  /** The clock of the sample: so many weeks on. */
  async weeks(count: number): Promise<void> {
    for (let week = 0; week < count; week++) {
      const clock = this.page.getByRole('region', { name: 'Đồng hồ của cơ sở dữ liệu mẫu' })
      const moved = this.page.waitForResponse((answer) => answer.url().endsWith('/api/clock') && answer.ok(), { timeout: 60_000 })
      await clock.getByRole('button', { name: '+1 tuần' }).click()
      await moved
      await clock.getByRole('button', { name: '+1 tuần', disabled: false }).waitFor()
    }
  }
}
