import { describe, expect, test } from '@jest/globals'
import { causeWords } from '../../text/pages/incidents.js'
import { causeOf } from './cause.js'

describe('A technical text is first told in plain words', () => {
  test.each([
    ['connect ECONNREFUSED 10.0.0.5:25', 'away'],
    ['no answer within 60 s, together with 12 others', 'silent'],
    ['definition.unknown {"definition":"duty@9"}', 'unknownDefinition'],
    ['nobody delivers effects of kind webhook', 'nobody'],
    ['effect:1200:3:0: instance.onHold {"reason":"bão"}', 'onHold'],
    ['invalid byte sequence for encoding "UTF8": 0x00', 'refusedRow'],
    ['Cannot read properties of undefined', 'other'],
    ['', 'other'],
  ] as const)('%s', (error, cause) => {
    expect(causeOf(error)).toBe(causeWords[cause])
  })
})
