import { describe, expect, test } from '@jest/globals'
import fs from 'node:fs'
import path from 'node:path'
import { SETTINGS } from '#assembly'

const DOCS = fs.readdirSync('docs', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.md'))
const FILES = ['README.md', 'README.vi.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...DOCS.map((file) => path.join('docs', file))]
const texts = new Map(FILES.map((file) => [file, fs.readFileSync(file, 'utf8')]))

/** What a pattern finds in each text, as `file: what`, so that a failure names its place. */
function found(pattern: RegExp): { file: string; what: string }[] {
  return [...texts].flatMap(([file, text]) => [...text.matchAll(pattern)].map((match) => ({ file, what: match[1] ?? '' })))
}

/** GitHub's address of a heading: lower case, marks dropped, blanks to hyphens. */
function anchorsOf(file: string): string[] {
  return [...fs.readFileSync(file, 'utf8').matchAll(/^#+ (.+)$/gmu)].map(([, heading = '']) =>
    heading
      .trim()
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}\s_-]/gu, '')
      .replace(/ /gu, '-'),
  )
}

function leadsSomewhere(file: string, link: string): boolean {
  const [place = '', anchor] = link.split('#')
  const target = place === '' ? file : path.join(path.dirname(file), place)
  return fs.existsSync(target) && (anchor === undefined || anchorsOf(target).includes(anchor))
}

describe('The documents', () => {
  test('link to what is there', () => {
    const links = found(/\]\(([^)\s]+)\)/gu).filter(({ what }) => !/^[a-z]+:/u.test(what))
    expect(links.length).toBeGreaterThan(20)
    expect(links.filter(({ file, what }) => !leadsSomewhere(file, what))).toEqual([])
  })

  test('name commands that exist', () => {
    const { scripts } = JSON.parse(fs.readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }
    const commands = found(/npm run (?:-s )?([a-z][\w:-]*)/gu)
    expect(commands.filter(({ what }) => !(what in scripts))).toEqual([])
  })

  test('name files and folders that exist', () => {
    const named = found(/`((?:apps|bench|docs|libs|scripts|test|workflows|\.ci)\/[^\s`<>]*)`/gu).filter(({ what }) => !what.includes('vN'))
    expect(named.length).toBeGreaterThan(50)
    expect(named.filter(({ what }) => !fs.existsSync(what))).toEqual([])
  })

  test('quote tests by their names', () => {
    const engine = texts.get('docs/engine.md') ?? ''
    const specs = ['libs', 'test', 'apps']
      .flatMap((folder) => fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => path.join(folder, file)))
      .filter((file) => /(\.spec|-conformance)\.ts$/u.test(file))
    const sources = specs.map((file) => fs.readFileSync(file, 'utf8')).join('\n')
    const quoted = [...engine.matchAll(/"([^"]+)"/gu)].map(([, name = '']) => name.replace(/…$/u, '').trim())
    expect(quoted.filter((name) => !sources.includes(name))).toEqual([])
  })

  test('tell every workflow, every room and every setting', () => {
    const published = [...fs.readFileSync('workflows/index.ts', 'utf8').matchAll(/\{ name: '([\w-]+)', version/gu)].map(([, name = '']) => name)
    expect(published.length).toBeGreaterThan(0)
    for (const file of ['docs/architecture.md', 'docs/glossary.md']) expect(published.filter((name) => !texts.get(file)?.includes(`\`${name}\``))).toEqual([])
    const { storeys } = JSON.parse(fs.readFileSync('scripts/rooms.json', 'utf8')) as { storeys: string[][] }
    expect(storeys.flat().filter((room) => !texts.get('docs/architecture.md')?.includes(`\`${room}\``))).toEqual([])
    for (const file of ['README.md', 'README.vi.md']) expect(SETTINGS.filter(({ name }) => !texts.get(file)?.includes(`\`${name}\``))).toEqual([])
  })

  test('keep their pictures small', () => {
    const pictures = fs.readdirSync('docs/pictures').map((name) => ({ name, kilobytes: Math.ceil(fs.statSync(path.join('docs/pictures', name)).size / 1024) }))
    expect(pictures.length).toBeLessThanOrEqual(8)
    expect(pictures.filter(({ kilobytes }) => kilobytes > 150)).toEqual([])
  })
})
