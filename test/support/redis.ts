/** The Redis of this run (scripts/test.mjs starts one, or passes REDIS_URL on); undefined = tests on Redis are to be skipped. */
export function redisUrl(): string | undefined {
  return process.env['TEST_REDIS_URL']
}
