import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Draft } from '#intake'
import { real } from './letters.js'

/** What the team's scorer says of drafts beside graded answers. */
export interface Score {
  /** F1 of who must do which kind of thing by when. */
  readonly obligationScore: number
  readonly fields: Readonly<Record<string, { readonly f1: number }>>
  /** Values that do not stand in the text. */
  readonly hallucinations: readonly unknown[]
}

/** Scores drafts by id against `<id>.gold.json` of one folder and the texts of another; needs the folder of the real letters, where the scorer is. */
export function scored(drafts: ReadonlyMap<string, Draft>, gold: string, texts: string): Score {
  const folder = mkdtempSync(join(tmpdir(), 'drafts-'))
  try {
    for (const [id, draft] of drafts) writeFileSync(join(folder, `${id}.json`), JSON.stringify({ id, ...draft }))
    const printed = execFileSync(process.execPath, [join(real, 'score.mjs'), '--dir', gold, folder, '--texts', texts, '--json'], {
      encoding: 'utf8',
      maxBuffer: 64_000_000,
    })
    return JSON.parse(printed) as Score
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Mean over the fields of the head: number, symbol, kind, issuer, place, date, subject, urgency, signer. */
export function headScore({ fields }: Score): number {
  const head = Object.entries(fields).filter(([name]) => name.startsWith('document.'))
  return head.reduce((sum, [, { f1 }]) => sum + f1, 0) / head.length
}
