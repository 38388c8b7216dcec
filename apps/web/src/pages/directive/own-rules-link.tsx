import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMe } from '../../shell/me.js'
import { text } from '../../text/text.js'
import { reading } from '../../use-read.js'
import { ownRulesPath } from '../work/paths.js'

/** The way to the rules of reminding of the document, for those who may read them; it says whether the document has some of its own. */
export function OwnRulesLink({ id }: { readonly id: number }) {
  const reads = useMe().pages.includes('policy')
  const { data } = useQuery({ ...reading('directivePolicy', { params: { id } }), enabled: reads })
  if (!reads) return null
  return (
    <>
      {' · '}
      <Link to={ownRulesPath(id)}>{text[data && data.differences.length > 0 ? 'ownRules.link.own' : 'ownRules.link']}</Link>
    </>
  )
}
