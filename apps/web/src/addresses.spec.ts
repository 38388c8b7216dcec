import { type AnyRoute, routes } from '#contract'
import { expect, test } from '@jest/globals'
import { addresses } from './addresses.js'

test('The page calls every route where the contract says it is', () => {
  const written = Object.entries<AnyRoute>(routes).map(([name, { method, path }]) => [name, [method, path]])
  expect(addresses).toEqual(Object.fromEntries(written))
})
