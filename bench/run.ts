import { parseArgs } from 'node:util'
import { benchEngine } from './engine/index.js'

// npm run bench -- engine [--json] [--large] [--rounds N] [--only NAME,NAME]: figures are ratios to references of the same run.
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean' }, large: { type: 'boolean' }, rounds: { type: 'string', default: '5' }, only: { type: 'string' } },
})
const say = (line: string): void => void process.stderr.write(`${line}\n`)

if (positionals[0] !== 'engine') {
  say('npm run bench -- engine [--json] [--large] [--rounds N] [--only r1_c1,fanout_120]')
  process.exit(1)
}
const report = await benchEngine({ rounds: Number(values.rounds), large: values.large ?? false, only: values.only?.split(',') ?? null, say })
process.stdout.write(values.json ? `${JSON.stringify(report)}\n` : `${report.lines.join('\n')}\n`)
// DBOS and BullMQ leave timers of their own behind.
process.exit(0)
