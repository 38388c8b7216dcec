// The arrows of the house (docs/architecture.md): who may open whose door. scripts/rooms.json holds the storeys from the ground up;
// rooms of one storey stand side by side and do not know each other. test/arrows.spec.ts proves that every rule can fail.
const { storeys, pure } = require('./scripts/rooms.json')

const rooms = storeys.flat()
// Tests, and what only tests use: fixtures, and suites that several implementations must pass.
const TESTS = '(\\.(spec|fixture)|-conformance)\\.tsx?$'

const escaped = (text) => text.replace(/\./g, '\\$&')

// A room may lie inside another one (libs/engine/core in libs/engine): a file belongs to the innermost.
const filesOf = (room) => {
  const inner = rooms.filter((other) => other.startsWith(`${room}/`)).map((other) => `${escaped(other.slice(room.length + 1))}/`)
  return `^${escaped(room)}/${inner.length > 0 ? `(?!${inner.join('|')})` : ''}`
}
const filesOfAll = (list) => list.map(filesOf).join('|')

// libs/assembly/embedded is a door into a part of its room.
const DOORS = `^(${rooms.map(escaped).join('|')}|libs/assembly/embedded)/index\\.ts$`

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

const lowerStoreysOnly = storeys.flatMap((storey, height) =>
  storey
    .map((room) => {
      const above = [...storey.filter((other) => other !== room), ...storeys.slice(height + 1).flat()]
      return rule('lower-storeys-only', `${room} may open doors of lower storeys only.`, { path: filesOf(room), pathNot: TESTS }, { path: filesOfAll(above) })
    })
    .filter(({ to }) => to.path !== ''),
)

const doorsOnly = rooms.flatMap((room) => [
  rule(
    'doors-only',
    `From outside, ${room} is opened by its index.ts alone.`,
    { path: '^(apps|libs|workflows|test|bench)/', pathNot: filesOf(room) },
    { path: filesOf(room), pathNot: [DOORS, TESTS] },
  ),
  rule(
    'doors-only',
    `${room} is named by its #door, not by the way to it.`,
    { path: '^(apps|libs|workflows)/', pathNot: [filesOf(room), TESTS] },
    { path: filesOf(room), dependencyTypesNot: ['aliased-subpath-import'] },
  ),
])

const drivers = [
  ['typeorm|pg-copy-streams', '^libs/database/'],
  ['pg', '^libs/(database|assembly/embedded)/'],
  ['bullmq|ioredis', '^libs/engine/runtime/'],
  ['@nestjs/[^/]+', '^apps/(api|worker|cli)/'],
  ['fastify|@fastify/[^/]+', '^apps/api/'],
  ['react|react-dom|@mantine/[^/]+|@tanstack/[^/]+', '^apps/web/'],
  ['nodemailer', '^libs/notify/'],
  ['yauzl|saxes|pdfjs-dist|docx|pdfkit', '^libs/documents/'],
]
const driversAtHome = drivers.map(([driver, home]) =>
  rule(
    'drivers-at-home',
    `${driver} is used in ${home} only.`,
    { path: '^(apps|libs|workflows)/', pathNot: [home, TESTS] },
    { path: `(^|node_modules/)(@types/)?(${driver})(/|$)`, dependencyTypesNot: ['local', 'aliased'] },
  ),
)

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    rule('no-circular', 'Nobody imports himself by a detour, types included.', {}, { circular: true }),
    ...doorsOnly,
    ...lowerStoreysOnly,
    rule(
      'pure-rooms',
      'Pure rooms take xstate and zod from outside, nothing else: no node:, no driver.',
      { path: filesOfAll(pure), pathNot: TESTS },
      { pathNot: `${filesOfAll(pure)}|(^|node_modules/)(xstate|zod)(/|$)` },
    ),
    rule(
      'web-opens-contract-and-base',
      'What the browser loads comes from apps/web, #contract and #base.',
      { path: '^apps/web/', pathNot: TESTS },
      { path: '^(apps|libs|workflows)/', pathNot: '^(apps/web|libs/contract|libs/base)/' },
    ),
    ...driversAtHome,
    rule(
      'xstate-behind-one-file',
      'XState is known to libs/engine/core/statechart.ts alone, types and tests included (decision 11).',
      { pathNot: '^libs/engine/core/statechart\\.ts$' },
      { path: '(^|node_modules/)xstate(/|$)' },
    ),
    rule(
      'one-commit-door',
      'The one statement that writes is opened by the store alone.',
      { pathNot: '^libs/database/store/' },
      { path: '^libs/database/store/commit' },
    ),
    rule('no-test-in-program', 'What only tests use is imported by tests alone.', { path: '^(apps|libs|workflows)/', pathNot: TESTS }, { path: TESTS }),
    rule('not-to-unresolvable', 'The import leads nowhere.', {}, { couldNotResolve: true }),
    rule(
      'not-to-dev',
      'The installed program has no development packages.',
      { path: '^(apps/(api|worker|cli)|libs|workflows)/', pathNot: TESTS },
      { dependencyTypes: ['npm-dev', 'npm-no-pkg'], dependencyTypesNot: ['npm', 'type-only'] },
    ),
    rule(
      'no-orphans',
      'Nobody imports this file, and it is no beginning either.',
      { orphan: true, pathNot: ['\\.d\\.ts$', TESTS, '^(test|bench)/', '/migrations/', '^apps/[^/]+/(src/)?main\\.tsx?$', '(^|/)index\\.ts$'] },
      {},
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|node_modules/\\.cache)/' },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json', '.css', '.d.ts'],
    },
  },
}
