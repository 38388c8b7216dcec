/** The command line was off; the message says how it goes. */
export class Usage extends Error {}

/** `--name value` of a command line; null when it is not there. */
export function valueOf(args: readonly string[], name: string): string | null {
  const at = args.indexOf(`--${name}`)
  if (at < 0) return null
  const value = args[at + 1]
  if (value === undefined || value.startsWith('--')) throw new Usage(`--${name} needs a value.`)
  return value
}

export function has(args: readonly string[], name: string): boolean {
  return args.includes(`--${name}`)
}

export function say(line: string): void {
  process.stderr.write(`${line}\n`)
}
