import { describe, expect } from '@jest/globals'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readingOf, realIsThere } from '../../test/support/letters.js'
import { headScore, scored } from '../../test/support/score.js'
import { when } from '../../test/support/when.js'

const onScorer = when(realIsThere, 'the team’s scorer is not beside the repository')
const folder = fileURLToPath(new URL('fixtures/letters/', import.meta.url))
const ids = readdirSync(folder)
  .filter((file) => file.endsWith('.txt'))
  .map((file) => file.slice(0, -4))

describe('letters of every kind, of other provinces, ministries and years, in our own words', () => {
  onScorer('are read to the bars for letters not seen before: obligations 0.85, head 0.97, references 0.92, nothing made up', () => {
    const drafts = new Map(ids.map((id) => [id, readingOf(readFileSync(`${folder}${id}.txt`, 'utf8')).draft]))
    const score = scored(drafts, folder, folder)
    const references = score.fields['references']?.f1 ?? 0
    process.stdout.write(
      `${ids.length} letters: obligations ${score.obligationScore.toFixed(3)} head ${headScore(score).toFixed(3)} references ${references.toFixed(3)} hallucinated ${score.hallucinations.length}\n`,
    )
    expect(ids.length).toBeGreaterThanOrEqual(20)
    expect(score.hallucinations).toEqual([])
    expect(score.obligationScore).toBeGreaterThanOrEqual(0.85)
    expect(headScore(score)).toBeGreaterThanOrEqual(0.97)
    expect(references).toBeGreaterThanOrEqual(0.92)
  })
})
