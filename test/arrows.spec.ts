import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { execFile } from 'node:child_process'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'

const root = process.cwd()

/** A house in which every rule of the arrows is broken once: file, its text, the rule that must name it. */
const BROKEN: readonly (readonly [rule: string, file: string, text: string])[] = [
  ['no-circular', 'libs/intake/one.ts', "import { two } from './two.js'\nexport const one = (): unknown => two"],
  ['doors-only', 'libs/cascade/through-the-wall.ts', "import { term } from '../calendar/term.js'\nexport const wall = term"],
  ['doors-only', 'libs/cascade/by-the-way.ts', "import { term } from '../calendar/index.js'\nexport const way = term"],
  ['lower-storeys-only', 'libs/calendar/neighbour.ts', "import { person } from '#directory'\nexport const neighbour = person"],
  ['lower-storeys-only', 'libs/engine/core/upstairs.ts', "import { send } from '#engine'\nexport const upstairs = send"],
  ['pure-rooms', 'libs/calendar/file.ts', "import fs from 'node:fs'\nexport const file = fs"],
  ['pure-rooms', 'workflows/driver.ts', "import pg from 'pg'\nexport const driver = pg"],
  ['web-opens-contract-and-base', 'apps/web/src/rules.ts', "import { person } from '#directory'\nexport const rules = person"],
  ['drivers-at-home', 'libs/cascade/sql.ts', "import pg from 'pg'\nexport const sql = pg"],
  ['drivers-at-home', 'libs/assembly/nest.ts', "import { Module } from '@nestjs/common'\nexport const nest = Module"],
  ['xstate-behind-one-file', 'workflows/inline.ts', "import type { StateNode } from 'xstate'\nexport type Node = StateNode"],
  ['xstate-behind-one-file', 'libs/engine/core/inline.spec.ts', "import { createMachine } from 'xstate'\nexport const machine = createMachine"],
  ['one-commit-door', 'libs/database/views/write.ts', "import { commit } from '../store/commit.sql.js'\nexport const write = commit"],
  ['not-to-unresolvable', 'libs/notify/nowhere.ts', "import { nowhere } from './there.js'\nexport const lost = nowhere"],
  ['no-test-in-program', 'libs/calendar/borrowed.ts', "import { sample } from './sample.fixture.js'\nexport const borrowed = sample"],
  ['not-to-dev', 'libs/notify/tool.ts', "import fc from 'fast-check'\nexport const tool = fc"],
  ['no-orphans', 'libs/notify/alone.ts', 'export const alone = 1'],
]

/** What the broken files open: without a fault of its own. */
const SOUND: Readonly<Record<string, string>> = {
  'libs/base/index.ts': 'export const base = 1',
  'libs/calendar/index.ts': "export { term } from './term.js'",
  'libs/calendar/term.ts': "import { base } from '#base'\nexport const term = base",
  'libs/calendar/sample.fixture.ts': 'export const sample = 1',
  'libs/directory/index.ts': "import { base } from '#base'\nexport const person = base",
  'libs/intake/two.ts': "import { one } from './one.js'\nexport const two = (): unknown => one",
  'libs/engine/index.ts': "import { base } from '#base'\nexport const send = base",
  'libs/database/store/commit.sql.ts': "import { base } from '#base'\nexport const commit = base",
  'libs/database/store/store.ts': "import pg from 'pg'\nimport { commit } from './commit.sql.js'\nexport const store = [commit, pg]",
}

interface Violation {
  readonly from: string
  readonly rule: { readonly name: string }
}

let house = ''
let found: readonly Violation[] = []

beforeAll(async () => {
  house = fs.mkdtempSync(path.join(os.tmpdir(), 'don-doc-arrows-'))
  for (const file of ['package.json', 'tsconfig.json', 'node_modules']) fs.symlinkSync(path.join(root, file), path.join(house, file))
  for (const [file, text] of [...Object.entries(SOUND), ...BROKEN.map(([, file, text]) => [file, text] as const)]) {
    fs.mkdirSync(path.dirname(path.join(house, file)), { recursive: true })
    fs.writeFileSync(path.join(house, file), `${text}\n`)
  }
  found = await violationsIn(house)
}, 30_000)

afterAll(() => fs.rmSync(house, { recursive: true, force: true }))

function violationsIn(folder: string): Promise<readonly Violation[]> {
  const args = [path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'), '--config', path.join(root, '.dependency-cruiser.cjs')]
  return new Promise((resolve, reject) => {
    // its exit code is the number of faults, which are wanted here
    execFile(process.execPath, [...args, '--output-type', 'json', 'apps', 'libs', 'workflows'], { cwd: folder, maxBuffer: 1 << 28 }, (_, stdout, stderr) => {
      if (stdout === '') reject(new Error(stderr))
      else resolve((JSON.parse(stdout) as { summary: { violations: Violation[] } }).summary.violations)
    })
  })
}

describe('the arrows of the house', () => {
  test.each(BROKEN)('%s stops %s', (rule, file) => {
    expect(found.filter(({ from }) => from === file).map(({ rule: { name } }) => name)).toContain(rule)
  })

  test('leave alone what keeps to them', () => {
    const sound = Object.keys(SOUND)
    expect(found.filter(({ from }) => sound.includes(from))).toEqual([])
  })

  test('are all tried here', () => {
    const { forbidden } = rulesOf()
    expect([...new Set(forbidden.map(({ name }) => name))].sort()).toEqual([...new Set(BROKEN.map(([rule]) => rule))].sort())
  })
})

function rulesOf(): { forbidden: { name: string }[] } {
  return createRequire(import.meta.url)(path.join(root, '.dependency-cruiser.cjs')) as { forbidden: { name: string }[] }
}
