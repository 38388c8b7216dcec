import { openCluster, type Cluster } from './cluster.js'
import { childrenTogether } from './children.js'
import { fanOut } from './fan-out.js'
import { largeSteps, openLarge } from './large.js'
import { Figures, type BenchReport } from '../figures.js'
import type { Measured } from './load.js'
import { naiveSteps } from './naive.js'
import { ourSteps, stepsByHand, UNITS } from './steps.js'
import { ourTimers, TIMERS, timersByHand, timersByQueue } from './timers.js'
import { dbosSteps } from './with-dbos.js'

export interface BenchOptions {
  readonly rounds: number
  /** Also with a million instances and ten million history rows in the tables. */
  readonly large: boolean
  readonly only: readonly string[] | null
  readonly say: (line: string) => void
}

const CLIENTS = [1, 16, 64, 256] as const
// The slow references do the same for fewer units: their speed does not depend on the number.
const FEW_UNITS = 200
const ONE_CLIENT_UNITS = 400
const QUEUE_TIMERS = 2_000

type Part = (cluster: Cluster, figures: Figures, round: number) => Promise<void>

/** All systems by turns inside each round, so that a slow minute of the machine is slow for all of them. */
export async function benchEngine({ rounds, large, only, say }: BenchOptions): Promise<BenchReport> {
  const cluster = await openCluster()
  const figures = new Figures()
  try {
    const parts = Object.entries(partsOf()).filter(([name]) => !only || only.some((wanted) => wanted.startsWith(name)))
    // Once unmeasured: every path has been compiled.
    await ourSteps(cluster, 16)
    await stepsByHand(cluster, 16)
    for (let round = 0; round < rounds; round++) {
      for (const [name, part] of parts) {
        say(`round ${round + 1} of ${rounds}: ${name}`)
        await part(cluster, figures, round)
      }
    }
    if (large) await benchLarge(cluster, figures, rounds, say)
    return figures.report(rounds)
  } finally {
    await cluster.stop()
  }
}

function partsOf(): Record<string, Part> {
  return {
    ...Object.fromEntries(CLIENTS.map((clients) => [`r1_c${clients}`, besideByHand(clients)])),
    r2_c64: async (cluster, figures) => beside(figures, 'r2_c64', await ourSteps(cluster, 64), await naiveSteps(cluster, 64, FEW_UNITS)),
    r3_c64: async (cluster, figures) => beside(figures, 'r3_c64', await ourSteps(cluster, 64), await dbosSteps(cluster, 64, FEW_UNITS)),
    fanout_120: fanOutTo(120),
    fanout_1000: fanOutTo(1_000),
    timers,
    children_p99: async (cluster, figures) => {
      const alone = await childrenTogether(cluster, false)
      const together = await childrenTogether(cluster, true)
      figures.ratio('children_p99', together / alone)
      figures.figure('children_p99_ms', together)
    },
  }
}

function besideByHand(clients: number): Part {
  return async (cluster, figures) => {
    const units = clients === 1 ? ONE_CLIENT_UNITS : UNITS
    const byHand = await stepsByHand(cluster, clients, units)
    const ours = await ourSteps(cluster, clients, units)
    beside(figures, `r1_c${clients}`, ours, byHand)
    figures.figure(`p99_c${clients}_ours_to_r1`, ours.p99 / byHand.p99)
    for (const [who, measured] of [
      ['ours', ours],
      ['r1', byHand],
    ] as const) {
      figures.figure(`per_second_c${clients}_${who}`, measured.perSecond)
      figures.figure(`cpu_us_c${clients}_${who}`, measured.cpuMicros)
    }
  }
}

function beside(figures: Figures, name: string, ours: Measured, theirs: Measured): void {
  figures.ratio(name, ours.perSecond / theirs.perSecond)
}

function fanOutTo(units: number): Part {
  return async (cluster, figures) => {
    const { ours, bare } = await fanOut(cluster, units)
    figures.ratio(`fanout_${units}`, ours / bare)
    figures.figure(`fanout_${units}_ms`, ours)
  }
}

async function timers(cluster: Cluster, figures: Figures): Promise<void> {
  const byHand = await timersByHand(cluster)
  const ours = await ourTimers(cluster, 2)
  figures.ratio('timers_raw', byHand / ours.ms)
  figures.figure('timers_p99_lateness_ms', ours.p99LatenessMs)
  // Nobody fires twice: `ourTimers` counts.
  figures.figure('timers_four_workers_ms', (await ourTimers(cluster, 4)).ms)
  const byQueue = await timersByQueue(cluster, QUEUE_TIMERS)
  figures.ratio('timers_queue', byQueue / QUEUE_TIMERS / (ours.ms / TIMERS))
}

async function benchLarge(cluster: Cluster, figures: Figures, rounds: number, say: (line: string) => void): Promise<void> {
  say('filling a house with a million instances and ten million history rows')
  const url = await openLarge(cluster, say)
  await largeSteps(cluster, url, 64, 0)
  for (let round = 1; round <= rounds; round++) {
    say(`large: round ${round} of ${rounds}`)
    const empty = await ourSteps(cluster, 64)
    figures.ratio('large_c64', (await largeSteps(cluster, url, 64, round)).perSecond / empty.perSecond)
  }
}
