import { expect, test } from '@jest/globals'
import fs from 'node:fs'

interface Manifest {
  readonly dependencies: Record<string, string>
  readonly devDependencies: Record<string, string>
}

const manifest = JSON.parse(fs.readFileSync('package.json', 'utf8')) as Manifest

test('Every package of the installed program stands in docs/dependencies.md with the licence that it declares', () => {
  const rows = fs
    .readFileSync('docs/dependencies.md', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
  for (const name of Object.keys(manifest.dependencies)) {
    const { license } = JSON.parse(fs.readFileSync(`node_modules/${name}/package.json`, 'utf8')) as { license: string }
    const row = rows.find((line) => line.includes(`\`${name}\``)) ?? ''
    expect({ name, licence: row.split('|').at(-2)?.trim() }).toEqual({ name, licence: license })
  }
})

test('Every version is exact', () => {
  const versions = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })
  expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([])
})
