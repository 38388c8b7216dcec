import fs from 'node:fs'
import { z } from 'zod'
import { WrongSetting } from '#assembly'

const rhythm = z.enum(['monthly', 'quarterly', 'half-yearly', 'yearly'])

/** What a desk officer answers where the letter is silent (`documents/answers`, explained in its README). */
const answers = z.object({
  superior: z
    .object({
      number: z.string(),
      receivedOn: z.string(),
      enteredLater: z.boolean().optional(),
      instruction: z.object({ drafter: z.string(), dueOn: z.string() }).optional(),
    })
    .optional(),
  letter: z.object({ number: z.string(), issuedOn: z.string() }).optional(),
  trackFrom: z.string().optional(),
  trackedUntil: z.string().optional(),
  due: z.array(z.object({ path: z.string(), on: z.string() })).default([]),
  rounds: z.array(z.object({ for: z.string(), period: rhythm, unitsDueBefore: z.string(), via: z.string().optional() })).default([]),
  successors: z.record(z.string(), z.string()).default({}),
  adHocRound: z.object({ askingLetter: z.object({ number: z.string(), issuedOn: z.string() }), subject: z.string(), unitsDueOn: z.string() }).optional(),
  urgingLetter: z.object({ number: z.string(), dueIn: z.string() }).optional(),
})
export type Answers = z.infer<typeof answers>

export function answersOf(file: string | null): Answers {
  if (file === null) return answers.parse({})
  const read = answers.safeParse(JSON.parse(fs.readFileSync(file, 'utf8')))
  if (!read.success) throw new WrongSetting(`--answers ${file}: ${read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')}`)
  return read.data
}

/** `7 working days after issue` → 7. */
export function workingDaysIn(said: string | undefined): number {
  return Number(/^(\d+) working days/u.exec(said ?? '')?.[1] ?? 5)
}
