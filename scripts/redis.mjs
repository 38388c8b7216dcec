import { spawn, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'

/**
 * A Redis for the tests: the one of REDIS_URL, or a `redis-server` of this machine on a free loopback port with nothing kept.
 * Undefined when there is neither.
 */
export async function openRedis() {
  if (process.env.REDIS_URL) return { url: process.env.REDIS_URL, close: async () => undefined }
  if (spawnSync('redis-server', ['--version'], { stdio: 'ignore' }).status !== 0) return undefined
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'don-doc-redis-'))
  const port = await freePort()
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--maxmemory-policy', 'noeviction', '--dir', dir]
  const server = spawn('redis-server', settings, { stdio: 'ignore' })
  const gone = new Promise((resolve) => server.once('exit', resolve))
  const close = async () => {
    server.kill('SIGTERM')
    await gone
    fs.rmSync(dir, { recursive: true, force: true })
  }
  await Promise.race([accepting(port), gone.then(() => Promise.reject(new Error('redis-server ended at once')))])
  return { url: `redis://127.0.0.1:${port}/0`, close }
}

async function accepting(port) {
  for (;;) {
    if (await connects(port)) return
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}

function connects(port) {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1')
    const answer = (yes) => {
      socket.destroy()
      resolve(yes)
    }
    socket.once('connect', () => answer(true)).once('error', () => answer(false))
  })
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}
