import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readText } from '../index.js'
import { rawPdf } from '../raw-pdf.fixture.js'

const SCAN = rawPdf({ pages: ['q 595 0 0 842 0 0 cm /I Do Q', 'q 595 0 0 842 0 0 cm /I Do Q'], picture: 40 })
const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47)
const { PATH } = process.env
let folder = ''

// A stand-in for tesseract: says how it was asked and how much it was given, so that what is handed over can be checked.
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'ocr-'))
})
afterAll(() => {
  process.env['PATH'] = PATH
  rmSync(folder, { recursive: true })
})

function installed(script: string): void {
  writeFileSync(path.join(folder, 'tesseract'), `#!${process.execPath}\n${script}`)
  chmodSync(path.join(folder, 'tesseract'), 0o755)
}

describe('a scan', () => {
  test('is refused as one unless recognising is asked for', async () => {
    expect(await readText({ name: 'a.pdf', bytes: SCAN })).toMatchObject({ problem: { code: 'file.scan' } })
    expect(await readText({ name: 'a.png', bytes: PNG })).toMatchObject({ problem: { code: 'file.scan' } })
  })

  test('without tesseract, or without its Vietnamese, is refused with what is missing', async () => {
    process.env['PATH'] = folder
    expect(await readText({ name: 'a.pdf', bytes: SCAN }, { ocr: true })).toMatchObject({ problem: { code: 'file.noOcr' } })
    installed('process.exit(1)')
    expect(await readText({ name: 'a.png', bytes: PNG }, { ocr: true })).toMatchObject({ problem: { code: 'file.noOcr' } })
  })

  test('is handed to tesseract page by page as a plain picture, and its words carry a note', async () => {
    process.env['PATH'] = folder
    installed(`let all = []
process.stdin.on('data', (part) => all.push(part)).on('end', () => {
  const picture = Buffer.concat(all)
  process.stdout.write(process.argv.slice(2).join(' ') + ' | ' + picture.subarray(0, 13).toString('latin1').replaceAll('\\n', ' ') + '| ' + picture.length + ' ' + picture[20] + '\\n\\f')
})`)
    const said = `stdin stdout -l vie --psm 4 | P6 40 40 255 | ${13 + 40 * 40 * 3} 200`
    expect(await readText({ name: 'a.pdf', bytes: SCAN }, { ocr: true })).toEqual({
      ok: true,
      value: { kind: 'pdf', text: `${said}\n\n${said}`, notes: [{ is: 'ocr' }] },
    })
    expect(await readText({ name: 'a.png', bytes: PNG }, { ocr: true })).toMatchObject({ value: { kind: 'picture', notes: [{ is: 'ocr' }] } })
  })
})
