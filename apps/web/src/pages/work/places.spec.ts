import type { AllowedEvent } from '#contract'
import { describe, expect, test } from '@jest/globals'
import { placesOf } from './places.js'

const acts = (...events: string[]): AllowedEvent[] => events.map((event) => ({ event, label: event, fields: [] }))
const names = (events: readonly AllowedEvent[]): string[] => events.map(({ event }) => event)

describe('Which act stands where', () => {
  test('A unit that owes a plan finds the form of the issued plan open, the two other answers beside it, the rest behind “Thao tác khác”', () => {
    const places = placesOf(acts('MERGE', 'NOT_APPLICABLE', 'ISSUE', 'START', 'REQUEST_EXTENSION', 'NOTE'))
    expect([places.main?.event, names(places.beside), names(places.others)]).toEqual([
      'ISSUE',
      ['MERGE', 'START'],
      ['NOT_APPLICABLE', 'REQUEST_EXTENSION', 'NOTE'],
    ])
  })

  test('The Office judges a result where it is read: confirming is the likely word, the objections stand beside it', () => {
    const places = placesOf(acts('CONFIRM', 'REQUEST_SUPPLEMENT', 'RETURN', 'NOTE'))
    expect([places.main?.event, names(places.beside), names(places.others)]).toEqual(['CONFIRM', ['REQUEST_SUPPLEMENT', 'RETURN'], ['NOTE']])
  })

  test('While a request for more time waits for its answer there is no button for a second one', () => {
    expect(names(placesOf(acts('REPORT', 'REQUEST_EXTENSION', 'NOTE'), true).others)).toEqual(['NOTE'])
  })

  test('Opening is receiving, so there is no button for it, and an act nobody listed still has one', () => {
    const places = placesOf(acts('RECEIVE', 'LEND_A_CAR'))
    expect([places.main, places.beside, names(places.others)]).toEqual([null, [], ['LEND_A_CAR']])
  })
})
