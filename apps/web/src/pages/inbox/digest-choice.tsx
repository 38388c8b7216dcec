import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { announce } from '../../parts/announce.js'
import { ErrorState } from '../../parts/error-state.js'
import { SectionHead } from '../../parts/section-head.js'
import { text } from '../../text/text.js'
import { useRead } from '../../use-read.js'
import { useSend } from '../../use-send.js'
import styles from './inbox.module.css'

/** Where the link at the foot of a digest leads: whether it comes by mail. What climbs comes in any case. */
export function DigestChoice() {
  const { data } = useRead('digestChoice', {})
  const { mutate, isPending, error } = useSend('chooseDigest', (_, { body }) => announce(text[body.digest ? 'choice.started' : 'choice.stopped']))
  const section = useRef<HTMLElement>(null)
  const loaded = data !== undefined
  // The link at the foot of a mail leads to this very place.
  useEffect(() => {
    if (loaded && new URLSearchParams(location.search).get('chon') === 'thu') section.current?.scrollIntoView()
  }, [loaded])
  if (!data) return null
  const { digest, address } = data
  const choose = (): void => mutate({ body: { digest: !digest } })
  return (
    <section className={styles.choice} ref={section}>
      <SectionHead>{text['choice.title']}</SectionHead>
      <p>{digest ? (address === null ? text['choice.noAddress'] : text['choice.on'](address)) : text['choice.off']}</p>
      <p data-quiet>{text['choice.note']}</p>
      {error && <ErrorState error={error} />}
      <Button variant="default" loading={isPending} onClick={choose}>
        {text[digest ? 'choice.stop' : 'choice.start']}
      </Button>
    </section>
  )
}
