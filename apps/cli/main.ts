import { CannotServe, WrongSetting } from '#assembly'
import { backup } from './commands/backup.js'
import { chain } from './commands/chain.js'
import { history } from './commands/history.js'
import { incidents } from './commands/incidents.js'
import { intake } from './commands/intake.js'
import { init } from './commands/init.js'
import { mergeUnits } from './commands/merge-units.js'
import { migrateCommand } from './commands/migrate.js'
import { notify } from './commands/notify.js'
import { rehearseCommand } from './commands/rehearse.js'
import { restoreCommand } from './commands/restore.js'
import { seal } from './commands/seal.js'
import { start } from './commands/start.js'
import { people } from './commands/people.js'
import { units } from './commands/units.js'
import { verifyCommand } from './commands/verify.js'
import { walk } from './commands/walk.js'
import { workflow } from './commands/workflow.js'
import { Usage } from './usage.js'

const COMMANDS: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = {
  start,
  walk,
  rehearse: rehearseCommand,
  workflow,
  init,
  migrate: migrateCommand,
  verify: verifyCommand,
  seal,
  history,
  chain,
  'merge-units': mergeUnits,
  people,
  units,
  incidents,
  notify,
  intake,
  backup,
  restore: restoreCommand,
  seed: () => init(['--sample']),
}

async function main(): Promise<void> {
  const [name = '', ...args] = process.argv.slice(2)
  const command = COMMANDS[name]
  if (!command) throw new Usage(`Commands: ${Object.keys(COMMANDS).join(', ')}. "${name}" is none of them.`)
  await command(args)
}

// What a person can mend is one sentence; anything else is a fault of the program and shows its stack.
main().catch((error: unknown) => {
  const plain =
    error instanceof Usage ||
    error instanceof WrongSetting ||
    error instanceof CannotServe ||
    (error instanceof Error && ['WrongSchema', 'WrongBackup'].includes(error.name))
  process.stderr.write(`${plain ? (error as Error).message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exitCode = 1
})
