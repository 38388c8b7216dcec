import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { startEmbedded, type Embedded } from './index.js'

let dir = ''
const running = new Set<Embedded>()

beforeEach(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'don-doc-embedded-'))
})

afterEach(async () => {
  for (const server of running) await server.stop(0)
  running.clear()
  fs.rmSync(dir, { recursive: true, force: true })
})

async function start(fast = true): Promise<Embedded> {
  const server = await startEmbedded({ dir, database: 'don_doc', fast })
  running.add(server)
  return server
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    const { rows } = await client.query<{ answer: unknown }>(sql)
    return rows.map((row) => row.answer)
  } finally {
    await client.end()
  }
}

function isGone(pid: number): boolean {
  return !fs.existsSync(`/proc/${pid}/cmdline`) || fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8') === ''
}

describe('a cluster', () => {
  test('serves PostgreSQL 18 that sorts names as Vietnamese does, and is gone after the stop', async () => {
    const server = await start()
    expect(await ask(server.url, 'show server_version_num')).toHaveLength(1)
    expect(await ask(server.url, "select x as answer from unnest(array['Dung','Ăn','Đào','Ân','An','Ánh','Anh']) x order by x")).toEqual([
      'An',
      'Anh',
      'Ánh',
      'Ăn',
      'Ân',
      'Dung',
      'Đào',
    ])
    await server.stop()
    expect(fs.existsSync(path.join(dir, 'postgres', 'postmaster.pid'))).toBe(false)
  })

  test('started by two programs at once is one server, which the last of them stops', async () => {
    const [one, two] = await Promise.all([start(), start()])
    expect(two.pid).toBe(one.pid)
    await one.stop()
    expect(await ask(two.url, 'select 1 as answer')).toEqual([1])
    await two.stop()
    expect(isGone(one.pid)).toBe(true)
  })

  test('keeps what was committed when the server is killed', async () => {
    const before = await start(false)
    await ask(before.url, 'create table kept (id int)')
    process.kill(before.pid, 'SIGKILL')
    const after = await start()
    expect(after.pid).not.toBe(before.pid)
    expect(await ask(after.url, 'select count(*)::int as answer from kept')).toEqual([0])
  })

  test('starts although the pid file of a dead server names a process that lives', async () => {
    const before = await start()
    const pidFile = path.join(dir, 'postgres', 'postmaster.pid')
    const [, ...rest] = fs.readFileSync(pidFile, 'utf8').split('\n')
    await before.stop()
    // of the same account as the server: this is what PostgreSQL itself would take for a living postmaster
    const other = spawn('sleep', ['60'], { uid: fs.statSync(path.dirname(pidFile)).uid, stdio: 'ignore' })
    fs.writeFileSync(pidFile, [other.pid, ...rest].join('\n'))
    const after = await start().finally(() => other.kill())
    expect(after.reused).toBe(false)
  })
})

describe('one sentence says why it cannot serve', () => {
  test('where DATA_DIR is a file', async () => {
    const file = path.join(dir, 'file')
    fs.writeFileSync(file, '')
    await expect(startEmbedded({ dir: file, database: 'don_doc' })).rejects.toThrow(/is a file.*set DATA_DIR to a folder/)
  })

  test('where the data are of another major version', async () => {
    fs.mkdirSync(path.join(dir, 'postgres'))
    fs.writeFileSync(path.join(dir, 'postgres', 'PG_VERSION'), '17\n')
    await expect(start()).rejects.toThrow(/holds data of PostgreSQL 17, this program brings PostgreSQL 18/)
  })
})
