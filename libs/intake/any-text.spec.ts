import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { often } from '../../test/support/often.js'
import { readLetter, readSuperior, type Reading } from './index.js'
import { datedPlan, directive, partyPlan } from '../../test/support/letters.js'

const letters = [directive, datedPlan, partyPlan]
const pieces = letters.flatMap((letter) => letter.split('\n'))
const scraps = fc
  .array(
    fc.oneof(
      fc.constantFrom(...pieces),
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.constantFrom('1.', '- ', '+ ', 'a)', 'II.', '(', '“', '\t', '', 'trước ngày 31/02/2026'),
    ),
    { maxLength: 60 },
  )
  .map((lines) => lines.join('\n'))

function reading(text: string): Reading | null {
  const read = readLetter(text)
  return read.ok ? read.value : null
}

/** Letters hurt as scans hurt them: lines dropped, doubled, cut in two. */
const hurt = fc
  .tuple(fc.constantFrom(...letters), fc.array(fc.tuple(fc.nat(80), fc.constantFrom('drop', 'double', 'cut')), { maxLength: 8 }))
  .map(([letter, harms]) => {
    const lines = letter.split('\n')
    for (const [at, harm] of harms) {
      const line = lines[at % lines.length] ?? ''
      const half = line.length >> 1
      lines.splice(at % lines.length, 1, ...(harm === 'drop' ? [] : harm === 'double' ? [line, line] : [line.slice(0, half), '', line.slice(half)]))
    }
    return lines.join('\n')
  })

describe('whatever the text', () => {
  test('the reader answers, and every place it names lies inside the text', () => {
    fc.assert(
      fc.property(fc.oneof(scraps, hurt), (text) => {
        const read = reading(text)
        readSuperior(text)
        const places = read ? [...Object.values(read.spans), ...read.obligations.map((one) => one.span)] : []
        for (const { from, to, confidence } of places)
          expect(from >= 0 && from < to && to <= (read?.text.length ?? 0) && confidence > 0 && confidence <= 1).toBe(true)
      }),
      { numRuns: often(150) },
    )
  })

  test('paths are unique, titles are short, and no unit stands in a draft that does not stand in the text', () => {
    fc.assert(
      fc.property(hurt, (text) => {
        const read = reading(text)
        if (!read) return
        const paths = read.obligations.map((one) => one.path)
        expect(new Set(paths).size).toBe(paths.length)
        for (const one of read.obligations) expect(one.title.length > 0 && one.title.length <= 90).toBe(true)
        const words = new Set(
          read.text
            .toLowerCase()
            .replace(/ubnd/gu, 'ủy ban nhân dân')
            .replace(/mttq/gu, 'mặt trận tổ quốc')
            .match(/\p{L}+/gu),
        )
        for (const word of read.draft.tasks.flatMap(
          (task) =>
            [...task.lead, ...task.leadGroups, ...task.coordinating]
              .join(' ')
              .toLowerCase()
              .match(/\p{L}+/gu) ?? [],
        ))
          expect(words).toContain(word)
      }),
      { numRuns: often(80) },
    )
  })

  test('decomposed letters and Windows line ends change nothing', () => {
    for (const letter of letters) expect(reading(letter.normalize('NFD').replace(/\n/gu, '\r\n'))).toEqual(reading(letter))
    fc.assert(
      fc.property(hurt, (text) => {
        expect(reading(`\ufeff${text.normalize('NFD').replace(/\n/gu, '\r\n')}`)).toEqual(reading(text))
      }),
      { numRuns: often(25) },
    )
  })

  test('a long text takes time in proportion, not more', () => {
    const time = (text: string): number => {
      const start = performance.now()
      readLetter(text)
      return performance.now() - start
    }
    const body = directive.slice(directive.indexOf('1. Các sở'), directive.indexOf('Ủy ban nhân dân tỉnh yêu cầu các sở'))
    const long = (times: number): string => directive.replace(body, body.repeat(times))
    time(long(10))
    const [short, tenfold] = [time(long(10)), time(long(100))]
    expect(tenfold).toBeLessThan(40 * short + 200)
    for (const hard of [
      'các sở, '.repeat(20_000),
      `Số: ${' '.repeat(50_000)}`,
      '1. '.repeat(20_000),
      `Kính gửi: ${'ban, ngành '.repeat(10_000)}`,
      '“('.repeat(30_000),
    ])
      expect(time(hard)).toBeLessThan(5_000)
  })
})
