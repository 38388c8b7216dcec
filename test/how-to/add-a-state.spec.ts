import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { relock, writeLock } from '#assembly'
import { execFile } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

const PAGE = 'docs/how-to/add-a-state.md'
const COPIED = ['package.json', 'libs/base', 'libs/engine/core', 'workflows', 'test/how-to/follow.ts']

interface Change {
  readonly file: string
  /** Text before → text after. */
  readonly hunks: readonly (readonly [string, string])[]
}

/** The `diff` blocks of the page: a file, and what stands in place of what. */
const changes: readonly Change[] = [...fs.readFileSync(PAGE, 'utf8').matchAll(/```diff\n\+\+\+ (\S+)\n(.*?)```/gsu)].map(([, file = '', text = '']) => ({
  file,
  hunks: text.split('@@\n').map((hunk) => {
    const lines = hunk.replace(/\n$/u, '').split('\n')
    const kept = (sign: string): string => lines.flatMap((line) => (line.startsWith(sign) || line.startsWith(' ') ? [line.slice(1)] : [])).join('\n')
    return [kept('-'), kept('+')] as const
  }),
}))
const ofVersion = changes.filter(({ file }) => file.includes('/v1/'))
const ofList = changes.filter(({ file }) => !file.includes('/v1/'))

let house = ''
let before = new Map<string, string>()

beforeEach(() => {
  house = fs.mkdtempSync(path.join(os.tmpdir(), 'don-doc-how-to-'))
  for (const what of COPIED) fs.cpSync(what, path.join(house, what), { recursive: true })
  fs.symlinkSync(path.resolve('node_modules'), path.join(house, 'node_modules'))
  fs.rmSync(path.join(house, 'workflows/lock.json'))
  before = sources()
})
afterEach(() => fs.rmSync(house, { recursive: true, force: true }))

function sources(): Map<string, string> {
  const files = fs.readdirSync(path.join(house, 'workflows'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
  return new Map(files.map((file) => [`workflows/${file}`, fs.readFileSync(path.join(house, 'workflows', file), 'utf8')]))
}
const touched = (): string[] => [...sources()].flatMap(([file, text]) => (before.get(file) === text ? [] : [file])).sort()

function apply({ file, hunks }: Change): void {
  const place = path.join(house, file)
  let text = fs.readFileSync(place, 'utf8')
  for (const [old, now] of hunks) {
    // A page that says what is no longer there is to be mended.
    expect({ file, places: `\n${text}`.split(`\n${old}\n`).length - 1, old }).toEqual({ file, places: 1, old })
    text = `\n${text}`.replace(`\n${old}\n`, () => `\n${now}\n`).slice(1)
  }
  fs.writeFileSync(place, text)
}

const lock = (release: string | null = null): void => writeLock(house, relock(house, release).lock)

async function follow(version: string): Promise<unknown> {
  const args = ['--import', 'tsx', '--conditions=source', '--disable-warning=ExperimentalWarning', 'test/how-to/follow.ts', version]
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: house })
  return JSON.parse(stdout)
}

const FOLLOWED = {
  faults: [],
  states: ['inProgress', 'agreeing', 'reported'],
  offered: ['reason'],
  words: ['Đang lấy ý kiến', 'Lấy ý kiến đơn vị liên quan'],
}

describe('Whoever follows the page “How to add a state”', () => {
  test('adds one to an unpublished version in three files, without a fault, and it is reached', async () => {
    lock()
    ofVersion.forEach(apply)
    lock()
    expect(touched()).toEqual(['workflows/duty/v1/events.ts', 'workflows/duty/v1/labels.ts', 'workflows/duty/v1/machine.ts'])
    expect(await follow('duty@1')).toMatchObject({ ...FOLLOWED, born: 'duty@1' })
  })

  test('is told to make a new version of a published one, in the words of the page', () => {
    lock('0.1.0')
    ofVersion.forEach(apply)
    let said = ''
    try {
      lock()
    } catch (error) {
      said = (error as Error).message
    }
    expect(said).not.toBe('')
    expect(fs.readFileSync(PAGE, 'utf8')).toContain(said)
  })

  test('makes a version of three new files and one line of the list, and the published one stays', async () => {
    lock('0.1.0')
    fs.cpSync(path.join(house, 'workflows/duty/v1'), path.join(house, 'workflows/duty/v2'), { recursive: true })
    for (const { file, hunks } of ofVersion) apply({ file: file.replace('/v1/', '/v2/'), hunks })
    ofList.forEach(apply)
    lock()
    expect(touched()).toEqual(['workflows/duty/v2/events.ts', 'workflows/duty/v2/labels.ts', 'workflows/duty/v2/machine.ts', 'workflows/index.ts'])
    expect(await follow('duty@2')).toMatchObject({ ...FOLLOWED, born: 'duty@2' })
  })

  test('reads of a fault in the words of the check', async () => {
    lock()
    ofVersion.forEach(apply)
    const machine = path.join(house, 'workflows/duty/v1/machine.ts')
    fs.writeFileSync(machine, fs.readFileSync(machine, 'utf8').replace("agreeing: { meta: { owner: 'handler', ", 'agreeing: { meta: { '))
    const { faults } = (await follow('duty@1')) as { faults: { sentence: string; path: string[] }[] }
    expect(faults).toMatchObject([{ kind: 'owner', place: 'work.agreeing', path: ['START', 'ASK_OPINIONS'] }])
    expect(fs.readFileSync(PAGE, 'utf8')).toContain(`work.agreeing: ${faults[0]?.sentence}. [owner]\n  the way there: ${faults[0]?.path.join(' → ')}`)
  })
})
