import { Buffer } from 'node:buffer'
import { ImageKind, OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { openPdf } from './text-of-pdf.js'
import type { Operators } from './page-words.js'

interface Picture {
  readonly width: number
  readonly height: number
  readonly kind: number
  readonly data: Uint8Array | Uint8ClampedArray
}

// A page of A3 at 300 dots an inch; larger scans would not fit the reader's memory.
const MAX_DOTS = 20_000_000

function isPicture(value: unknown): value is Picture {
  const picture = value as Partial<Picture> | null
  return (
    picture !== null &&
    typeof picture === 'object' &&
    ArrayBuffer.isView(picture.data) &&
    typeof picture.width === 'number' &&
    typeof picture.height === 'number'
  )
}

/** Dots as bytes of red, green and blue. */
function colours({ width, height, kind, data }: Picture): Buffer {
  if (kind === ImageKind.RGB_24BPP) return Buffer.from(data.buffer, data.byteOffset, width * height * 3)
  const out = Buffer.alloc(width * height * 3)
  const stride = (width + 7) >> 3
  for (let dot = 0; dot < width * height; dot++) {
    const [x, y] = [dot % width, Math.floor(dot / width)]
    const bit = ((data[y * stride + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1
    for (let part = 0; part < 3; part++) out[dot * 3 + part] = kind === ImageKind.RGBA_32BPP ? (data[dot * 4 + part] ?? 0) : bit * 255
  }
  return out
}

/** The largest picture painted on a page, in the plainest format there is (PPM). */
async function pictureOf(page: PDFPageProxy): Promise<Buffer | null> {
  const { fnArray, argsArray } = (await page.getOperatorList()) as Operators
  const painted = argsArray
    .filter((_, i) => fnArray[i] === OPS.paintImageXObject)
    .map((args) => args as readonly [string, number, number])
    .toSorted((a, b) => b[1] * b[2] - a[1] * a[2])
  const [id] = painted[0] ?? []
  if (id === undefined) return null
  const objects = id.startsWith('g_') ? page.commonObjs : page.objs
  const picture = await new Promise<unknown>((resolve) => void objects.get(id, resolve))
  return isPicture(picture) ? Buffer.concat([Buffer.from(`P6\n${picture.width} ${picture.height}\n255\n`), colours(picture)]) : null
}

/** The pictures of a scan, a page at a time. */
export async function* picturesOf(bytes: Uint8Array): AsyncGenerator<Buffer> {
  const document = await openPdf(bytes, MAX_DOTS)
  try {
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number)
      const picture = await pictureOf(page)
      page.cleanup()
      if (picture) yield picture
    }
  } finally {
    await document.loadingTask.destroy()
  }
}
