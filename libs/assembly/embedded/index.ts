export { startEmbedded } from './start.js'
export type { Embedded, EmbeddedOptions } from './start.js'
export { CannotServe } from './cannot-serve.js'
export { holdsCluster } from './place.js'
