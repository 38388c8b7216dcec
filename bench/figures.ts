export interface Spread {
  readonly min: number
  readonly median: number
  readonly max: number
}

export interface BenchReport {
  readonly rounds: number
  readonly ratios: Readonly<Record<string, Spread>>
  /** What is not a ratio: waiting times in milliseconds, a rate a second, processor time in microseconds. */
  readonly figures: Readonly<Record<string, Spread>>
  readonly lines: readonly string[]
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((one, other) => one - other)
  const at = (index: number): number => Number((sorted[index] ?? Number.NaN).toFixed(3))
  return { min: at(0), median: at(sorted.length >> 1), max: at(sorted.length - 1) }
}

/** What the rounds measured, name by name. */
export class Figures {
  private readonly ratios = new Map<string, number[]>()
  private readonly figures = new Map<string, number[]>()

  ratio(name: string, value: number): void {
    this.ratios.set(name, [...(this.ratios.get(name) ?? []), value])
  }

  figure(name: string, value: number): void {
    this.figures.set(name, [...(this.figures.get(name) ?? []), value])
  }

  report(rounds: number): BenchReport {
    const spread = (of: Map<string, number[]>): Record<string, Spread> => Object.fromEntries([...of].map(([name, values]) => [name, spreadOf(values)]))
    const line = ([name, { min, median, max }]: [string, Spread]): string => `${name.padEnd(28)} ${[min, median, max].join(' / ')}`
    const [ratios, figures] = [spread(this.ratios), spread(this.figures)]
    const lines = ['ratios (min / median / max)', ...Object.entries(ratios).map(line), '', 'figures', ...Object.entries(figures).map(line)]
    return { rounds, ratios, figures, lines }
  }
}
