import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { TextReader } from './text-reader.js'

async function* pieces(text: string, sizes: readonly number[]): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text)
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const size = sizes[i % sizes.length] ?? 1
    yield bytes.subarray(at, at + size)
    at += size
  }
}

// What COPY writes: a backslash in a value is doubled, so that no row is the end `\.`.
const row = fc.array(fc.constantFrom('a', 'ệ', '\\\\', '\\\\.', '.', '\t', '\\n', ''), { maxLength: 6 }).map((parts) => parts.join(''))

test('Rows come out as they went in, wherever the pieces of the file are cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(row, { maxLength: 5 }), { maxLength: 4 }),
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
      async (tables, sizes) => {
        const blocks = tables.map((rows) => rows.map((line) => `${line}\n`).join(''))
        const reader = new TextReader(pieces(blocks.map((block, i) => `table ${i}\n${block}\\.\n`).join('') + 'end\n', sizes))
        for (const [i, block] of blocks.entries()) {
          expect(await reader.line()).toBe(`table ${i}`)
          const read: Buffer[] = []
          for await (const chunk of reader.rows()) read.push(Buffer.from(chunk))
          expect(Buffer.concat(read).toString()).toBe(block)
        }
        expect([await reader.line(), await reader.line()]).toEqual(['end', null])
      },
    ),
  )
})

test('A table that ends with the file is not whole', async () => {
  const rows = new TextReader(pieces('a\nb\n\\.', [3])).rows()
  let next = await rows.next()
  while (!next.done) next = await rows.next()
  expect(next.value).toBe(false)
})
