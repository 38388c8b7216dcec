import path from 'node:path'

/** What the environment may say; the README's table lists the same (a test compares). */
export interface Settings {
  readonly port: number
  readonly host: string
  /** Where the embedded PostgreSQL keeps its data; unused with `databaseUrl`. */
  readonly dataDir: string
  readonly databaseUrl: string | null
  /** Queue on Redis instead of PostgreSQL. */
  readonly redisUrl: string | null
  readonly smtpUrl: string | null
  readonly mailFrom: string
  readonly mailsPerMinute: number
  /** A gateway to other channels (Zalo OA, SMS, iOffice), with the secret that signs what goes there; null = none. */
  readonly webhook: { readonly url: string; readonly secret: string } | null
  readonly webhooksPerMinute: number
  /** How long another server may be silent while a message is handed over. */
  readonly channelMs: number
  /** Address of the house in mails, without a slash at its end. */
  readonly publicUrl: string
  /** How long one delivery of an effect may take before it counts as failed. */
  readonly deliveryMs: number
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug'
  /** Days for which the running house keeps backups of its embedded database; 0 = it writes none. */
  readonly backupDays: number
  /** Scans are read by tesseract; without it they are refused. */
  readonly ocr: boolean
  /** Sample only: the clock may be moved. */
  readonly demoClock: boolean
}

/** A setting that cannot be used: one sentence that names it. The program stops with it, without a stack. */
export class WrongSetting extends Error {
  constructor(sentence: string) {
    super(sentence)
    this.name = 'WrongSetting'
  }
}

type Env = Readonly<Record<string, string | undefined>>

/** Each setting: its name, what it is, what stands when it is not set. One list for the program and for its documentation. */
export const SETTINGS = [
  { name: 'PORT', is: 'port of the web server', default: '3000' },
  { name: 'HOST', is: 'address it listens on; 0.0.0.0 for all', default: '127.0.0.1' },
  { name: 'DATA_DIR', is: 'folder of the embedded PostgreSQL', default: '.data' },
  { name: 'DATABASE_URL', is: 'a PostgreSQL 15+ of one’s own, instead of the embedded one', default: '' },
  { name: 'REDIS_URL', is: 'queue on Redis instead of PostgreSQL', default: '' },
  { name: 'SMTP_URL', is: 'mail server; without it mails are kept in the outbox page', default: '' },
  { name: 'MAIL_FROM', is: 'sender of mails', default: 'Đôn Đốc <don-doc@localhost>' },
  { name: 'MAILS_PER_MINUTE', is: 'how many mails a minute are handed over at most', default: '120' },
  { name: 'WEBHOOK_URL', is: 'a gateway to Zalo OA, SMS or iOffice (docs/channels.md)', default: '' },
  { name: 'WEBHOOK_SECRET', is: 'what signs messages to WEBHOOK_URL; 16 characters at least', default: '' },
  { name: 'WEBHOOKS_PER_MINUTE', is: 'how many messages a minute WEBHOOK_URL gets at most', default: '60' },
  { name: 'CHANNEL_SECONDS', is: 'how long a mail server or gateway may be silent', default: '30' },
  { name: 'PUBLIC_URL', is: 'address of the house in mails', default: 'http://localhost:PORT' },
  { name: 'BACKUP_DAYS', is: 'days for which backups of the embedded PostgreSQL are kept in DATA_DIR/backups; 0 for none', default: '7' },
  { name: 'DELIVERY_SECONDS', is: 'how long one delivery may take before it counts as failed', default: '60' },
  { name: 'OCR', is: 'on: scans are read by the program tesseract with its Vietnamese data, which must be installed; off: they are refused', default: 'off' },
  { name: 'LOG_LEVEL', is: 'silent, error, warn, info or debug', default: 'warn' },
] as const

