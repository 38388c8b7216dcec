import { spawn } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

/** One line for the person who waits. Always on standard error: standard output belongs to the answer of the command. */
export function say(line) {
  process.stderr.write(`${line}\n`)
}

/** Stops the script with one sentence. */
export function giveUp(sentence) {
  say(sentence)
  process.exit(1)
}

/** Runs a tool of the project to its end; what it prints goes to standard error. Answers its exit code. */
export function step(script, args, env = {}) {
  return runToEnd(process.execPath, [path.join(root, script), ...args], { stdio: ['ignore', 2, 2], env: { ...process.env, ...env } })
}

/** Runs a command to its end and takes it along when this script is told to stop. Answers its exit code. */
export function runToEnd(command, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, ...options })
    const stop = (signal) => child.kill(signal)
    process.on('SIGTERM', stop).on('SIGINT', stop)
    child.once('error', reject)
    child.once('close', (code, signal) => {
      process.off('SIGTERM', stop).off('SIGINT', stop)
      if (signal === 'SIGTERM' || signal === 'SIGINT') process.exit(1)
      resolve(code ?? 1)
    })
  })
}
