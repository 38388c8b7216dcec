import path from 'node:path'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'

/**
 * Serves the built web: hashed files for ever, the rest asked anew each time. Unknown addresses are the filter's.
 * Imported only here: @fastify/static is CommonJS that requires ESM, which Jest on Node 20 cannot load (toolchain.md).
 */
export async function serveWeb(app: NestFastifyApplication, root: string): Promise<void> {
  const { default: fastifyStatic } = await import('@fastify/static')
  await app.register(
    fastifyStatic as never,
    {
      root,
      wildcard: false,
      cacheControl: false,
      setHeaders: (reply: { header(name: string, value: string): unknown }, file: string) => {
        reply.header('cache-control', isHashed(path.relative(root, file)) ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    } as never,
  )
}

function isHashed(file: string): boolean {
  return file.startsWith(`assets${path.sep}`)
}
