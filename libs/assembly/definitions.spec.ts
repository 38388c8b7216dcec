import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { readLock, relock, writeLock, type LockFile } from './definitions.js'
import { rootDir } from './root-dir.js'

let root = ''
const lock = (release: string | null = null): LockFile => {
  const { lock: made } = relock(root, release)
  writeLock(root, made)
  return made
}
const file = (name: string): string => path.join(root, 'workflows', name)
const append = (name: string, text: string): void => fs.appendFileSync(file(name), text)

beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'don-doc-lock-'))
  fs.cpSync(path.join(rootDir(), 'workflows'), path.join(root, 'workflows'), { recursive: true })
  // Whatever is published today, the tests begin before the first release.
  fs.rmSync(file('lock.json'))
})
afterEach(() => fs.rmSync(root, { recursive: true, force: true }))

describe('A workflow version', () => {
  test('may change until it is published, and is locked anew', () => {
    const before = lock()
    append('duty/v1/machine.ts', '// another state\n')
    expect(relock(root).changed).toEqual(['duty@1'])
    const after = lock()
    expect(after['duty@1']?.hash).not.toBe(before['duty@1']?.hash)
    expect({ ...after, 'duty@1': before['duty@1'] }).toEqual(before)
  })

  test('stays as it is once it is published: whoever changes it is told to make a new one', () => {
    lock('0.1.0')
    append('duty/v1/events.ts', '// another field\n')
    const sentence = /^duty v1 differs from what was published in 0\.1\.0: a published version does not change\. Put it back and make workflows\/duty\/v2 /u
    expect(() => relock(root)).toThrow(sentence)
    expect(() => relock(root, '0.2.0')).toThrow(sentence)
    fs.cpSync(file('duty/v1'), file('duty/v2'), { recursive: true })
    expect(() => relock(root)).toThrow(/make workflows\/duty\/v3 /u)
  })

  test('is never taken away once it is published', () => {
    lock('0.1.0')
    fs.rmSync(file('extension'), { recursive: true })
    expect(() => relock(root)).toThrow(/^extension v1 is gone, which was published in 0\.1\.0: /u)
  })

  test('keeps the release in which it was published, whatever is published later', () => {
    lock('0.1.0')
    fs.cpSync(file('duty/v1'), file('duty/v2'), { recursive: true })
    expect(lock()['duty@2']?.publishedIn).toBeNull()
    append('duty/v2/machine.ts', '// still being written\n')
    lock('0.2.0')
    expect(readLock(root)).toMatchObject({ 'duty@1': { publishedIn: '0.1.0' }, 'duty@2': { publishedIn: '0.2.0' } })
  })

  test('changes with the shared parts that it is made of, and not with a newer version of them', () => {
    lock('0.1.0')
    fs.cpSync(file('parts/v1'), file('parts/v2'), { recursive: true })
    append('parts/v2/deadline.ts', '// another clock\n')
    expect(relock(root).changed).toEqual([])
    append('parts/v1/deadline.ts', '// another clock\n')
    expect(() => relock(root)).toThrow(/duty v1 differs/u)
  })

  test('may have its words mended at any time', () => {
    lock('0.1.0')
    append('duty/v1/labels.ts', '// a better word\n')
    append('parts/v1/labels.ts', '// a better word\n')
    expect(relock(root).changed).toEqual([])
  })
})
