import { describe, expect, test } from '@jest/globals'
import { momentOf } from './moment.js'

describe('A moment on the command line', () => {
  test.each([
    ['21/11/2026 10:53', '2026-11-21T03:53:00.000Z'],
    ['21/11/2026 10:53:07', '2026-11-21T03:53:07.000Z'],
    ['21/11/2026', '2026-11-21T16:59:59.999Z'],
    ['2026-11-21', '2026-11-21T16:59:59.999Z'],
    ['2026-11-21 10:53', '2026-11-21T03:53:00.000Z'],
    ['2026-11-21T10:53:07.5', '2026-11-21T03:53:07.500Z'],
    ['2026-11-21T10:53:07.123Z', '2026-11-21T10:53:07.123Z'],
    ['2026-11-21T10:53+07:00', '2026-11-21T03:53:00.000Z'],
  ])('%s is %s', (text, iso) => {
    expect(new Date(momentOf(text) ?? Number.NaN).toISOString()).toBe(iso)
  })

  test.each(['31/02/2026', '21/11/2026 24:01', '21-11-2026', 'hôm qua', '', '2026-11-21T10:53:61'])('“%s” is none', (text) => {
    expect(momentOf(text)).toBeNull()
  })
})
