import { pino } from 'pino'
import type { Log, Settings } from '#assembly'

/** Structured lines on standard error: an event and its facts, no personal data, no text of letters. */
export function loggerOf(level: Settings['logLevel']): Log {
  const logger = pino({ level, base: null }, pino.destination(2))
  return (event, facts = {}) => {
    if ('error' in facts) logger.error(facts, event)
    else logger.info(facts, event)
  }
}
