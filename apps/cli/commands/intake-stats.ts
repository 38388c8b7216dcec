import { openAsItIs, rootDir, settingsOf } from '#assembly'
import { intakeStats as measured, type IntakeStats, type ReaderFigures } from '#cascade'
import { openDrafts } from '#database'
import { has, say } from '../usage.js'

/** `intake stats [--json]`: how well letters were read, measured by what officers made of the reading before they assigned. Reads only. */
export async function intakeStats(args: readonly string[]): Promise<void> {
  const root = rootDir()
  const opened = await openAsItIs(root, settingsOf(process.env, root), say)
  try {
    const stats = await measured(openDrafts(opened.database.sql))
    process.stdout.write(has(args, 'json') ? `${JSON.stringify(stats)}\n` : printed(stats))
  } finally {
    await opened.close()
  }
}

function printed({ overall, groups }: IntakeStats): string {
  if (overall.letters === 0) return 'No letter has been assigned since readings are kept.\n'
  const lines = ['All letters', ...linesOf(overall), ...groups.flatMap(({ kind, month, ...figures }) => ['', `${kind}, ${month}`, ...linesOf(figures)])]
  return `${lines.join('\n')}\n`
}

function linesOf({ letters, asRead, tasks, fields, head }: ReaderFigures): string[] {
  const { read, kept, corrected, dropped, merged, added, split } = tasks
  return [
    `  letters      ${letters}, ${asRead} assigned as read`,
    `  obligations  ${read} read: ${kept} kept (${share(kept, read)}), ${corrected} corrected, ${dropped} dropped, ${merged} merged; ${added} added, ${split} split off`,
    `  fields       ${said(fields)}`,
    `  head         ${said(head)}`,
  ]
}

const share = (part: number, whole: number): string => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`)

/** `units 3, due 1 (+4 given)`: corrected values, and values that the letter, so the reader, did not have. */
function said(fields: ReaderFigures['fields'] | ReaderFigures['head']): string {
  const parts = Object.entries(fields)
    .filter(([, { corrected, filled }]) => corrected + filled > 0)
    .map(([field, { corrected, filled }]) => `${field} ${corrected}${filled > 0 ? ` (+${filled} given)` : ''}`)
  return parts.length === 0 ? 'nothing corrected' : parts.join(', ')
}
