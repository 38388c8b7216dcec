export { openRuntime, type Runtime, type RuntimeOptions } from './open-runtime.js'
export { migrateQueue, type QueueConnection } from './wakeups.js'
export type { Log } from './log.js'
export { whyRedisUnreachable } from './reach-redis.js'
