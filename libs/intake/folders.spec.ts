import { expect, test } from '@jest/globals'
import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { fileURLToPath } from 'node:url'

// From the bottom up: a folder knows those before it only. Files beside the door put the reading together and know all.
const ORDER = ['words/vocabulary', 'words', 'shape', 'times', 'units', 'lines', 'tables', 'papers', 'head', 'foot', 'body', '.']
const room = fileURLToPath(new URL('.', import.meta.url))

test('the folders of the reader know each other in one direction', () => {
  const files = readdirSync(room, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
  const upward = files.flatMap((file) => {
    const folder = posix.dirname(file)
    const others = [...readFileSync(room + file, 'utf8').matchAll(/from '(\.[^']+)'/gu)].map(([, path = '']) => posix.dirname(posix.join(folder, path)))
    return others.filter((other) => ORDER.indexOf(other) > ORDER.indexOf(folder)).map((other) => `${file} → ${other}`)
  })
  expect(new Set(files.map((file) => posix.dirname(file)))).toEqual(new Set(ORDER))
  expect(upward).toEqual([])
})
