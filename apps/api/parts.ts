import { Inject } from '@nestjs/common'
import type { FileHash, PersonId, Result } from '#base'
import type { Cascade, KeptFile, PageQueries, QueueRoom, Views } from '#cascade'
import type { Moved } from '#contract'
import type { Receipt } from './receipts.js'
import type { SignIn } from './sign-in.js'

/** Facts of one event, never sentences, never personal data: ids only. */
export type Log = (event: string, facts?: Readonly<Record<string, unknown>>) => void

export interface FileShelf {
  keep(file: { readonly name: string; readonly media: string; readonly bytes: Uint8Array; readonly by: PersonId }): Promise<FileHash>
  read(hash: FileHash): Promise<KeptFile | null>
}

/** What the web server serves: plain values, assembled elsewhere. */
export interface Parts {
  readonly cascade: Cascade
  readonly views: Views
  readonly signIn: SignIn
  readonly queues: QueueRoom
  readonly files: FileShelf
  /** Moves the demo clock; null where there is none. */
  readonly moveClock: ((to: 'nextWorkingMorning' | 'week' | number) => Promise<Moved>) | null
  /** A gateway's word that a message was opened. */
  readonly opened: (receipt: Receipt) => Promise<Result<null>>
  /** What live pages follow. */
  readonly changes: Pick<PageQueries, 'lastChange' | 'changesAfter'>
  /** Folder of the built web; null = no pages, API only. */
  readonly webRoot: string | null
  /** Reached by https: cookies are marked Secure and the proxy in front is believed. */
  readonly secure: boolean
  readonly log: Log
}

/** Injects one part into a controller, and no more than it needs (style 13). */
export function Part(name: keyof Parts): ParameterDecorator {
  return Inject(`part:${name}`) as ParameterDecorator
}

export function providersOf(parts: Parts): { provide: string; useValue: unknown }[] {
  return Object.entries(parts).map(([name, useValue]) => ({ provide: `part:${name}`, useValue: useValue as unknown }))
}
