import { openApi } from '#api'
import { openHouse, rootDir, SAMPLE_PASSWORD, settingsOf, type House, type Log, type Settings } from '#assembly'
import { startWorker } from '#worker'
import { loggerOf } from '../logger.js'
import { stopOnSignal } from '../stop.js'
import { has, say, Usage } from '../usage.js'

/**
 * API, worker and web in one process; the embedded database is started when none is named. The last line says where to look.
 * `--api` and `--worker` start one half, for a production with several of each.
 */
export async function start(args: readonly string[]): Promise<void> {
  const began = performance.now()
  const [api, worker] = [has(args, 'api'), has(args, 'worker')]
  if (api && worker) throw new Usage('start, start --api or start --worker: without a flag both run in one process.')
  const root = rootDir()
  const settings = settingsOf(process.env, root, has(args, 'demo-clock'))
  const log = loggerOf(settings.logLevel)
  const opening = { root, settings, log, progress: say, keepsBackups: true }
  const stopping = stopOnSignal()
  if (worker) return runWorker(await startWorker(opening), stopping)
  const house = await openHouse(opening)
  await house.work({ works: !api })
  await serve(house, settings, root, log, began, stopping)
}

async function runWorker(house: House, stopping: Promise<void>): Promise<void> {
  say('Đôn Đốc works: timers and deliveries')
  await stopping
  await house.close()
  say('stopped')
}

async function serve(house: House, settings: Settings, root: string, log: Log, began: number, stopping: Promise<void>): Promise<void> {
  const api = await openApi(house, { root, log })
  await api.listen(settings.port, settings.host).catch(async (error: NodeJS.ErrnoException) => {
    await house.close()
    throw new Usage(
      error.code === 'EADDRINUSE'
        ? `PORT=${settings.port} is in use by another program: stop that one, or set another PORT.`
        : `PORT=${settings.port} cannot be used: ${error.message}`,
    )
  })
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  const hint = house.kind === 'sample' ? `; sign in as "hang" (Office), "sonoivu" or "xa.muonghum" (units), password "${SAMPLE_PASSWORD}"` : ''
  say(`Đôn Đốc is ready after ${seconds} s: http://localhost:${api.port}${hint}`)
  await stopping
  say('stopping')
  await api.close()
  await house.close()
  say('stopped')
}
