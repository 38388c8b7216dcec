import type { HistoryEntry } from '#contract'
import { fileAddress } from '../../api.js'

/** One thing that was said; a file opens or downloads. */
export function Said({ line }: { readonly line: HistoryEntry['said'][number] }) {
  return line.file ? <a href={fileAddress(line.file.hash)}>{line.file.name}</a> : <>{line.value}</>
}
