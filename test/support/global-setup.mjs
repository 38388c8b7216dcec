// One real PostgreSQL for the whole run. Test files take databases of their own from it (database.ts).
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { tsImport } from 'tsx/esm/api'

const { pure } = JSON.parse(fs.readFileSync(new URL('../../scripts/rooms.json', import.meta.url), 'utf8'))

export default async function globalSetup(globalConfig) {
  if (asksForPureRoomsOnly(globalConfig.testPathPatterns?.patterns ?? [])) return
  const { startEmbedded } = await tsImport('../../libs/assembly/embedded/index.ts', import.meta.url)
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'don-doc-test-'))
  fs.chmodSync(dir, 0o755)
  const server = await startEmbedded({ dir, database: 'postgres', fast: true })
  globalThis.testCluster = { server, dir }
  process.env.TEST_PG_ADMIN_URL = server.url
}

// `jest libs/calendar` needs no database and starts a second sooner without one.
function asksForPureRoomsOnly(patterns) {
  return patterns.length > 0 && patterns.every((pattern) => pure.some((room) => pattern.includes(room)))
}
