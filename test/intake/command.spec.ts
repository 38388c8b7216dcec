import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { datedPlan, directive } from '../support/letters.js'

// As it was built: `npm test` builds what is out of date.
const MAIN = 'dist/apps/cli/main.js'
const ROOT = fileURLToPath(new URL('../..', import.meta.url))

interface Said {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

function dondoc(...args: readonly string[]): Said {
  const program = ['--disable-warning=ExperimentalWarning', MAIN, 'intake', ...args]
  const { status, stdout, stderr } = spawnSync(process.execPath, program, { cwd: ROOT, encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } })
  return { code: status, out: stdout, err: stderr }
}

describe('dondoc intake', () => {
  let folder = ''
  const file = (name: string): string => path.join(folder, name)
  beforeAll(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'letters-'))
    fs.writeFileSync(file('215-kh.txt'), datedPlan)
    fs.writeFileSync(file('cong-van.txt'), directive)
    fs.writeFileSync(file('anh-chup.txt'), 'Bữa trưa nay ăn bún chả.')
    fs.writeFileSync(file('tep-hong.docx'), 'không phải Word')
  })
  afterAll(() => {
    fs.rmSync(folder, { recursive: true })
  })

  test('prints the draft of a letter as one JSON object and nothing else', () => {
    const { code, out, err } = dondoc(file('215-kh.txt'), '--json')
    const draft = JSON.parse(out) as { id: string; document: { number: string; symbol: string }; tasks: unknown[] }
    expect([code, err, draft.id, draft.document.number, draft.document.symbol]).toEqual([0, '', '215-kh', '215', 'KH-UBND'])
    expect(Object.keys(draft)).toEqual(['id', 'document', 'references', 'addressees', 'tasks', 'copies'])
    expect(draft.tasks.length).toBeGreaterThan(5)
  })

  test('explains each value by the words of the letter it was read from', () => {
    const { out } = dondoc(file('215-kh.txt'), '--json', '--explain')
    const { spans, obligations, questions } = JSON.parse(out) as {
      spans: Record<string, { from: number; to: number; confidence: number }>
      obligations: { path: string; class: string; span: { from: number; to: number } }[]
      questions: { kind: string }[]
    }
    const words = ({ from, to }: { from: number; to: number }): string => datedPlan.normalize('NFC').slice(from, to)
    expect([words(spans['document.number'] ?? { from: 0, to: 0 }), words(spans['document.date'] ?? { from: 0, to: 0 })]).toEqual([
      '215',
      'ngày 09 tháng 9 năm 2026',
    ])
    expect(words(obligations.find((one) => one.path === 'IV.1.a')?.span ?? { from: 0, to: 0 })).toMatch(/^Ban hành kế hoạch/u)
    expect(questions.length).toBeGreaterThan(0)
    expect(dondoc(file('215-kh.txt'), '--explain').out).toContain('“Ban hành kế hoạch thực hiện Kế hoạch này')
  })

  test('says of each task why it is less than sure', () => {
    const { spans, doubts } = JSON.parse(dondoc(file('215-kh.txt'), '--json', '--explain').out) as {
      spans: Record<string, { confidence: number }>
      doubts: Record<string, string[]>
    }
    const unsure = Object.entries(spans).filter(([path, { confidence }]) => path.startsWith('tasks.') && confidence < 0.95)
    expect(unsure.length).toBeGreaterThan(0)
    expect(unsure.map(([path]) => path).sort()).toEqual(Object.keys(doubts).sort())
    expect(dondoc(file('215-kh.txt'), '--explain').out).toMatch(/ % \([a-zA-Z]+/u)
  })

  test('reads a whole folder: what is no letter is named with its reason and does not stop the rest', () => {
    const { code, out, err } = dondoc(folder, '--json', '--out', path.join(folder, 'drafts'))
    const report = JSON.parse(out) as { letters: number; read: number; refused: { file: string; code: string }[] }
    expect([report.letters, report.read]).toEqual([4, 2])
    expect(report.refused.map((one) => [one.file, one.code])).toEqual([
      ['anh-chup.txt', 'letter.notALetter'],
      ['tep-hong.docx', 'file.broken'],
    ])
    expect(fs.readdirSync(path.join(folder, 'drafts'))).toEqual(['215-kh.json', 'cong-van.json'])
    expect(err).toContain('4 of 4 tep-hong.docx')
    expect(code).toBe(1)
  })

  test('says in a sentence what is wrong with a file, and what is missing from the command line', () => {
    const refused = dondoc(file('anh-chup.txt'))
    expect([refused.code, refused.out]).toEqual([1, ''])
    expect(refused.err).toContain('[letter.notALetter]')
    expect(dondoc().err).toMatch(/^intake FILE/u)
    expect(dondoc(file('khong-co.txt')).err).toMatch(/is not there\.\n$/u)
  })
})
