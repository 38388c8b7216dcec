import net from 'node:net'

/** How the server behaves towards one connection, in order; the last behaviour stays. */
export type Manner =
  | 'takes'
  | 'greylists'
  | 'noSuchMailbox'
  | 'refusesContent'
  | 'refusesLogin'
  /** The line is cut before the message is sent. */
  | 'cutsBeforeData'
  /** The whole message is taken, then the line is cut without an answer. */
  | 'cutsAfterData'
  /** Says nothing after the message, for ever. */
  | 'silentAfterData'
  | 'neverGreets'
  /** Answers, but each time only after a while. */
  | 'slow'
  /** Takes the message and says that it has no room for it now. */
  | 'overloaded'
  /** Greets with the word that it is closing down. */
  | 'closesDown'

/** How long a slow server thinks: less than anybody's patience, six times a mail. */
const SLOWLY_MS = 100

export interface TakenMail {
  readonly to: string
  readonly text: string
}
export interface MailServer {
  readonly url: string
  /** What was taken over, also where no answer was given. */
  readonly taken: readonly TakenMail[]
  /** The manner of the connections to come, one each; the last one stays. */
  behave(...manners: Manner[]): void
  close(): Promise<void>
}

/** A mail server on a real socket that can be as bad as they are: it speaks SMTP by RFC 5321, and breaks off where it is told to. */
export async function openMailServer(): Promise<MailServer> {
  const taken: TakenMail[] = []
  let manners: Manner[] = ['takes']
  const sockets = new Set<net.Socket>()
  const server = net.createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    serve(socket, (manners.length > 1 ? manners.shift() : manners[0]) ?? 'takes', taken)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    url: `smtp://127.0.0.1:${(server.address() as net.AddressInfo).port}`,
    taken,
    behave: (...next) => (manners = next),
    close: () => {
      for (const socket of sockets) socket.destroy()
      return new Promise<void>((done) => server.close(() => done()))
    },
  }
}

function serve(socket: net.Socket, manner: Manner, taken: TakenMail[]): void {
  let [heard, to, inData] = ['', '', false]
  const write = (line: string): void => void socket.write(`${line}\r\n`)
  const say = (line: string): void => void (manner === 'slow' ? setTimeout(() => write(line), SLOWLY_MS) : write(line))
  const take = (text: string): void => {
    if (manner === 'overloaded') return say('452 4.3.1 no room now')
    if (manner === 'refusesContent') return say('554 5.7.1 content is not accepted')
    taken.push({ to, text })
    if (manner === 'cutsAfterData') return void socket.destroy()
    if (manner !== 'silentAfterData') say('250 2.0.0 queued as 4711')
  }
  const command = (line: string): void => {
    const verb = line.slice(0, 4).toUpperCase()
    if (verb === 'RCPT') {
      to = /<([^>]*)>/u.exec(line)?.[1] ?? ''
      if (manner === 'greylists') return say('451 4.7.1 greylisted, come back later')
      if (manner === 'noSuchMailbox') return say('550 5.1.1 no such mailbox')
      return say('250 ok')
    }
    if (verb === 'DATA') {
      if (manner === 'cutsBeforeData') return void socket.destroy()
      inData = true
      return say('354 go on')
    }
    if (verb === 'MAIL' && manner === 'refusesLogin') return say('530 5.7.0 sign in first')
    if (verb === 'QUIT') return void socket.end('221 bye\r\n')
    say('250 ok')
  }
  socket.setEncoding('utf8')
  socket.on('data', (chunk: string) => {
    heard += chunk
    for (;;) {
      const end = heard.indexOf(inData ? '\r\n.\r\n' : '\r\n')
      if (end < 0) return
      const line = heard.slice(0, end)
      heard = heard.slice(end + (inData ? 5 : 2))
      if (!inData) command(line)
      else {
        inData = false
        take(line)
      }
    }
  })
  if (manner === 'closesDown') return void socket.end('421 4.3.2 closing down\r\n')
  if (manner !== 'neverGreets') say('220 test ESMTP')
}
