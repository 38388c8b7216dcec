// A process that migrates, as the victim of a kill: it tells its parent of each batch and waits for nobody.
import { openDatabase } from '#database'
import { openEngine, openMigrations } from '#engine'
import { firstToSecond, matters } from './migration-matter.js'
import { HOW } from './migration-town.js'

const database = await openDatabase({ url: process.env['MIGRATION_DATABASE_URL'] ?? '', max: 2 })
const migrations = openMigrations(database.store, openEngine(database.store, matters))
const ran = await migrations.apply(firstToSecond, { ...HOW, size: 4, progress: ({ moved }) => void process.send?.({ moved }) })
process.send?.({ ended: ran.ok && ran.value.migration.status })
await database.close()
process.disconnect?.()
