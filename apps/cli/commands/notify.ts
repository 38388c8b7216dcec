import { forecastOf, openAsItIs, rootDir, settingsOf, type ForecastMail } from '#assembly'
import { formatDate, parseDate, type LocalDate } from '#base'
import { has, say, Usage, valueOf } from '../usage.js'

const HOW = 'notify --dry-run --on YYYY-MM-DD [--json]'

/** `notify --dry-run --on DATE [--json]`: what would go out on that morning if nobody did anything until then. Nothing is written, nobody is told. */
export async function notify(args: readonly string[]): Promise<void> {
  if (!has(args, 'dry-run')) throw new Usage(`Messages go out by themselves while the house runs; this command only looks: ${HOW}`)
  const on = dayOf(args)
  const root = rootDir()
  const settings = settingsOf(process.env, root)
  const opened = await openAsItIs(root, settings, say)
  try {
    const mails = await forecastOf(opened, settings, on)
    process.stdout.write(has(args, 'json') ? `${JSON.stringify({ on, mails })}\n` : `${linesOf(on, mails).join('\n')}\n`)
  } finally {
    await opened.close()
  }
}

function dayOf(args: readonly string[]): LocalDate {
  const said = valueOf(args, 'on')
  const day = said === null ? null : parseDate(said)
  if (day === null) throw new Usage(`--on ${said ?? ''} is no day. ${HOW}`)
  return day
}

const NOT_SENT = { waiting: '', silent: ' (written, not sent: silent mode)', declined: ' (on the page only: the person’s choice)' } as const

function linesOf(on: LocalDate, mails: readonly ForecastMail[]): string[] {
  return [
    `${formatDate(on)}: ${mails.length} messages to ${new Set(mails.map(({ person }) => person.id)).size} people`,
    ...mails.flatMap(({ person, channel, address, kind, status, subject, lines }) => [
      '',
      `${person.name}, ${person.title} · ${channel} ${address || '(no address)'}${kind === 'urgent' ? ' · urgent' : ''}${NOT_SENT[status]}`,
      `  ${subject}`,
      ...lines.map((line) => `  - ${line}`),
    ]),
  ]
}
