import { useRouter, useSearch } from '@tanstack/react-router'
import { text } from '../../text/text.js'
import { useRead } from '../../use-read.js'
import { SignInForm } from './sign-in-form.js'
import styles from './sign-in.module.css'

/** A sheet with the Office's letterhead: name, two fields, one button, whom to call. */
export function SignInPage() {
  const router = useRouter()
  const { den } = useSearch({ from: '/dang-nhap' })
  const house = useRead('house', {})
  return (
    <main className={styles.page}>
      <div className={styles.sheet}>
        <p className={styles.letterhead}>
          <span>{house.data?.province}</span>
          <b>{text['signIn.office']}</b>
        </p>
        <h1>{text['house.name']}</h1>
        <p className={styles.what}>
          {text['signIn.what']}
          <br />
          {text['signIn.what.whose']}
        </p>
        <SignInForm onSignedIn={() => router.history.push(inside(den))} />
        <p className={styles.forgotten}>{text['signIn.forgotten']}</p>
      </div>
      <p className={styles.warning}>{text['house.noSecrets']}</p>
    </main>
  )
}

/** An address from a link is followed only within this house. */
function inside(address: string | undefined): string {
  return address !== undefined && /^\/(?![/\\])/.test(address) ? address : '/'
}
