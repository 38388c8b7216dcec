import type { HistoryEntry, WorkView } from '#contract'
import { fileAddress } from '../../api.js'

interface Props {
  readonly line: HistoryEntry['said'][number]
  /** Figures are kept by their keys; here they have names. */
  readonly indicators?: WorkView['indicators']
}

/** One thing that was said; a file opens or downloads. */
export function Said({ line, indicators = [] }: Props) {
  if (line.file) return <a href={fileAddress(line.file.hash)}>{line.file.name}</a>
  return <>{indicators.reduce((words, { key, label }) => words.replaceAll(`${key}: `, `${label}: `), line.value)}</>
}
