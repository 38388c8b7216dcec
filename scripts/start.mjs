// npm start: installs and builds what is missing, then runs the whole house (API, worker, web) in this process.
import { ensure } from './ensure.mjs'
import { runProgram } from './program.mjs'

const args = process.argv.slice(2)
await ensure()
await runProgram('apps/cli/main.js', ['start', ...args])
