import net from 'node:net'
import pg from 'pg'

/** One reading of the whole database as it stood at one moment. */
export interface Snapshot {
  readonly client: pg.Client
  /** `cut`: at once, also in the middle of a COPY that nobody reads to its end. */
  close(how: 'done' | 'cut'): Promise<void>
}

// Texts must not depend on how a server is set up. Nothing here waits long, and nobody waits for us: readers block no writer.
const BEGIN = /* sql */ `
begin transaction isolation level repeatable read, read only;
set local timezone = 'UTC'; set local datestyle = 'ISO'; set local intervalstyle = 'postgres'; set local bytea_output = 'hex'; set local extra_float_digits = 1;
set local lock_timeout = '10s'; set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0`

export async function openSnapshot(url: string): Promise<Snapshot> {
  const socket = new net.Socket()
  const client = new pg.Client({ connectionString: url, application_name: 'don-doc-backup', connectionTimeoutMillis: 10_000, stream: () => socket })
  client.on('error', () => undefined) // the query that needed the connection tells its caller
  const close: Snapshot['close'] = async (how) => {
    if (how === 'cut') socket.destroy()
    else await client.query('commit')
    await client.end().catch(() => undefined)
  }
  try {
    await client.connect()
    await client.query(BEGIN)
    return { client, close }
  } catch (error) {
    await close('cut')
    throw error
  }
}
