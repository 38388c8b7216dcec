// node --import tsx --conditions=source test/engine/chaos-run.ts --kills 40 [--seed 7] [--json]: the kill test at any length, on a database of its own.
import { startEmbedded } from '../../libs/assembly/embedded/index.js'
import { migrate } from '#database'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { runChaos } from './chaos.js'

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '20' },
    seed: { type: 'string', default: String(Date.now() % 100_000) },
    json: { type: 'boolean', default: false },
  },
})
const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'don-doc-chaos-'))
fs.chmodSync(dir, 0o755)
const server = await startEmbedded({ dir, database: 'chaos' })
try {
  await migrate(server.url)
  const started = performance.now()
  const outcome = await runChaos({ url: server.url, kills: Number(values.kills), seed: Number(values.seed), say: (line) => console.error(line) })
  const { kills, acknowledged, refused, resent, replayed, moves, rungs, effects, redelivered, ...findings } = outcome
  const wrong = Object.entries(findings).filter(([, count]) => count > 0)
  const seconds = Math.round((performance.now() - started) / 1000)
  if (values.json) console.log(JSON.stringify({ seed: Number(values.seed), seconds, ...outcome }))
  else {
    console.log(
      `${kills} kills in ${seconds} s: ${acknowledged} commands acknowledged, ${refused} refused, ${resent} sent again (${replayed} answered from the first time), ${moves} moves, ${rungs} rungs, ${effects} effects (${redelivered} delivered again)`,
    )
    console.log(
      wrong.length
        ? `WRONG: ${wrong.map(([what, count]) => `${what} ${count}`).join(', ')}`
        : `nothing lost, doubled, broken, early or missed (${Object.keys(findings).join(', ')}: 0)`,
    )
  }
  process.exitCode = wrong.length ? 1 : 0
} finally {
  await server.stop(0)
  fs.rmSync(dir, { recursive: true, force: true })
}
