import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { giveUp, root } from './step.mjs'

const LOOK_EVERY = 250

/** Runs a module of the build in this very process, so that there is one process to signal and none to leave behind. */
export async function runProgram(entry, args) {
  const file = path.join(root, 'dist', entry)
  if (!fs.existsSync(file)) giveUp(`There is no ${entry.replace(/js$/, 'ts')} in this project.`)
  process.argv.splice(1, process.argv.length, file, ...args)
  process.setSourceMapsEnabled(true)
  silenceExperimental()
  stopWithParent()
  await import(pathToFileURL(file).href)
}

// Node 20 calls JSON modules experimental on every start; nothing a user of the program could do about it.
function silenceExperimental() {
  process.removeAllListeners('warning')
  process.on('warning', (warning) => {
    if (warning.name !== 'ExperimentalWarning') process.stderr.write(`${warning.stack ?? warning.message}\n`)
  })
}

// npm 11 dies of a signal without passing it on. Under npm a parent that is gone therefore means "stop".
function stopWithParent() {
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, LOOK_EVERY)
  watch.unref()
  // Told by the signal itself (Ctrl-C reaches the whole group), the program must not hear it a second time: that would mean "at once".
  for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => heard(signal, watch))
}

function heard(signal, watch) {
  clearInterval(watch)
  if (process.listenerCount(signal) === 0) process.kill(process.pid, signal) // a program that does not listen ends as it would without us
}
