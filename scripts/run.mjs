// node scripts/run.mjs ENTRY [arguments]: a module of the build, built first when stale (npm run dondoc, walk, seed, bench …).
import { ensure } from './ensure.mjs'
import { runProgram } from './program.mjs'

const [entry, ...args] = process.argv.slice(2)
await ensure()
await runProgram(entry, args)
