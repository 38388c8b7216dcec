import { Modal } from '@mantine/core'
import { SignInForm } from '../pages/sign-in/sign-in-form.js'
import { text } from '../text/text.js'

interface Props {
  readonly person: number
}

/** Signing in again over the page, so that what was typed stays. Somebody else starts from his own first page. */
export function SessionOver({ person }: Props) {
  return (
    <Modal opened onClose={() => undefined} withCloseButton={false} title={text['shell.sessionOver']} centered transitionProps={{ duration: 0 }}>
      <p>{text['shell.sessionOver.note']}</p>
      <SignInForm
        onSignedIn={(me) => {
          if (me.person.id !== person) location.assign('/')
        }}
      />
    </Modal>
  )
}
