import chromium from '@sparticuz/chromium'
import { chromium as pw } from 'playwright-core'
import fs from 'node:fs'
const base = process.argv[2]
const list: [string,string,string,number,number][] = JSON.parse(process.argv[3])
fs.mkdirSync('/tmp/shots',{recursive:true})
const browser = await pw.launch({ executablePath: await chromium.executablePath(), headless: true, args: ['--no-sandbox','--disable-gpu','--disable-quic','--no-first-run','--disable-background-networking','--disable-component-update','--disable-sync'] })
const ctxs = new Map<string, any>()
for (const [user, path, name, w, h] of list) {
  const k = user+w
  let page = ctxs.get(k)
  if (!page) {
    const c = await browser.newContext({ viewport: { width: w, height: h }, locale: 'vi-VN', timezoneId: 'America/Los_Angeles' })
    page = await c.newPage(); ctxs.set(k, page)
    page.on('console', (m:any)=>{ if(['error','warning'].includes(m.type())) console.log(name, m.type(), m.text().slice(0,300)) })
    page.on('pageerror', (e:any)=>console.log(name,'PAGEERROR', e.message))
    if (user !== '-') {
      await page.goto(base + '/dang-nhap'); await page.waitForSelector('input[type=password]')
      await page.fill('input[type=text], input:not([type=password])', user); await page.fill('input[type=password]', 'dondoc-2026'); await page.keyboard.press('Enter')
      await page.waitForURL((u:URL)=>!u.pathname.startsWith('/dang-nhap'), {timeout: 15000})
    }
  }
  await page.goto(base + path); await page.waitForLoadState('domcontentloaded'); await page.waitForTimeout(1800)
  await page.screenshot({ path: `/tmp/shots/${name}.png` })
}
await browser.close()
