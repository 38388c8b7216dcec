import type { InstanceId, LocalDate } from '#base'
import type { Loaded } from '#engine'
import { newest, type WorkContext } from '#workflows'

/** The memory of a piece of work, typed. Every definition of the cascade keeps a `WorkContext`. */
export function contextOf(holder: { readonly context: Readonly<Record<string, unknown>> }): WorkContext {
  return holder.context as unknown as WorkContext
}

export const contextOfLoaded = ({ snapshot }: Loaded): WorkContext => contextOf(snapshot)

/** The date with which work was born, where a unit was granted more time; null where it was not. */
export function extendedFrom({ extensionsGranted, dueFirst, due }: WorkContext): LocalDate | null {
  return extensionsGranted > 0 && dueFirst !== due.on ? dueFirst : null
}

/** `duty@1` → `duty`. */
export function nameOf(definition: string): string {
  return definition.slice(0, definition.lastIndexOf('@'))
}

/** The version on which new instances are born: the newest, also while running ones are being migrated. */
export function current(name: string): string {
  return newest(name)
}

/** What a directive remembers of its papers, beside what all work remembers. */
export interface DirectiveMore {
  readonly superior?: {
    readonly number: string
    readonly issuedOn: string | null
    readonly issuer: string | null
    readonly subject: string | null
    readonly receivedOn: string | null
    readonly file: { readonly hash: string; readonly name: string } | null
    readonly instruction: string | null
  } | null
  readonly letter?: LetterFacts | null
  readonly carriesOut?: readonly { readonly symbol: string; readonly date: string | null; readonly issuer: string | null; readonly main: boolean }[]
  /** Directives that this one replaces, and the one by which it was replaced. */
  readonly replaces?: readonly InstanceId[]
  readonly replacedBy?: InstanceId
  readonly trackFrom?: string | null
  readonly trackedUntil?: string | null
  readonly lines?: readonly {
    readonly path: string
    readonly quote: string
    readonly class: string
    readonly authority: string
    readonly units: readonly string[]
  }[]
  readonly indicators?: readonly {
    readonly path: string
    readonly key: string
    readonly label: string
    readonly unit: string
    readonly target: string
    readonly units: readonly string[]
  }[]
}
export interface LetterFacts {
  readonly kind: string
  readonly number: string | null
  readonly symbol: string | null
  readonly issuedOn: string | null
  readonly issuer: string
  readonly subject: string | null
  readonly signer: string | null
  readonly signerTitle: string | null
  readonly urgency: string
  readonly file: { readonly hash: string; readonly name: string } | null
}

export const directiveMore = (context: WorkContext): DirectiveMore => context.more as DirectiveMore

/** Put on record for itself, of a year or round before its letter was taken in (`past-steps.ts`); nothing that is asked for now. */
export function isOfThePast(holder: { readonly context: Readonly<Record<string, unknown>> }): boolean {
  return contextOf(holder).more['pastOf'] !== undefined
}

/** `1098` and `UBND-VX` → `1098/UBND-VX`, as people write it. */
export function fullNumber(letter: Pick<LetterFacts, 'number' | 'symbol'> | null | undefined): string | null {
  if (!letter?.number) return null
  return letter.symbol && !letter.number.includes('/') && !letter.number.includes('-') ? `${letter.number}/${letter.symbol}` : letter.number
}
