import { Link } from '@tanstack/react-router'
import { EmptyState } from '../parts/empty-state.js'
import { Page } from '../parts/frame.js'
import { text } from '../text/text.js'

/** An address that leads nowhere says so, and leads back. */
export function UnknownPage() {
  return (
    <Page>
      <EmptyState title={text['page.unknown']} actions={<Link to="/">{text['page.home']}</Link>}>
        {text['page.unknown.why']}
      </EmptyState>
    </Page>
  )
}
