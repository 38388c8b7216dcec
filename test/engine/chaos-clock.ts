// Imported before everything else: from then on the clock of this machine may be wrong for this process.
let by = 0

globalThis.Date = new Proxy(Date, {
  construct: (real, args: unknown[], made) => Reflect.construct(real, args.length ? args : [real.now() + by], made) as object,
  get: (real, name) => (name === 'now' ? () => real.now() + by : (Reflect.get(real, name) as unknown)),
})

/** `Date` shows that many milliseconds too much. Timers of Node and `performance.now()` stay right, as on a machine whose clock is set. */
export function moveClockBy(ms: number): void {
  by = ms
}
