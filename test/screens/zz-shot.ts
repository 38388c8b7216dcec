import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { startEmbedded } from '../../libs/assembly/embedded/index.js'
import { openApi } from '../../apps/api/index.js'
import { putClockForward, statement } from '#database'
import { openTestHouse } from '../support/house.js'
import { openBrowser } from '../support/chromium.js'
import { Visitor, PHONE } from '../support/visitor.js'

const strand = statement<{ id: number }, never>('test-strand', ['id'], "update engine.instance set definition = 'unit-plan@9' where id = $1")
const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'don-doc-shot-'))
fs.chmodSync(dir, 0o755)
const server = await startEmbedded({ dir, database: 'postgres', fast: true })
process.env['TEST_PG_ADMIN_URL'] = server.url
try {
  const house = await openTestHouse()
  const directive = await house.assigned('2026-11-27')
  const http = await openApi(house, { root: '/tmp/inc/root', log: () => undefined })
  await http.listen(0, '127.0.0.1')
  const browser = await openBrowser()
  const shot = async (who: string, name: string, viewport = { width: 1366, height: 768 }, act?: (v: Visitor) => Promise<void>) => {
    const visitor = await Visitor.signIn(browser, http.url, who, viewport)
    await visitor.go('/su-co')
    await visitor.page.waitForTimeout(700)
    if (act) await act(visitor)
    await visitor.page.waitForTimeout(300)
    await visitor.page.screenshot({ path: `/tmp/inc/${name}.png` })
    if (visitor.faults.length) console.error(visitor.faults)
    await visitor.page.context().close()
  }
  try {
    await shot('chanhvp', 'empty')
    const plans = await house.cards(directive, 'unit-plan')
    const officer = await house.as('hang')
    for (const plan of plans.slice(0, 6)) await house.cascade.send(officer, { instance: plan.id, event: 'NUDGE', payload: {}, key: `n${plan.id}` + '-key-long', seen: null })
    const bad = new Map(plans.slice(0, 3).map((plan, i) => [plan.id as number, ['connect ECONNREFUSED 10.0.0.5:25', 'no answer within 60 s', 'Cannot read properties of undefined (reading "email")'][i] as string]))
    const fail = async () => {
      const tell: (typeof house.cascade.effects)[string] = async (effects) => {
        for (const e of effects) if (bad.has(e.instance)) throw new Error(bad.get(e.instance))
        await house.cascade.effects['tell']?.(effects)
      }
      while ((await house.engine.deliver({ ...house.cascade.effects, tell })) > 0);
      await putClockForward(house.database.sql, ((await house.engine.now()) + 3_600_000) as never)
    }
    for (let i = 0; i < 5; i++) await fail()
    const [stranded] = plans.slice(10)
    await house.database.sql.run(strand, { id: stranded?.id ?? 0 })
    await house.goTo('2026-11-25', '09:00')
    await house.settle()
    await house.cascade.send(officer, { instance: plans[20]?.id as never, event: 'NUDGE', payload: {}, key: 'nudge-later-on', seen: null })
    bad.set(plans[20]?.id as number, 'connect ETIMEDOUT 10.0.0.5:25')
    await fail()
    await putClockForward(house.database.sql, ((await house.engine.now()) + 0) as never)
    await shot('chanhvp', 'list')
    await shot('quantri', 'admin')
    await shot('kiemtra', 'auditor')
    await shot('chanhvp', 'phone', PHONE)
    await shot('chanhvp', 'panel', undefined, async (v) => { await v.press(/^Xử lý/) })
    await shot('chanhvp', 'panel-edit', undefined, async (v) => { await v.press(/^Xử lý/); await v.page.getByText('Sửa nội dung rồi thử lại').first().click(); await v.page.getByLabel('Nội dung việc (JSON)').fill('{"a":'); await v.page.getByRole('button', { name: 'Sửa nội dung rồi thử lại' }).click() ; await v.page.waitForTimeout(200)})
    await shot('chanhvp', 'panel-phone', PHONE, async (v) => { await v.press(/^Xử lý/) })
    await shot('chanhvp', 'panel-done', undefined, async (v) => { await v.press(/^Xử lý/); await v.page.getByLabel(/Lý do/).fill('Máy chủ thư đã chạy lại'); await v.page.getByRole('button', { name: 'Thử lại', exact: true }).click(); await v.page.waitForTimeout(800) })
    await house.database.sql.run(statement('zz-many', [], `insert into engine.incident (what, kind, instance, version, n, error, attempts, opened_at, tried_at) select 'effect', 'tell', e.instance, e.version, e.n, 'connect ECONNREFUSED', 5, now(), now() from (select * from engine.effect order by instance limit 260) e on conflict do nothing`), {})
    await shot('chanhvp', 'many', undefined, async (v) => { await v.page.evaluate(() => document.getElementById('content')?.scrollTo(0, 100000)) })
    await shot('chanhvp', 'dark', undefined, async (v) => { await v.page.emulateMedia({ colorScheme: 'dark' }) })
  } finally {
    await browser.close()
    await http.close()
    await house.close()
  }
} finally {
  await server.stop(0)
  fs.rmSync(dir, { recursive: true, force: true })
}
process.exit(0)
