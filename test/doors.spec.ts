import { describe, expect, test } from '@jest/globals'
import fs from 'node:fs'

interface Door {
  readonly source: string
  readonly default: string
}

const { imports } = JSON.parse(fs.readFileSync('package.json', 'utf8')) as { imports: Record<string, Door> }
const { storeys, pure } = JSON.parse(fs.readFileSync('scripts/rooms.json', 'utf8')) as { storeys: string[][]; pure: string[] }
const rooms = storeys.flat()

describe('the list of doors in package.json', () => {
  test('names for each door the same file twice: as source and as built', () => {
    for (const [door, { source, default: built }] of Object.entries(imports)) {
      expect({ door, built }).toEqual({ door, built: source.replace('./', './dist/').replace(/\.ts$/, '.js') })
      expect({ door, opens: source.endsWith('/index.ts') }).toEqual({ door, opens: true })
    }
  })

  test('has a door for every room of the storeys that others may open', () => {
    const closed = new Set(['apps/web', 'apps/cli'])
    const behindDoors = Object.values(imports).map(({ source }) => source.replace('./', '').replace('/index.ts', ''))
    expect(behindDoors.sort()).toEqual(rooms.filter((room) => !closed.has(room)).sort())
  })

  test('is the only list: no tool has paths of its own', () => {
    for (const file of ['tsconfig.json', 'tsconfig.build.json', 'libs/tsconfig.pure.json', 'apps/web/tsconfig.json', 'vite.config.ts']) {
      expect(fs.readFileSync(file, 'utf8')).not.toMatch(/"paths"|alias/)
    }
  })
})

describe('the pure rooms', () => {
  test('are the same in the plan of the rooms, in the narrow tsconfig and in the lint', () => {
    const narrow = JSON.parse(fs.readFileSync('libs/tsconfig.pure.json', 'utf8')) as { include: string[] }
    expect(narrow.include.map((room) => (room.startsWith('../') ? room.slice(3) : `libs/${room}`)).sort()).toEqual([...pure].sort())
    const lint = JSON.parse(fs.readFileSync('.oxlintrc.json', 'utf8')) as { overrides: { files: string[]; rules: Record<string, unknown> }[] }
    const guarded = lint.overrides.find(({ rules }) => Array.isArray(rules['eslint/no-restricted-globals']))
    expect(guarded?.files.map((glob) => glob.replace('/**', '')).sort()).toEqual([...pure].sort())
  })
})
