import { annexAddress } from '../api.js'
import { text } from '../text/text.js'
import styles from './annex-links.module.css'

/** What was told, on paper: of a document the whole journal for a report, of an urging letter its own annex. */
export function AnnexLinks({ id, urging = false }: { readonly id: number; readonly urging?: boolean }) {
  return (
    <p className={styles.annexes} data-screen-only>
      {(['docx', 'pdf'] as const).map((format) => (
        <a key={format} href={annexAddress(id, format)} download>
          {urging ? text[`annex.urging.${format}`] : text[`annex.${format}`]}
        </a>
      ))}
    </p>
  )
}
