import { ok, refuse, type InstanceId, type Result } from '#base'
import type { BodyOf, routes, SentMany } from '#contract'
import type { Loaded } from '#engine'
import type { Actor, Needs } from './needs.js'
import { send } from './send.js'
import { problemSentence } from './texts/problem-sentence.js'

type Input = BodyOf<typeof routes.writeQuarterly>
type Line = Input['lines'][number]
type Written = { readonly line: Line; readonly result: Awaited<ReturnType<typeof send>> }

/**
 * Rà soát quý: how each piece of work without a date stands, typed by its unit or by the Office, saved in one go (practice 2.1 B). A line is an
 * ordinary word to its work (`quarterlyEvent`): one that is refused stops no other. Only work below that directive; a repetition under the same key
 * writes nothing twice.
 */
export async function writeQuarterly(needs: Needs, actor: Actor, directive: InstanceId, { key, lines }: Input): Promise<Result<SentMany>> {
  const loaded = new Map((await needs.engine.loadAll(lines.map(({ instance }) => instance as InstanceId))).map((one) => [one.row.id as number, one]))
  const written = await Promise.all(lines.map((line) => write(needs, actor, directive, key, line, loaded.get(line.instance))))
  return ok({
    done: written.filter(({ result }) => result.ok).map(({ line }) => line.instance),
    refused: written.flatMap(({ line: { instance }, result }) =>
      result.ok ? [] : [{ instance, code: result.problem.code, sentence: problemSentence(result.problem) }],
    ),
  })
}

async function write(needs: Needs, actor: Actor, directive: InstanceId, key: string, line: Line, loaded: Loaded | undefined): Promise<Written> {
  const { instance, text } = line
  const said = loaded?.row.root === directive ? quarterlyEvent(loaded) : null
  if (!said) return { line, result: refuse('instance.unknown', { instance }) }
  const result = await send(needs, actor, { instance: instance as InstanceId, event: said.event, payload: { [said.field]: text }, key: `${key}:${instance}` })
  return { line, result }
}

/** The event by which work says how it stands: a duty its progress, a plan a word. */
export function quarterlyEvent({ definition }: Loaded): { readonly event: string; readonly field: string } | null {
  if (definition.events['PROGRESS']) return { event: 'PROGRESS', field: 'summary' }
  return definition.events['NOTE'] ? { event: 'NOTE', field: 'text' } : null
}
