import type { Annex } from '#cascade'

/** A table on paper as a file, in the form of Decree 30/2020/NĐ-CP: A4 across, Times-metric type, heading repeated on each page, pages numbered. */
export async function printAnnex(annex: Annex, format: 'docx' | 'pdf'): Promise<Uint8Array> {
  // Loaded when somebody asks: a house that only reminds needs neither.
  if (format === 'docx') return (await import('./annex-docx.js')).annexDocx(annex)
  return (await import('./annex-pdf.js')).annexPdf(annex)
}
