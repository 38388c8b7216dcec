import { expect, test } from '@jest/globals'
import { scopeOf } from './scope-of.js'
import { IN_2022, TODAY, WHO, ids, smallDirectory } from './small-directory.fixture.js'

const directory = smallDirectory()

test.each([
  ['desk', true, ['van-phong']],
  ['chair', true, []],
  ['secretary', true, []],
  ['auditor', true, []],
  ['admin', false, []],
  ['homeClerk', false, ['so-noi-vu']],
  ['science', false, ['so-khcn', 'so-tttt', 'so-bcvt']],
] as const)('%s sees all: %s, and acts for %j', (who, all, units) => {
  expect(scopeOf(directory, WHO[who], TODAY)).toEqual({ all, reads: all ? 'all' : 'own', units: ids(...units) })
})

test('Work of a department is seen by its successor only once it has ended', () => {
  expect(scopeOf(directory, WHO.science, IN_2022).units).toEqual(ids('so-khcn', 'thanh-tra-tinh'))
})

test('Who stands in for a desk officer sees what the desk officer sees', () => {
  const away = smallDirectory([{ person: WHO.desk, deputy: WHO.homeClerk, from: TODAY, to: TODAY }])
  expect(scopeOf(away, WHO.homeClerk, TODAY).all).toBe(true)
})
