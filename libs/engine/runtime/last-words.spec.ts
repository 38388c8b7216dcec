import { afterEach, describe, expect, test } from '@jest/globals'
import net from 'node:net'
import { freshDatabase } from '../../../test/support/database.js'
import { migrateQueue } from './index.js'
import { openWakeups } from './wakeups.js'

/** What PostgreSQL says when an administrator ends a connection. */
function goodBye(): Buffer {
  const fields = Buffer.from('SFATAL\0VFATAL\0C57P01\0Mterminating connection due to administrator command\0\0')
  const head = Buffer.alloc(5)
  head.write('E')
  head.writeInt32BE(fields.length + 4, 1)
  return Buffer.concat([head, fields])
}

const isReady = (bytes: Buffer): boolean => bytes.at(-6) === 'Z'.charCodeAt(0) && bytes.at(-1) === 'I'.charCodeAt(0)

/** PostgreSQL behind a line that can be cut in the worst moment: "ready" and "good-bye" of one connection arrive as one packet. */
class Line {
  private readonly sockets = new Set<net.Socket>()
  /** Those over which somebody has asked to be told of new jobs. */
  private readonly listening = new Set<net.Socket>()
  private toCut = 0
  cut = 0

  private constructor(
    private readonly real: URL,
    private readonly server: net.Server,
  ) {
    server.on('connection', (from) => this.join(from))
  }

  static async to(address: string): Promise<Line> {
    const server = net.createServer()
    const line = new Line(new URL(address), server)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return line
  }

  get url(): string {
    const here = new URL(this.real)
    here.host = `127.0.0.1:${(this.server.address() as net.AddressInfo).port}`
    return here.href
  }

  /** Cuts the listening connections, or all, and so many of those that are made next in the moment in which they are ready. */
  cutNext(count: number, which: 'listening' | 'all'): void {
    this.toCut = count
    for (const socket of which === 'all' ? this.sockets : this.listening) socket.destroy()
  }

  get isListening(): boolean {
    return this.listening.size > 0
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()))
    this.cutNext(0, 'all')
    await closed
  }

  private join(from: net.Socket): void {
    const to = net.connect(Number(this.real.port), this.real.hostname)
    for (const socket of [from, to]) {
      this.sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => {
        this.sockets.delete(socket)
        this.listening.delete(socket)
        from.destroy()
        to.destroy()
      })
    }
    from.pipe(to)
    from.on('data', (bytes: Buffer) => {
      if (bytes.includes('LISTEN')) this.listening.add(from)
    })
    let fresh = true
    to.on('data', (bytes: Buffer) => {
      const last = fresh && isReady(bytes) && this.toCut > 0
      if (isReady(bytes)) fresh = false
      if (!last) return void from.write(bytes)
      this.toCut--
      this.cut++
      from.end(Buffer.concat([bytes, goodBye()]))
    })
  }
}

describe('A worker whose connections are ended in the moment in which they are ready', () => {
  const closing: (() => Promise<unknown>)[] = []
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close()
  })

  test('lives on and is woken again, ten times in a row', async () => {
    const { url, drop } = await freshDatabase()
    closing.push(drop)
    await migrateQueue(url)
    const line = await Line.to(url)
    closing.push(() => line.close())
    const [behind, direct] = [openWakeups({ postgres: line.url }, 'wake', () => undefined), openWakeups({ postgres: url }, 'wake', () => undefined)]
    closing.push(
      () => behind.close(),
      () => direct.close(),
    )
    let times = 0
    behind.listen({ look: async () => void times++, plan: async () => undefined })
    for (let round = 0; round < 10; round++) {
      while (!line.isListening) await new Promise((resolve) => setImmediate(resolve))
      const before = times
      line.cutNext(1 + (round % 3), round % 2 === 0 ? 'listening' : 'all')
      for (let n = 0; times === before; n++) await direct.add([{ id: `wake-${round}-${n}`, delayMs: 0 }])
    }
    expect(line.cut).toBeGreaterThan(4)
  }, 120_000)
})
