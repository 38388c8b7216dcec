import fs from 'node:fs'
import path from 'node:path'

/** The version in `package.json`. */
export function programVersion(root: string): string {
  return (JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string }).version
}
