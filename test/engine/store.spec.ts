import { benches } from './benches.js'
import { storeOrder } from './store-conformance-order.js'
import { storeConformance } from './store-conformance.js'

for (const [name, open] of benches) {
  storeConformance(name, open)
  storeOrder(name, open)
}
