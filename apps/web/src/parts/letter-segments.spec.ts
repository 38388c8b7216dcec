import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type LetterSpan, linesOf } from './letter-segments.js'

const letter = 'Thực hiện Kế hoạch số 66-KH/TU.\n\n1. Sở Y tế\n- Ban hành kế hoạch.'

function spanOf(words: string, kind: LetterSpan['kind'], key = words): LetterSpan {
  const from = letter.indexOf(words)
  return { key, from, to: from + words.length, kind }
}

describe('The letter beside its reading', () => {
  test('A reference is marked by the very words, and a clause runs from its number to its end', () => {
    const [first, ...clause] = linesOf(letter, [spanOf('66-KH/TU', 'reference'), spanOf('1. Sở Y tế\n- Ban hành kế hoạch.', 'clause', '1')])
    expect(first?.segments.map(({ text, spans }) => [text, spans.length])).toEqual([
      ['Thực hiện Kế hoạch số ', 0],
      ['66-KH/TU', 1],
      ['.', 0],
    ])
    expect(clause.map(({ clauses, begins }) => [clauses.length, begins.length])).toEqual([
      [1, 1],
      [1, 0],
    ])
  })

  test('Whatever is marked, no letter of the text is lost, doubled or moved', () => {
    const spans = fc.array(
      fc.tuple(fc.nat(80), fc.nat(80)).map(([a, b]): LetterSpan => ({ key: `${a}-${b}`, from: Math.min(a, b), to: Math.max(a, b), kind: 'clause' })),
      { maxLength: 8 },
    )
    const written = letter.split('\n').filter((line) => line !== '')
    fc.assert(
      fc.property(spans, (some) => {
        const shown = linesOf(letter, some)
        expect(shown.map(({ segments }) => segments.map(({ text }) => text).join(''))).toEqual(written)
      }),
    )
  })

  test('Of two spans over the same words the shorter takes the click', () => {
    const [, line] = linesOf(letter, [spanOf('Sở Y tế', 'reference'), spanOf('1. Sở Y tế', 'clause')])
    expect(line?.segments.at(-1)?.spans.at(-1)?.key).toBe('Sở Y tế')
  })
})
