import { openHouse, rootDir, SAMPLE_PASSWORD, settingsOf } from '#assembly'
import { openApi } from '#api'
import { loggerOf } from '../logger.js'
import { stopOnSignal } from '../stop.js'
import { has, say } from '../usage.js'

/** API, worker and web in one process; the embedded database is started when none is named. The last line says where to look. */
export async function start(args: readonly string[]): Promise<void> {
  const began = performance.now()
  const root = rootDir()
  const settings = settingsOf(process.env, root, has(args, 'demo-clock'))
  const log = loggerOf(settings.logLevel)
  const house = await openHouse({ root, settings, log, progress: say })
  const stopping = stopOnSignal()
  await house.work()
  const api = await openApi(house, { root, log })
  await api.listen(settings.port, settings.host)
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  const hint = house.kind === 'sample' ? `; sign in as "hang" (Office) or "sonoivu", "xa.muonghum" (units), password "${SAMPLE_PASSWORD}"` : ''
  say(`Đôn Đốc is ready after ${seconds} s: http://localhost:${api.port}${hint}`)
  await stopping
  say('stopping')
  await api.close()
  await house.close()
  say('stopped')
}
