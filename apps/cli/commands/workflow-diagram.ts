import fs from 'node:fs'
import path from 'node:path'
import { lockedDefinitions, rootDir } from '#assembly'
import { printedDiagrams } from '#documents'
import { has, say, Usage } from '../usage.js'

const FOLDER = 'docs/definitions'

/** `workflow diagram` draws every definition into `docs/definitions`; `--check` fails when a drawing is not what the definition says now. */
export function workflowDiagram(args: readonly string[]): void {
  const root = rootDir()
  const folder = path.join(root, FOLDER)
  const printed = printedDiagrams(lockedDefinitions(root).values())
  const behind = behindIn(folder, printed)
  if (has(args, 'check')) {
    if (behind.length) throw new Usage(`${FOLDER} is behind in ${behind.join(', ')}: run "npm run dondoc -- workflow diagram".`)
    say(`${printed.size} files of ${FOLDER} are as the definitions say`)
    return
  }
  fs.mkdirSync(folder, { recursive: true })
  for (const name of behind) {
    const text = printed.get(name)
    if (text === undefined) fs.rmSync(path.join(folder, name))
    else fs.writeFileSync(path.join(folder, name), text)
  }
  say(`${printed.size} files in ${FOLDER}, ${behind.length} of them anew`)
}

/** Files that differ, are missing, or belong to no definition any more. */
export function behindIn(folder: string, printed: ReadonlyMap<string, string>): string[] {
  const there = fs.existsSync(folder) ? fs.readdirSync(folder) : []
  const textOf = (name: string): string | null => (there.includes(name) ? fs.readFileSync(path.join(folder, name), 'utf8') : null)
  return [...new Set([...printed.keys(), ...there])].filter((name) => textOf(name) !== (printed.get(name) ?? null)).sort()
}
