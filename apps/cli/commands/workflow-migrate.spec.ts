import { expect, test } from '@jest/globals'
import type { MigrationPlan } from '#engine/core'
import { answerOf, type Answer } from './workflow-migrate.js'
import { memoryBench } from '../../../test/engine/benches.js'
import { firstToSecond } from '../../../test/engine/migration-matter.js'
import { ADMIN, but, townOn } from '../../../test/engine/migration-town.js'

test('The command says what would happen, does it, lists it, takes it back, and says what a person must mend', async () => {
  const town = townOn(await memoryBench())
  const [id, other] = [await town.born([5]), await town.born()]
  const plans: readonly MigrationPlan[] = [firstToSecond, but(firstToSecond, { name: 'careless', states: { asked: 'nowhere' } })]
  const say = (line: string): Promise<Answer> => answerOf(line.split(' '), plans, town.migrations, ADMIN)

  expect((await say('matter-1-to-2 --dry-run')).text.split('\n')).toEqual([
    `${id}  asked/onTime → asked/onTime; timer kept 21/11/2026 10:58; memory: opinion, opinions  “Việc ${id}”`,
    `${other}  asked/onTime → asked/onTime; timer none; memory: opinion, opinions  “Việc ${other}”`,
    'matter-1-to-2: matter@1 → matter@2, nothing was changed',
    '2 instances: 2 asked → asked',
    'timers: 1 none, 1 kept',
    'all can go',
  ])
  expect(await say('--list')).toMatchObject({ json: { migrations: [], plans: [{ name: 'matter-1-to-2' }, { name: 'careless' }] } })
  expect(await say('matter-1-to-2 --apply --reason thử')).toMatchObject({
    sound: true,
    json: { moved: 2, migration: { id: 1, status: 'done', by: ADMIN, reason: 'thử' } },
  })
  expect((await say('--list')).text).toMatch(/^1 {2}matter-1-to-2 {2}matter@1 → matter@2 {2}done {2}.*: thử\n-/u)
  expect(await say('matter-1-to-2 --revert --dry-run')).toMatchObject({ sound: true, json: { sums: { instances: 2 } } })
  await town.act(other, 'CLOSE')
  expect(await say('matter-1-to-2 --revert --dry-run')).toMatchObject({ sound: false })
  await expect(say('matter-1-to-2 --revert --reason sai')).rejects.toThrow(`1 instances cannot go, and nothing was moved:\n- instance ${other} `)
  expect(await say('matter-1-to-2 --revert --reason sai --leave')).toMatchObject({ sound: true, json: { moved: 1, migration: { status: 'reverted' } } })

  await expect(say('matter-1-to-2 --confirm')).rejects.toThrow('matter-1-to-2 (migration 1) is reverted; for this it would have to be done.')
  await expect(say('careless --dry-run')).rejects.toThrow(
    /state doing of matter@1 can be reached and is not mapped\n.*\n.*asked: state nowhere does not exist in matter@2/su,
  )
  await expect(say('matter-1-to-2 --apply')).rejects.toThrow('--reason "…" is needed')
  await expect(say('matter-1-to-2 --apply --reason x --batch 0')).rejects.toThrow('--batch takes a number')
  await expect(say('matter-9')).rejects.toThrow('lists no plan "matter-9"; it lists: matter-1-to-2, careless.')
  await expect(say('matter-1-to-2 --apply --confirm --reason x')).rejects.toThrow('workflow migrate --list')
})
