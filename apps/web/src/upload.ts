import { call } from './api.js'
import type { SentFile } from './parts/form-values.js'

/** Puts a file into the house, which names it by what it holds: sending it twice stores it once. */
export async function upload(file: File): Promise<SentFile> {
  const { hash, name, size } = await call('uploadFile', { query: { name: file.name }, body: file })
  return { hash, name, size }
}
