import { describe, expect, test } from '@jest/globals'
import { readLetter } from '#intake'
import { readText } from './index.js'
import { asDocx, asText, type Paper } from './paper.fixture.js'
import { letter, plan } from './papers.fixture.js'
import { asPdf } from './pdf-paper.fixture.js'

async function draftOf(name: string, bytes: Uint8Array): Promise<unknown> {
  const read = await readText({ name, bytes })
  const reading = readLetter(read.ok ? read.value.text : '')
  return reading.ok ? reading.value.draft : reading.problem
}

const KINDS: readonly (readonly [string, (paper: Paper) => Promise<Uint8Array>])[] = [
  ['letter.docx', asDocx],
  ['letter.pdf', (paper) => asPdf(paper, { running: 'Bản điện tử phát hành qua trục liên thông' })],
]

describe('one letter, whatever program wrote its file,', () => {
  test.each(KINDS)('is read as the same draft: head, tasks, dates, leads: %s', async (name, written) => {
    const paper = { ...letter, body: [...letter.body.slice(0, -1), ...letter.body.slice(2)] }
    const meant = readLetter(asText(paper))
    expect(meant.ok && meant.value.draft.document).toMatchObject({ number: '1482', symbol: 'UBND-KT', signer: { name: 'Lương Quang Hải' } })
    expect(await draftOf(name, await written(paper))).toEqual(meant.ok && meant.value.draft)
  })

  test.each(KINDS)('keeps the rows of its table of tasks, merged cells once: %s', async (name, written) => {
    const read = await readText({ name, bytes: await written(plan) })
    const rows = (text: string): readonly string[] => text.split('\n').filter((line) => line.startsWith('|'))
    expect(rows(read.ok ? read.value.text : '')).toEqual(rows(asText(plan)))
    const meant = readLetter(asText(plan))
    expect(await draftOf(name, await written(plan))).toEqual(meant.ok && meant.value.draft)
  })

  test.each(KINDS)('in another language is read, and then said to be no letter of ours: %s', async (name, written) => {
    const foreign: Paper = {
      head: { left: ['Ministry of Water'], right: ['Our reference: 12-A'] },
      title: ['Invitation to a workshop'],
      body: ['Dear colleagues,', 'We kindly invite the provincial departments to a workshop on drinking water in the dry season.'],
      foot: { left: ['Enclosure: programme'], right: ['Jane Doe'] },
    }
    expect(await draftOf(name, await written(foreign))).toMatchObject({ code: 'letter.notALetter' })
  })
})
