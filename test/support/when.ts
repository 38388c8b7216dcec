import { test } from '@jest/globals'

type Body = () => void | Promise<void>
type Register = (name: string, body: Body) => void

/** Registers a test where the condition holds; elsewhere it is reported as skipped, with the reason in its name. */
export function when(condition: boolean, reason: string): Register {
  if (condition)
    return (name, body) => {
      test(name, body)
    }
  const { skip } = test
  return (name, body) => {
    skip(`${name} (${reason})`, body)
  }
}
