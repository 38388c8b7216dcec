import { routes } from '#contract'
import type { Directory } from '#directory'
import { Client } from './client.js'

/** The people of the walk, each signed in once, when first needed. */
export class Cast {
  private readonly signedIn = new Map<string, Promise<Client>>()

  constructor(
    private readonly base: string,
    private readonly password: string,
    private readonly directory: Directory,
  ) {}

  as(username: string): Promise<Client> {
    const known = this.signedIn.get(username)
    if (known) return known
    const client = new Client(this.base)
    const signedIn = client.call(routes.signIn, { body: { username, password: this.password } }).then(() => client)
    this.signedIn.set(username, signedIn)
    return signedIn
  }

  /** The clerk of a unit; the Office's own is its registry clerk. */
  ofUnit(unit: string): Promise<Client> {
    const post = unit === 'van-phong-ubnd-tinh' ? 'registryClerk' : 'unitClerk'
    const held = this.directory.posts.find((one) => one.unit === unit && one.post === post)
    const email = held ? this.directory.people.get(held.person)?.email : null
    if (!email) throw new Error(`nobody signs in for ${unit}`)
    return this.as(email.split('@')[0] as string)
  }
}
