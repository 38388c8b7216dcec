import { benches } from './benches.js'
import { storeConformance } from './store-conformance.js'

for (const [name, open] of benches) storeConformance(name, open)
