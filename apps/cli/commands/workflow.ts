import { Usage } from '../usage.js'
import { workflowCheck } from './workflow-check.js'
import { workflowDiagram } from './workflow-diagram.js'
import { workflowLock } from './workflow-lock.js'
import { workflowMigrate } from './workflow-migrate.js'

/** `workflow <name>`: each in a file of its own, `workflow-<name>.ts`. */
const COMMANDS: Readonly<Record<string, (args: readonly string[]) => Promise<void> | void>> = {
  check: workflowCheck,
  diagram: workflowDiagram,
  lock: workflowLock,
  migrate: workflowMigrate,
}

export async function workflow([name = '', ...args]: readonly string[]): Promise<void> {
  const command = COMMANDS[name]
  if (!command) throw new Usage(`workflow ${Object.keys(COMMANDS).join('|')}: "${name}" is none of them.`)
  await command(args)
}
