import { createInterface } from 'node:readline/promises'
import { openHouse, rootDir, settingsOf, type Beginning } from '#assembly'
import { has, say, Usage, valueOf } from '../usage.js'

const SHORTEST_PASSWORD = 10

/** `init --sample` (with `--bare`: its people without its directive) or `init --production` makes the empty database of `DATABASE_URL` what it shall be, once and for ever. */
export async function init(args: readonly string[]): Promise<void> {
  const sample = has(args, 'sample')
  if (sample === has(args, 'production'))
    throw new Usage('init --sample [--bare], or init --production [--name "Full name" --username NAME] with the password on standard input.')
  const beginning: Beginning = sample ? { kind: 'sample', story: !has(args, 'bare') } : { kind: 'production', administrator: await administrator(args) }
  const root = rootDir()
  const house = await openHouse({ root, settings: settingsOf(process.env, root), log: () => undefined, progress: say, beginning })
  say(`the database is a ${house.kind}`)
  await house.close()
}

async function administrator(args: readonly string[]): Promise<{ name: string; username: string; password: string }> {
  const prompt = createInterface({ input: process.stdin, output: process.stderr })
  try {
    const name = valueOf(args, 'name') ?? (await prompt.question('Administrator, full name: '))
    const username = valueOf(args, 'username') ?? (await prompt.question('User name: '))
    const password = await prompt.question('Password: ')
    if (password.length < SHORTEST_PASSWORD) throw new Usage(`A password of at least ${SHORTEST_PASSWORD} characters is needed.`)
    return { name: name.trim(), username: username.trim().toLowerCase(), password }
  } finally {
    prompt.close()
  }
}
