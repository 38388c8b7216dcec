// npm test [jest arguments]: installs and builds what is missing, runs the tests, ends with "N passed, N failed" on a line of its own.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { ensure } from './ensure.mjs'
import { openRedis } from './redis.mjs'
import { root, runToEnd, say } from './step.mjs'

const args = process.argv.slice(2)
await ensure()
const redis = await openRedis()
if (!redis) say('No redis-server on the PATH and no REDIS_URL: the tests of the queue on Redis are skipped.')
if (!fs.existsSync(path.join(root, '..', 'shared', 'documents'))) say('No ../shared/documents beside the project: the tests on the five letters are skipped.')

const out = fs.mkdtempSync(path.join(os.tmpdir(), 'don-doc-results-'))
let code = 1
try {
  const file = path.join(out, 'results.json')
  code = await runJest(file)
  code = report(file, code)
} finally {
  await redis?.close()
  fs.rmSync(out, { recursive: true, force: true })
}
process.exitCode = code

function runJest(file) {
  const node = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', path.join(root, 'node_modules/jest/bin/jest.js')]
  // A zone far from Việt Nam: a rule that read the machine's zone anywhere would be seen.
  const env = { ...process.env, TZ: process.env.TEST_TZ ?? 'America/Los_Angeles', ...(redis ? { TEST_REDIS_URL: redis.url } : {}) }
  return runToEnd(process.execPath, [...node, '--json', `--outputFile=${file}`, ...args], { stdio: ['inherit', 2, 2], env })
}

function report(file, code) {
  if (!fs.existsSync(file)) {
    console.log('0 passed, 1 failed')
    return code || 1
  }
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, numPendingTests, numTodoTests } = JSON.parse(fs.readFileSync(file, 'utf8'))
  const failed = numFailedTests + numRuntimeErrorTestSuites
  const skipped = numPendingTests + numTodoTests
  console.log(`${numPassedTests} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
  return failed > 0 ? code || 1 : code
}
