import { crc32, deflateSync, inflateSync } from 'node:zlib'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const COLOURS = 256
// Squared distance below which two shades look the same in small print.
const SAME = 100

/**
 * The same picture with a palette of at most 256 colours, all others by the nearest: a third of the size, no difference to see on a page of
 * text. Takes what Chromium writes (8 bits, RGB or RGBA without transparency, not interlaced); anything else throws.
 */
export function smallPng(png: Buffer): Buffer {
  const { width, height, bytes, pixels } = decoded(png)
  const counts = new Map<number, number>()
  for (let i = 0; i < pixels.length; i += bytes) counts.set(pixels.readUIntBE(i, 3), (counts.get(pixels.readUIntBE(i, 3)) ?? 0) + 1)
  const palette = paletteOf([...counts].sort((one, other) => other[1] - one[1]).map(([colour]) => colour))
  const indexOf = new Map([...counts.keys()].map((colour) => [colour, nearest(palette, colour)]))
  const rows = Buffer.alloc(height * (width + 1))
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) rows[y * (width + 1) + 1 + x] = indexOf.get(pixels.readUIntBE((y * width + x) * bytes, 3)) ?? 0
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 3, 0, 0, 0], 8)
  const plte = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]))
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', head),
    chunk('PLTE', plte),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** The most frequent first; a shade that hardly differs from one already taken takes no place from a rare colour, such as a sign's. */
function paletteOf(byFrequency: readonly number[]): number[] {
  const palette: number[] = []
  for (const colour of byFrequency) {
    if (palette.length === COLOURS) break
    if (palette.every((taken) => distance(taken, colour) >= SAME)) palette.push(colour)
  }
  return palette
}

function nearest(palette: readonly number[], colour: number): number {
  let best = 0
  for (const [index, taken] of palette.entries()) if (distance(taken, colour) < distance(palette[best] ?? 0, colour)) best = index
  return best
}

function distance(one: number, other: number): number {
  return ((one >> 16) - (other >> 16)) ** 2 + (((one >> 8) & 255) - ((other >> 8) & 255)) ** 2 + ((one & 255) - (other & 255)) ** 2
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(body.length)
  check.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, check])
}

function decoded(png: Buffer): { width: number; height: number; bytes: number; pixels: Buffer } {
  const parts: Buffer[] = []
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
  }
  const [width, height, depth, kind, interlaced] = [png.readUInt32BE(16), png.readUInt32BE(20), png[24], png[25], png[28]]
  if (depth !== 8 || (kind !== 2 && kind !== 6) || interlaced !== 0) throw new Error(`a PNG of another kind: depth ${depth}, colour ${kind}`)
  const bytes = kind === 6 ? 4 : 3
  return { width, height, bytes, pixels: unfiltered(inflateSync(Buffer.concat(parts)), height, width * bytes, bytes) }
}

/** Each row says how it was written as differences to its neighbours (PNG specification, 9.2). */
function unfiltered(raw: Buffer, height: number, stride: number, bytes: number): Buffer {
  const out = Buffer.alloc(height * stride)
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)] ?? 0
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x
      const left = x >= bytes ? (out[at - bytes] ?? 0) : 0
      const up = y > 0 ? (out[at - stride] ?? 0) : 0
      const corner = y > 0 && x >= bytes ? (out[at - stride - bytes] ?? 0) : 0
      out[at] = (raw[y * (stride + 1) + 1 + x] ?? 0) + ([0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0)
    }
  }
  return out
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner
}