/** Reads and checks all settings. Throws `WrongSetting` on the first that cannot be used. */
export function settingsOf(env: Env, root: string, demoClock = false): Settings {
  const given = (name: string): string | null => (env[name]?.trim() ? (env[name] as string).trim() : null)
  const port = portOf(given('PORT') ?? '3000')
  const level = given('LOG_LEVEL') ?? 'warn'
  if (!LEVELS.includes(level as Settings['logLevel'])) throw new WrongSetting(`LOG_LEVEL=${level} is none of ${LEVELS.join(', ')}.`)
  return {
    port,
    host: given('HOST') ?? '127.0.0.1',
    dataDir: path.resolve(root, given('DATA_DIR') ?? '.data'),
    databaseUrl: urlOf('DATABASE_URL', given('DATABASE_URL'), ['postgres:', 'postgresql:']),
    redisUrl: urlOf('REDIS_URL', given('REDIS_URL'), ['redis:', 'rediss:']),
    smtpUrl: urlOf('SMTP_URL', given('SMTP_URL'), ['smtp:', 'smtps:']),
    mailFrom: given('MAIL_FROM') ?? 'Đôn Đốc <don-doc@localhost>',
    mailsPerMinute: rateOf('MAILS_PER_MINUTE', given('MAILS_PER_MINUTE') ?? '120'),
    webhook: webhookOf(given('WEBHOOK_URL'), given('WEBHOOK_SECRET')),
    webhooksPerMinute: rateOf('WEBHOOKS_PER_MINUTE', given('WEBHOOKS_PER_MINUTE') ?? '60'),
    channelMs: secondsOf('CHANNEL_SECONDS', given('CHANNEL_SECONDS') ?? '30') * 1000,
    publicUrl: (urlOf('PUBLIC_URL', given('PUBLIC_URL'), ['http:', 'https:']) ?? `http://localhost:${port}`).replace(/\/$/u, ''),
    deliveryMs: secondsOf('DELIVERY_SECONDS', given('DELIVERY_SECONDS') ?? '60') * 1000,
    logLevel: level as Settings['logLevel'],
    backupDays: wholeNumberOf('BACKUP_DAYS', given('BACKUP_DAYS') ?? '7'),
    ocr: switchOf('OCR', given('OCR') ?? 'off'),
    demoClock,
  }
}

const LEVELS: readonly Settings['logLevel'][] = ['silent', 'error', 'warn', 'info', 'debug']

function switchOf(name: string, said: string): boolean {
  if (said !== 'on' && said !== 'off') throw new WrongSetting(`${name}=${said} is neither on nor off.`)
  return said === 'on'
}

function wholeNumberOf(name: string, said: string): number {
  if (!/^\d{1,4}$/u.test(said)) throw new WrongSetting(`${name}=${said} is no whole number from 0 to 9999.`)
  return Number(said)
}

function rateOf(name: string, said: string): number {
  const rate = wholeNumberOf(name, said)
  if (rate === 0) throw new WrongSetting(`${name}=0 would hand over nothing.`)
  return rate
}

const SECRET_LENGTH = 16

// The secret itself is never repeated.
function webhookOf(url: string | null, secret: string | null): Settings['webhook'] {
  if (url === null) return null
  if (secret === null || secret.length < SECRET_LENGTH) throw new WrongSetting(`WEBHOOK_URL needs a WEBHOOK_SECRET of ${SECRET_LENGTH} characters at least.`)
  return { url: urlOf('WEBHOOK_URL', url, ['https:', 'http:']) ?? url, secret }
}

function portOf(said: string): number {
  const port = Number(said)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new WrongSetting(`PORT=${said} is no port: a whole number from 0 to 65535 is needed.`)
  return port
}

function secondsOf(name: string, said: string): number {
  const seconds = Number(said)
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > 3600) throw new WrongSetting(`${name}=${said} is no whole number of seconds from 1 to 3600.`)
  return seconds
}

function urlOf(name: string, said: string | null, protocols: readonly string[]): string | null {
  if (said === null) return null
  const url = URL.canParse(said) ? new URL(said) : null
  // The value itself is not repeated: it may hold a password.
  if (!url || !protocols.includes(url.protocol)) throw new WrongSetting(`${name} is no address of the form ${protocols[0]}//…`)
  return said
}
