import type { Diagram, DiagramArrow, DiagramBox, DiagramState, DiagramText } from '#contract'
import { blockOf, setBlock } from './words.js'

// Its own paper and ink: read on a light page as on a dark one. The colours are those of the web's light theme.
const STYLE = `
  text { font: 400 11px 'Be Vietnam Pro', system-ui, 'Segoe UI', Roboto, Arial, sans-serif; fill: #444d52 }
  .middle { text-anchor: middle }
  .name { font-size: 13px; font-weight: 600; fill: #1a2124 }
  .head { font-size: 13px; font-weight: 600; fill: #1a2124 }
  .code { font: 400 10px ui-monospace, Menlo, Consolas, monospace; fill: #60686d }
  .event { fill: #0a5260 }
  .note { font-size: 11.5px }
  .sheet { fill: #ffffff; stroke: #e5e2db }
  .state { fill: #f7f5f0; stroke: #7d8385 }
  .passing { stroke-dasharray: 4 3 }
  .final { fill: #edf1f5; stroke: #4a6178 }
  .inner { fill: none; stroke: #4a6178; stroke-width: .8 }
  .anywhere { fill: #ffffff; stroke: #c6c2b8; stroke-dasharray: 4 3 }
  .rung { fill: #fbf2dd; stroke: #c6c2b8 }
  .ladder { fill: none; stroke: #855600; stroke-width: 1.2 }
  .line { fill: none; stroke: #60686d; stroke-width: 1.1 }
  .house { stroke-dasharray: 4 3 }
  .tip, .knot { fill: #60686d }
  .under { fill: #ffffff }`

/** The diagram as a file of its own. Whatever stands in a label is text, never markup. */
export function svgOf(diagram: Diagram): string {
  const { width, label, definition } = diagram
  const title = setBlock(blockOf([[label, 'head']], width), EDGE, 14, 'start')
  const notes = notesBelow(diagram)
  const height = TITLE + diagram.height + notes.height
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" lang="vi" aria-labelledby="title desc">`,
    `<title id="title">${escaped(`${label} (${definition})`)}</title>`,
    `<desc id="desc">${escaped(told(diagram))}</desc>`,
    `<style>${STYLE}\n</style>`,
    `<rect class="sheet" x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="6"/>`,
    ...title.map(textOf),
    `<g transform="translate(0 ${TITLE})">`,
    ...diagram.arrows.map(lineOf),
    ...diagram.knots.map(({ x, y, radius }) => `<circle class="knot" cx="${x}" cy="${y}" r="${radius}"/>`),
    ...diagram.arrows.flatMap(({ box, words }) => (box ? [rect('under', box, 2), ...words.map(textOf)] : [])),
    ...diagram.anywhere.flatMap((pill) => [rect('anywhere', pill, 9), ...pill.words.map(textOf)]),
    ...diagram.states.map(stateOf),
    ...diagram.rungs.flatMap((rung) => [rect('rung', rung, 3), ...rung.words.map(textOf)]),
    ...diagram.words.map(textOf),
    ...notes.words.map(textOf),
    '</g>',
    '</svg>',
  ]
  return `${lines.join('\n')}\n`
}

const TITLE = 26
const EDGE = 24

function notesBelow({ width, height, notes }: Diagram): { readonly words: readonly DiagramText[]; readonly height: number } {
  const texts = notes.flatMap(({ head, lines }) => [[head, 'head'] as const, ...lines.map((line) => [line, 'note'] as const)])
  const blocks = texts.map((text) => blockOf([text], width - 2 * EDGE))
  const words: DiagramText[] = []
  let bottom = height
  blocks.forEach((block, i) => {
    if (texts[i]?.[1] === 'head' && i > 0) bottom += 8
    words.push(...setBlock(block, EDGE, bottom, 'start'))
    bottom += block.height
  })
  return { words, height: bottom - height + EDGE }
}

/** State by state, for who does not see the drawing. */
function told({ states }: Diagram): string {
  return states
    .map(
      ({ label, owner, ways }) =>
        `${label}${owner === null ? '' : ` (${owner})`}${ways.length ? ': ' : ''}${ways.map(({ events, to }) => `${events.join('; ')} → ${to}`).join('; ')}.`,
    )
    .join(' ')
}

function lineOf({ path, head, byHouse }: DiagramArrow): string {
  return `<path class="line${byHouse ? ' house' : ''}" d="${path}"/>${head === null ? '' : `<path class="tip" d="${head}"/>`}`
}

function stateOf(state: DiagramState): string {
  const { x, y, width, height, kind, ladder, words } = state
  const look = kind === 'resting' ? 'state' : `state ${kind}`
  const inner = kind === 'final' ? rect('inner', { x: x + 3, y: y + 3, width: width - 6, height: height - 6 }, 6) : ''
  const sign = ladder ? `<path class="ladder" d="${ladderSign(x + width - 13, y + 5)}"/>` : ''
  return `<g id="${escaped(state.state)}">${rect(look, state, 8)}${inner}${sign}${words.map(textOf).join('')}</g>`
}

/** A small ladder with its upper left corner at `x`, `y`. */
export function ladderSign(x: number, y: number): string {
  return `M${x},${y} v10 M${x + 6},${y} v10 M${x},${y + 2} h6 M${x},${y + 5} h6 M${x},${y + 8} h6`
}

function rect(look: string, { x, y, width, height }: DiagramBox, radius: number): string {
  return `<rect class="${look}" x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}"/>`
}

function textOf({ text, x, y, anchor, look }: DiagramText): string {
  return `<text class="${look}${anchor === 'middle' ? ' middle' : ''}" x="${x}" y="${y}">${escaped(text)}</text>`
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/gu, (letter) => `&#${letter.codePointAt(0)};`)
}
