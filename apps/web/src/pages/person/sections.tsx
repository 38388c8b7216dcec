import type { PersonLine } from '#contract'
import { SectionHead } from '../../parts/section-head.js'
import { text } from '../../text/text.js'
import { Account } from './account.js'
import { ContactForm } from './contact-form.js'
import { Leaves } from './leaves.js'
import type { Giving } from './post-fields.js'
import { Posts } from './posts.js'
import styles from './person.module.css'

interface Props {
  readonly line: PersonLine
  readonly giving: Giving | null
}

/** All that can be edited of one person, each part with its own button. */
export function PersonSections({ line, giving }: Props) {
  return (
    <div className={styles.sections}>
      <section>
        <SectionHead>{text['leave.title']}</SectionHead>
        <Leaves line={line} />
      </section>
      <section>
        <SectionHead>{text['contact.title']}</SectionHead>
        {/* What somebody else changed meanwhile is shown, not overwritten. */}
        <ContactForm key={`${line.name} ${line.phone} ${line.email}`} line={line} />
      </section>
      <section>
        <SectionHead>{text['posts.title']}</SectionHead>
        <Posts line={line} giving={giving} />
      </section>
      {line.account && (
        <section>
          <SectionHead>{text['reset.title']}</SectionHead>
          <Account line={line} />
        </section>
      )}
    </div>
  )
}
