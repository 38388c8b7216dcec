import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { rehearse, rootDir, type Rehearsing } from '#assembly'
import { addDays, localDate } from '#base'
import { addWorkingDays, DEFAULT_POLICY, provincialCalendar, readPolicy } from '#calendar'
import { rehearseCommand } from './rehearse.js'

const MOVED = DEFAULT_POLICY.steps.ownPlan.map((rung) => (rung.workingDays === -5 ? { ...rung, workingDays: -3 } : rung))
const asked: Rehearsing = { root: rootDir(), units: 12, days: 60, behaviour: 'late', seed: 7 }

describe('A letter is rehearsed with other rules of reminding', () => {
  let folder: string
  beforeAll(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'policy-'))
  })
  afterAll(() => fs.rmSync(folder, { recursive: true }))

  const fileOf = (name: string, words: string): string => {
    const file = path.join(folder, name)
    fs.writeFileSync(file, words)
    return file
  }

  test('the first reminder that differs comes on its new day instead of the old one', async () => {
    const { policy, faults } = readPolicy({ steps: { ownPlan: MOVED } }, DEFAULT_POLICY)
    expect(faults).toEqual([])
    const [usual, other] = [await rehearse(asked), await rehearse({ ...asked, policy: { ...policy, version: 2, since: DEFAULT_POLICY.since } })]
    const lines = ({ messages }: Awaited<ReturnType<typeof rehearse>>): string[] =>
      messages.filter(({ kind }) => kind !== 'digest').map(({ at, about, to }) => `${at} ${about?.step} ${about?.dueAt} ${to.person}`)
    const [before, after] = [new Set(lines(usual)), new Set(lines(other))]
    const [gone, come] = [[...before].filter((line) => !after.has(line)).sort(), [...after].filter((line) => !before.has(line)).sort()]
    expect(gone.length).toBeGreaterThan(0)
    const dayOf = (line = ''): string => line.slice(0, 10)
    const due = localDate(/ (\d{4}-\d\d-\d\d)T/u.exec(gone[0] ?? '')?.[1] ?? '')
    // The date ends at midnight: its day is the one before.
    const on = addDays(due, -1)
    const calendar = provincialCalendar()
    expect([dayOf(gone[0]), dayOf(come[0])]).toEqual([addWorkingDays(calendar, on, -5), addWorkingDays(calendar, on, -3)])
    expect(other.waitsForEver).toEqual(usual.waitsForEver)
  }, 60_000)

  test('a file that says wrong rules, or is no JSON, is one sentence', async () => {
    const wrong = fileOf('wrong.json', JSON.stringify({ steps: { ownPlan: MOVED.filter(({ kind }) => kind !== 'overdue') } }))
    await expect(rehearseCommand(['--policy', wrong])).rejects.toThrow(/Kế hoạch của đơn vị: phải có đúng một mốc chuyển sang quá hạn\.$/u)
    await expect(rehearseCommand(['--policy', fileOf('none.json', '{')])).rejects.toThrow(/is no JSON/u)
    await expect(rehearseCommand(['--policy', path.join(folder, 'absent.json')])).rejects.toThrow(/is not there/u)
  })
})
