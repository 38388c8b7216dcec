import fs from 'node:fs'

export default async function globalTeardown() {
  if (!globalThis.testCluster) return
  const { server, dir } = globalThis.testCluster
  await server.stop(0)
  fs.rmSync(dir, { recursive: true, force: true })
}
