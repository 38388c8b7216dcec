import { parseArgs } from 'node:util'
import { benchEngine } from './engine/index.js'
import { benchIntake } from './intake/index.js'

// npm run bench -- engine [--json] [--large] [--rounds N] [--only NAME,NAME] | intake [--json] [--rounds N]: ratios to references of the same run.
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean' }, large: { type: 'boolean' }, rounds: { type: 'string', default: '9' }, only: { type: 'string' } },
})
const say = (line: string): void => void process.stderr.write(`${line}\n`)
const rounds = Number(values.rounds)

if (positionals[0] !== 'engine' && positionals[0] !== 'intake') {
  say('npm run bench -- engine [--json] [--large] [--rounds N] [--only r1_c1,fanout_120], or npm run bench -- intake [--json] [--rounds N]')
  process.exit(1)
}
const report =
  positionals[0] === 'engine'
    ? await benchEngine({ rounds, large: values.large ?? false, only: values.only?.split(',') ?? null, say })
    : benchIntake({ rounds, say })
process.stdout.write(values.json ? `${JSON.stringify(report)}\n` : `${report.lines.join('\n')}\n`)
// DBOS and BullMQ leave timers of their own behind.
process.exit(0)
