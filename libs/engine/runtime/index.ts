// placeholder of the lead, to be overwritten by the runtime's author
import type { Batch } from '#engine'
export interface Runtime { committed(batch: Batch): void; close(): Promise<void>; drain(): Promise<void> }
export function migrateQueue(_url: string): Promise<void> { return Promise.resolve() }
export function openRuntime(_o: unknown): Promise<Runtime> { return Promise.resolve({ committed: () => undefined, close: () => Promise.resolve(), drain: () => Promise.resolve() }) }
