import { expect, test } from '@jest/globals'
import fs from 'node:fs'
import path from 'node:path'

// What `mutate(…, { onSuccess })` is told is dropped when its component has left the screen; the live feed often is faster than the answer.
test('no form waits for its answer by a callback that leaves the screen with it: `useSend(name, done)` hears it always', () => {
  const root = 'apps/web/src'
  const sources = fs.readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file))
  const sending = sources.filter((file) => /[^<]\buseSend\(/.test(fs.readFileSync(path.join(root, file), 'utf8')))
  expect(sending.length).toBeGreaterThan(20)
  expect(sending.filter((file) => /\bon(Success|Error|Settled)\s*[:(]/.test(fs.readFileSync(path.join(root, file), 'utf8')))).toEqual([])
})
