import { at, localDate } from '#base'
import { describe, expect, test } from '@jest/globals'
import { deliveryOf } from './delivery.js'

const now = at(localDate('2026-05-22'), '09:40')
const early = at(localDate('2026-05-22'), '07:30')

describe('What the journal says about a message', () => {
  test('“Đã gửi” stands only with the answer of the mail server', () => {
    const proof = { status: 'sent', at: early, response: '250 OK' } as const
    expect(deliveryOf({ deliverAt: early, mail: proof }, now).words).toMatch(/^Đã gửi thư điện tử lúc 07:30/)
    const without = [
      { ...proof, response: null },
      { ...proof, at: null },
      { status: 'kept', at: null, response: null },
      { status: 'waiting', at: null, response: null },
      null,
    ] as const
    for (const mail of without) expect(deliveryOf({ deliverAt: early, mail }, now).words).not.toMatch(/đã gửi/iu)
  })

  test('A refused mail is told with the reason, and a planned message with its time', () => {
    expect(deliveryOf({ deliverAt: early, mail: { status: 'failed', at: early, response: 'hộp thư bên nhận từ chối' } }, now)).toMatchObject({
      wrong: true,
      words: 'Chưa gửi được: hộp thư bên nhận từ chối',
    })
    expect(deliveryOf({ deliverAt: at(localDate('2026-05-25'), '07:30'), mail: null }, now).words).toBe('Theo lịch lúc 07:30 ngày 25/05/2026, chưa gửi')
  })
})
