import { localDate } from '#base'
import { useState } from 'react'
import { Chain } from '../../parts/chain.js'
import { Deadline } from '../../parts/deadline.js'
import { Facts, Fold } from '../../parts/facts.js'
import { Letter } from '../../parts/letter.js'
import { PaperName } from '../../parts/paper-name.js'
import { Quote } from '../../parts/quote.js'
import { Timeline } from '../../parts/timeline.js'
import { chain, letter, spans, words } from '../../text/sample.js'
import styles from './gallery.module.css'

const rules = ['“trước ngày 10/6”: ngày 10/6 không được tính', 'Điều 148 Bộ luật Dân sự 2015: thời hạn kết thúc lúc 24 giờ']

export function Papers() {
  const [current, setCurrent] = useState<string | null>(spans[2]?.key ?? null)
  return (
    <>
      <Chain steps={chain} />
      <div className={styles.columns}>
        <Letter letter={letter} spans={spans} current={current} onChoose={setCurrent} />
        <div className={styles.stack}>
          <PaperName number="Số 1250/UBND-VX" on={localDate('2026-04-20')} about={words.about} note={words.source} />
          <Facts
            facts={[
              [words.signer, words.signerName],
              [words.addressed, words.addressees],
            ]}
          />
          <Deadline form="full" due={{ on: localDate('2026-06-09'), source: 'signed', text: 'trước ngày 10/6', rules }} left={12} />
          <Deadline form="full" due={{ on: localDate('2026-05-18'), source: 'officer', text: null, rules: [] }} />
          <Deadline due={{ on: null, source: 'none', text: null, rules: [] }} />
          <Quote source={words.source}>{words.quote}</Quote>
          <Quote of="message" source={words.proof}>
            {words.message}
          </Quote>
          <Timeline happenings={words.happenings.map((what, i) => ({ key: what, when: ['21/05', '19/05', '18/05', '11/05'][i] ?? '', what }))} />
          <Fold title={words.folded} note={words.foldedNote}>
            {words.about}
          </Fold>
        </div>
      </div>
    </>
  )
}
