import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import fs from 'node:fs'
import path from 'node:path'
import { STAGES } from '#base'
import type { Diagram, DiagramBox } from '#contract'
import type { Definition } from '#engine/core'
import { definitionsOf } from '#workflows'
import { placed } from './place.js'
import { diagramOf, printedDiagrams } from './print.js'
import type { Sketch, SketchState } from './sketch.js'
import { widthOf } from './text-size.js'

const FOLDER = 'docs/definitions'
const lock = JSON.parse(fs.readFileSync('workflows/lock.json', 'utf8')) as Record<string, { hash: string }>
const read = (): Definition[] => [...definitionsOf(Object.fromEntries(Object.entries(lock).map(([key, { hash }]) => [key, hash]))).values()]
const all = read()
const named = all.map((definition) => [`${definition.name}@${definition.version}`, definition] as const)

interface Thing {
  readonly name: string
  readonly box: DiagramBox
}

/** Everything that takes room of its own. */
function thingsOf({ states, anywhere, rungs, arrows }: Diagram): Thing[] {
  const words = arrows.flatMap(({ box, words: said }) => (box ? [{ name: said.map(({ text }) => text).join(' '), box }] : []))
  return [
    ...states.map((box) => ({ name: box.state, box })),
    ...anywhere.map((box) => ({ name: `anywhere ${box.x}`, box })),
    ...rungs.map((box) => ({ name: box.stage, box })),
    ...words,
  ]
}

const overlap = (a: DiagramBox, b: DiagramBox): boolean => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
function overlapsIn(things: readonly Thing[]): string[] {
  return things.flatMap((one, i) => things.slice(i + 1).flatMap((other) => (overlap(one.box, other.box) ? [`${one.name} / ${other.name}`] : [])))
}

type Spot = readonly [x: number, y: number]
/** Points of a path, close together. */
function spotsOf(d: string): Spot[] {
  const spots: Spot[] = []
  for (const [, kind = '', places = ''] of d.matchAll(/([MLC])([^MLC]*)/gu)) {
    const to = places
      .trim()
      .split(' ')
      .map((place): Spot => [Number(place.split(',')[0]), Number(place.split(',')[1])])
    const curve = kind === 'M' ? to : [spots.at(-1) ?? [0, 0], ...to]
    for (let t = 0; t <= 1; t += 0.02) spots.push(onCurve(curve, t))
  }
  return spots
}
/** De Casteljau: a point of the curve that these points control, whatever its degree. */
function onCurve(points: readonly Spot[], t: number): Spot {
  const [first = [0, 0] as const] = points
  if (points.length === 1) return first
  return onCurve(
    points.slice(1).map((point, i): Spot => mixed(points[i] ?? first, point, t)),
    t,
  )
}
const mixed = ([x, y]: Spot, [toX, toY]: Spot, t: number): Spot => [x + (toX - x) * t, y + (toY - y) * t]

/** Lines that run through a box, or under words of another line. Where a line touches the edge of its own box it is right. */
function crossed(diagram: Diagram): string[] {
  const things = thingsOf(diagram)
  const within = ({ x, y, width, height }: DiagramBox, [px, py]: Spot): boolean => px > x + 2 && px < x + width - 2 && py > y + 2 && py < y + height - 2
  return diagram.arrows.flatMap(({ path: line, box: own }) => {
    const spots = spotsOf(line)
    return things.filter(({ box }) => box !== own && spots.some((spot) => within(box, spot))).map(({ name }) => `${line} through ${name}`)
  })
}

/** What reaches beyond the sheet, or beyond its own box. */
function cutOff(diagram: Diagram): string[] {
  const beyond = thingsOf(diagram).filter(({ box: { x, y, width, height } }) => x < 0 || y < 0 || x + width > diagram.width || y + height > diagram.height)
  const lines = diagram.arrows.filter(({ path: line }) => spotsOf(line).some(([x, y]) => x < 0 || y < 0 || x > diagram.width || y > diagram.height))
  const tooWide = [...diagram.states, ...diagram.anywhere, ...diagram.rungs].flatMap(({ width, words }) =>
    words.filter(({ text, look }) => widthOf(text, { name: 13, code: 10 }[look as string] ?? 11) > width).map(({ text }) => text),
  )
  return [...beyond.map(({ name }) => name), ...lines.map(({ path: line }) => line), ...tooWide]
}

