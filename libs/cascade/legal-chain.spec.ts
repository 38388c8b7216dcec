import { describe, expect, test } from '@jest/globals'
import type { ReadRelation } from './draft-body.js'
import { edgesOf, namesOurs, symbolKey } from './legal-chain.js'

const read = (relation: ReadRelation['relation'], symbol: string, more: Partial<ReadRelation> = {}): ReadRelation => ({
  relation,
  symbol,
  kind: 'Công văn',
  date: null,
  issuer: null,
  title: null,
  quote: null,
  carried: false,
  beside: false,
  ...more,
})
const paper = (symbol: string, role: 'main' | 'carriesOut' | 'basis' | 'mentioned') => ({ symbol, role, date: null, issuer: null })

describe('The edges of a letter', () => {
  test('Words decide over roles where the letter replaces, repeals or amends; what an officer took out is gone', () => {
    const relations = [read('replaces', '12/KH-UBND'), read('repeals', '45/UBND-NLN'), read('carriesOut', '66-KH/TU', { carried: true })]
    const edges = edgesOf({ relations, references: [paper('66-KH/TU', 'main'), paper('12 / KH-UBND', 'mentioned')], carriesOut: [] })
    expect(edges.map(({ relation, symbol }) => [relation, symbol])).toEqual([
      ['carriesOut', '66-KH/TU'],
      ['replaces', '12 / KH-UBND'],
    ])
  })

  test('A ground (“Căn cứ …”) is cited, unless an officer says that it is carried out', () => {
    const edges = (carried: boolean) =>
      edgesOf({ relations: [read('cites', '5/NQ-HĐND', { carried })], references: [paper('5/NQ-HĐND', 'carriesOut')], carriesOut: [] })
    expect([edges(true)[0]?.relation, edges(false)[0]?.relation]).toEqual(['cites', 'carriesOut'])
  })

  test('A draft of before has what it carries out', () => {
    expect(edgesOf({ carriesOut: [{ symbol: '66-KH/TU', date: null, issuer: null, main: true }] })).toMatchObject([{ relation: 'carriesOut', key: '66-kh/tu' }])
  })
})

describe('A paper of ours is known', () => {
  const row = (issuer: string) => ({
    context: { more: { letter: { kind: 'kế hoạch', number: '12', symbol: 'KH-UBND', issuedOn: '2024-01-05', issuer }, superior: null } },
  })
  const province = row('Ủy ban nhân dân tỉnh Lào Cai')
  const names = (symbol: string, date: string | null, issuer: string | null) => namesOurs({ key: symbolKey(symbol), date, issuer }, province)

  test.each([
    ['by its number, however it is set', '12 / kh-ubnd', null, null, 'letter'],
    ['by its short issuer', '12/KH-UBND', '2024-01-05', 'UBND tỉnh', 'letter'],
    ['not with another day', '12/KH-UBND', '2023-01-05', null, null],
    ['not of a commune, whose plans are numbered alike', '12/KH-UBND', null, 'UBND xã Cốc San', null],
    ['not by a number that only begins so', '12/KH-UBNDX', null, null, null],
  ])('%s', (_, symbol, date, issuer, which) => {
    expect(names(symbol, date, issuer)).toBe(which)
  })
})
