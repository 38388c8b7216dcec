import { z } from 'zod'
import { none, type FileRef } from './common.js'
import type { Route } from './route.js'

const named = z.object({ name: z.string().min(1).max(255) }).strict()
export const uploadFile: Route<typeof none, typeof named, 'bytes', FileRef & { readonly size: number }> = {
  name: 'uploadFile',
  method: 'POST',
  path: '/files',
  summary: 'Stores a file (≤ 25 MB) by its hash; swept after 24 h when nothing refers to it',
  params: none,
  query: named,
  body: 'bytes',
}

const byHash = z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/) }).strict()
/** Answers the bytes themselves, as a download. */
export const downloadFile: Route<typeof byHash, typeof none, typeof none, null> = {
  name: 'downloadFile',
  method: 'GET',
  path: '/files/:hash',
  summary: 'A file that this person may see',
  params: byHash,
  query: none,
  body: none,
}
