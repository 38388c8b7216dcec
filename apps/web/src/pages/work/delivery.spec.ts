import { at, localDate } from '#base'
import type { DeliveryProof } from '#contract'
import { describe, expect, test } from '@jest/globals'
import { deliveryOf } from './delivery.js'

const now = at(localDate('2026-05-22'), '09:40')
const early = at(localDate('2026-05-22'), '07:30')
const proof: DeliveryProof = { channel: 'mail', status: 'sent', at: early, response: '250 OK', tries: 1, uncertain: false, openedAt: null }

describe('What the journal says about a message', () => {
  test('“Đã gửi” stands only with the answer of the mail server', () => {
    expect(deliveryOf({ deliverAt: early, mail: proof }, now).words).toMatch(/^Đã gửi thư điện tử lúc 07:30/)
    const without: (DeliveryProof | null)[] = [
      { ...proof, response: null },
      { ...proof, at: null },
      { ...proof, status: 'kept', at: null, response: null },
      { ...proof, status: 'waiting', at: null, response: null },
      { ...proof, status: 'silent', at: null, response: null },
      { ...proof, status: 'declined', at: null, response: null },
      { ...proof, status: 'uncertain', at: null, response: 'connection closed', uncertain: true },
      null,
    ]
    for (const mail of without) expect(deliveryOf({ deliverAt: early, mail }, now).words).not.toMatch(/đã gửi/iu)
  })

  test('A refused mail is told with the reason, and a planned message with its time', () => {
    expect(deliveryOf({ deliverAt: early, mail: { ...proof, status: 'failed', response: 'hộp thư bên nhận từ chối' } }, now)).toMatchObject({
      wrong: true,
      words: 'Chưa gửi được: hộp thư bên nhận từ chối',
    })
    expect(deliveryOf({ deliverAt: at(localDate('2026-05-25'), '07:30'), mail: null }, now).words).toBe('Theo lịch lúc 07:30 ngày 25/05/2026, chưa gửi')
  })

  test('A line that was cut once stays on record beside the answer that came later', () => {
    expect(deliveryOf({ deliverAt: early, mail: { ...proof, tries: 2, uncertain: true } }, now).words).toMatch(
      /^Đã gửi thư điện tử lúc 07:30.*có thể đến hai lần/u,
    )
    expect(
      deliveryOf({ deliverAt: early, mail: { ...proof, status: 'waiting', at: null, response: 'connection closed', uncertain: true } }, now).words,
    ).toMatch(/^Chưa chắc chắn/u)
    expect(deliveryOf({ deliverAt: early, mail: { ...proof, status: 'failed', at: null, response: '550 no such user', uncertain: true } }, now).words).toMatch(
      /^Chưa gửi được: 550.*có thể đã đến$/u,
    )
  })
})
