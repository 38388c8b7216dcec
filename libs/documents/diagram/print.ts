import type { Diagram } from '#contract'
import type { Definition } from '#engine/core'
import { indexPage } from './index-page.js'
import { mermaidOf } from './mermaid.js'
import { placed } from './place.js'
import { sketchOf } from './sketch.js'
import { svgOf } from './svg.js'

const drawn = new WeakMap<Definition, Diagram>()

/** A definition as a diagram: states, lines and words in pixels, laid out once. The same definition gives the same diagram on every machine. */
export function diagramOf(definition: Definition): Diagram {
  const known = drawn.get(definition) ?? placed(sketchOf(definition))
  drawn.set(definition, known)
  return known
}

/** The files of `docs/definitions`, by name: for each version an SVG and a Mermaid text, and the page that shows them all. */
export function printedDiagrams(definitions: Iterable<Definition>): ReadonlyMap<string, string> {
  const all = [...definitions].map((definition) => ({ definition, file: `${definition.name}-v${definition.version}` }))
  return new Map([
    ...all.flatMap(({ definition, file }): [string, string][] => [
      [`${file}.svg`, svgOf(diagramOf(definition))],
      [`${file}.mmd`, mermaidOf(sketchOf(definition))],
    ]),
    ['README.md', indexPage(all)],
  ])
}