describe('The drawing of a definition', () => {
  test('is the same, byte by byte, however often it is printed', () => {
    expect([...printedDiagrams(read())]).toEqual([...printedDiagrams(read())])
  })

  test('stands in docs/definitions as the definition says now, for every locked version, and nothing else stands there', () => {
    const printed = printedDiagrams(all)
    expect(fs.readdirSync(FOLDER).sort()).toEqual([...printed.keys()].sort())
    for (const [file, text] of printed) expect([file, fs.readFileSync(path.join(FOLDER, file), 'utf8') === text]).toEqual([file, true])
    expect([...printed.keys()]).toEqual(expect.arrayContaining(Object.keys(lock).map((key) => `${key.replace('@', '-v')}.svg`)))
  })

  test.each(named)('%s names every state and every event, in words and in the text that is read aloud', (_, definition) => {
    const diagram = diagramOf(definition)
    const words = [...diagram.states, ...diagram.anywhere, ...diagram.rungs, ...diagram.arrows].map((one) => one.words.map(({ text }) => text).join(' '))
    const told = [...words, ...diagram.notes.flatMap(({ lines }) => lines)].join('\n')
    for (const state of Object.keys(definition.leaves.work)) expect(told).toContain(definition.labels.states[state] ?? state)
    expect(diagram.states.map(({ state }) => state).sort()).toEqual(Object.keys(definition.leaves.work).sort())
    const taken = [...Object.values(definition.leaves.work), ...Object.values(definition.leaves.deadline)].flatMap(({ on }) => [...on.keys()])
    for (const event of taken) expect(told).toContain(definition.labels.events[event] ?? event)
    expect(diagram.rungs.map(({ stage }) => stage)).toEqual([...STAGES])
    for (const [state, { on, meta }] of Object.entries(definition.leaves.work)) {
      const drawn = diagram.states.find((one) => one.state === state)
      const listed = [...(drawn?.ways ?? []).flatMap(({ events }) => events), ...(drawn?.stays ?? [])].join('\n')
      if (meta.owner) for (const event of on.keys()) expect([state, listed]).toEqual([state, expect.stringContaining(definition.labels.events[event] ?? event)])
    }
  })

  test.each(named)('%s: no two boxes overlap, no line runs through a box or under the words of another, nothing is cut off', (_, definition) => {
    const diagram = diagramOf(definition)
    expect({ overlaps: overlapsIn(thingsOf(diagram)), crossed: crossed(diagram), cut: cutOff(diagram) }).toEqual({ overlaps: [], crossed: [], cut: [] })
  })

  test('stays readable for workflows nobody has written yet', () => {
    fc.assert(
      fc.property(sketches, (sketch) => {
        const diagram = placed(sketch)
        expect({ overlaps: overlapsIn(thingsOf(diagram)), crossed: crossed(diagram), cut: cutOff(diagram) }).toEqual({ overlaps: [], crossed: [], cut: [] })
      }),
      { numRuns: 60 },
    )
  })
})

const label = fc.constantFrom('Gửi', 'Trình lãnh đạo', 'Nhập kế hoạch đã ban hành', 'Đã lồng ghép trong văn bản khác')
const sketches: fc.Arbitrary<Sketch> = fc.integer({ min: 2, max: 8 }).chain((count) => {
  const names = Array.from({ length: count }, (_, i) => `state${i}`)
  const way = fc.record({ from: fc.subarray(names, { minLength: 1, maxLength: Math.min(4, count) }), to: fc.constantFrom(...names), words: label })
  const states = fc.tuple(
    ...names.map((state): fc.Arbitrary<SketchState> =>
      fc.record({
        state: fc.constant(state),
        label,
        kind: fc.constantFrom('resting', 'final'),
        owner: fc.constantFrom(null, 'chuyên viên Văn phòng'),
        ladder: fc.boolean(),
        waits: fc.constantFrom(null, 'standing'),
      }),
    ),
  )
  return fc
    .tuple(states, fc.uniqueArray(way, { minLength: 1, maxLength: 10, selector: ({ from, to }) => [...from, to].join(' ') }))
    .map(([drawn, ways]): Sketch => ({
      definition: 'made-up@1',
      label: 'Thử',
      initial: 'state0',
      states: drawn,
      ways: ways.flatMap(({ from, to, words }, i) => {
        const others = from.filter((state) => state !== to)
        return others.length ? [{ from: others, to, says: [{ event: `E${i}`, words: `${words} ${i}`, byHouse: i % 3 === 0 }] }] : []
      }),
      anywhere: [],
      stays: [],
      ladder: { everywhere: [], ways: [] },
    }))
})
