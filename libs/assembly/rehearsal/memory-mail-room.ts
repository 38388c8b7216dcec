import type { MailRoom, NotReached } from '#cascade'

/** The rules of messages of a house in memory: it speaks, nobody declines, and who is not reached is counted. */
export function memoryMailRoom(): MailRoom & { readonly lines: ReadonlyMap<string, NotReached> } {
  const lines = new Map<string, NotReached>()
  return {
    lines,
    silence: async () => ({ on: false, by: null, since: null, reason: null }),
    setSilence: async () => undefined,
    declined: async () => new Set(),
    choose: async () => undefined,
    notReached: async (found) => {
      const fresh = found.filter(({ kind, what }) => !lines.has(`${kind} ${what}`))
      for (const line of fresh) lines.set(`${line.kind} ${line.what}`, line)
      return fresh
    },
    reached: async (kind, what) => {
      for (const one of what) lines.delete(`${kind} ${one}`)
    },
    passOn: async () => 0,
    opened: async () => false,
  }
}
