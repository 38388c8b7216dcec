import { expect, test } from '@jest/globals'
import { formatDate, localDate } from '#base'
import type { CalendarDayView } from '#contract'
import { changeOf, confirming, faultsOf, NOTHING_SAID, saidOf } from './said.js'

const today = localDate('2026-11-21')
const swapDay: CalendarDayView = {
  date: '2026-12-07',
  type: 'swapOff',
  name: 'hoán đổi',
  status: 'announced',
  source: 'Công văn 1',
  pairedWith: '2026-12-12',
  said: null,
}

test('a swap is said as its two days, each naming the other', () => {
  const said = { ...NOTHING_SAID, choice: 'swap' as const, date: '7/12', pair: '12/12', source: 'Công văn 1' }
  expect(changeOf(said, today, null).days.map(({ date, is }) => [date, is?.type, is?.pairedWith])).toEqual([
    ['2026-12-07', 'swapOff', '2026-12-12'],
    ['2026-12-12', 'swapWork', '2026-12-07'],
  ])
})

test('edited to another make-up day, the old one is an ordinary day again; taken away, both are', () => {
  const moved = { ...saidOf(swapDay, formatDate), pair: '05/12/2026', source: 'Công văn 2' }
  expect(changeOf(moved, today, swapDay).days.map(({ date, is }) => [date, is?.type])).toEqual([
    ['2026-12-07', 'swapOff'],
    ['2026-12-05', 'swapWork'],
    ['2026-12-12', undefined],
  ])
  const taken = { ...saidOf(swapDay, formatDate), choice: 'plain' as const, source: 'Nhập nhầm' }
  expect(changeOf(taken, today, swapDay).days).toEqual([{ date: '2026-12-07' }, { date: '2026-12-12' }])
})

test('days off from one day to another; compensation leaves the weekend out', () => {
  const said = { ...NOTHING_SAID, date: '11/12', until: '14/12', name: 'Nghỉ', source: 'Công văn 1' }
  expect(changeOf(said, today, null).days.map(({ date }) => date)).toEqual(['2026-12-11', '2026-12-12', '2026-12-13', '2026-12-14'])
  expect(changeOf({ ...said, choice: 'compensation' }, today, null).days.map(({ date }) => date)).toEqual(['2026-12-11', '2026-12-14'])
})

test('what is missing is said at its field', () => {
  expect(Object.keys(faultsOf(NOTHING_SAID, today))).toEqual(['date', 'name', 'source'])
  expect(Object.keys(faultsOf({ ...NOTHING_SAID, choice: 'swap', date: '7/12', pair: '31/02', source: 'Công văn 1' }, today))).toEqual(['pair'])
  expect(Object.keys(faultsOf({ ...NOTHING_SAID, name: 'x', date: '7/12', until: '1/12', source: 'Công văn 1' }, today))).toEqual(['until'])
})

test('confirming keeps each day as it is, announced, under the one paper', () => {
  const forecast = { ...swapDay, type: 'holiday' as const, status: 'forecast' as const, pairedWith: null, name: 'Tết' }
  expect(confirming([forecast], ' Thông báo 1 ')).toEqual({
    days: [{ date: '2026-12-07', is: { type: 'holiday', name: 'Tết', status: 'announced' } }],
    source: 'Thông báo 1',
  })
})
