import { lockedParts, rootDir } from '#assembly'
import { check, type Fault } from '#engine/core'
import { has } from '../usage.js'

/** `workflow check [--json]`: explores everything that can happen in every definition; exit 1 when something is wrong, each with the shortest way to it. */
export function workflowCheck(args: readonly string[]): void {
  const report = check(lockedParts(rootDir()))
  const { definitions, states, transitions, faults } = report
  const summary = `${definitions} definitions, ${states} states and ${transitions} transitions between them explored: ${faults.length || 'no'} fault${faults.length === 1 ? '' : 's'}\n`
  process.stdout.write(has(args, 'json') ? `${JSON.stringify(report, null, 2)}\n` : [...faults.map(linesOf), summary].join(''))
  if (faults.length) process.exitCode = 1
}

function linesOf({ definition, place, kind, sentence, path }: Fault): string {
  return `${definition}, ${place}: ${sentence}. [${kind}]\n  the way there: ${path.length ? path.join(' → ') : '(at birth, or none)'}\n`
}
