import { describe, expect, test } from '@jest/globals'
import { asKept, canonical } from './canonical.js'

const ACCENT_ALONE = 'Ha\u0300 No\u0323\u0302i'

describe('The one text of a value', () => {
  test.each<[string, unknown, string]>([
    ['names in order, at every depth', { b: { d: 1, c: [{ f: 2, e: 3 }] }, a: null }, '{"a":null,"b":{"c":[{"e":3,"f":2}],"d":1}}'],
    ['letters composed, also of names', { [ACCENT_ALONE]: [ACCENT_ALONE] }, '{"Hà Nội":["Hà Nội"]}'],
    ['no member that is undefined, no hole', { a: undefined, b: [undefined, 1] }, '{"b":[null,1]}'],
    ['whole numbers as names first, in their order', { b: 1, 10: 2, 9: 3, a: 4 }, '{"9":3,"10":2,"a":4,"b":1}'],
    ['no zero below zero', [-0, 0], '[0,0]'],
    ['a name that JavaScript gives a meaning', JSON.parse('{"a":1,"__proto__":{"c":1,"b":2}}'), '{"__proto__":{"b":2,"c":1},"a":1}'],
    ['quotes, line ends and signs beyond the first plane', 'a"\\\n𠀀', '"a\\"\\\\\\n𠀀"'],
    ['a moment as the object that it is', { at: new Date(0) }, '{"at":{}}'],
  ])('%s', (_, value, text) => {
    expect(canonical(value)).toBe(text)
    const parsed: unknown = JSON.parse(text)
    expect(canonical(parsed)).toBe(text)
    expect(JSON.stringify(asKept(parsed))).toBe(text)
  })

  test('many names, whatever order they came in', () => {
    const names = Array.from({ length: 60 }, (_, i) => `n${(i * 37) % 60}`)
    expect(Object.keys(asKept(Object.fromEntries(names.map((name) => [name, { z: 1, a: 2 }]))))).toEqual([...names].sort())
  })

  test.each([
    ['a NUL', 'a\0b'],
    ['half a character', 'a\ud800'],
    ['a name with a NUL', { 'a\0': 1 }],
  ])('refuses %s, and says where', (_, value) => {
    expect(() => canonical({ deep: [value] })).toThrow(expect.objectContaining({ problem: expect.objectContaining({ code: 'text.notWellFormed' }) }))
  })

  test.each([[Number.NaN], [Infinity], [() => 1], [1n], [undefined]])('takes no %p', (value) => {
    expect(() => canonical(value)).toThrow(/cannot be kept/u)
  })
})
