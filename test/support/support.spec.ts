import { afterAll, describe, expect, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import pg from 'pg'
import { openBrowser } from './chromium.js'
import { freshDatabase } from './database.js'

describe('the tests have', () => {
  let browser: Browser | undefined
  afterAll(() => browser?.close())

  test('a database each, which is theirs alone', async () => {
    const [one, two] = await Promise.all([freshDatabase(), freshDatabase()])
    expect(one.url).not.toBe(two.url)
    for (const { url, drop } of [one, two]) {
      const client = new pg.Client({ connectionString: url })
      await client.connect()
      await client.query('create table mine (id int)')
      await client.end()
      await drop()
    }
  })

  test('a real browser that writes Vietnamese', async () => {
    browser = await openBrowser()
    const page = await browser.newPage()
    await page.setContent('<h1>Đôn Đốc</h1><p>Đề nghị đồng chí báo cáo</p>')
    expect(await page.getByRole('heading').innerText()).toBe('Đôn Đốc')
    expect((await page.screenshot()).length).toBeGreaterThan(1000)
  }, 60_000)
})
