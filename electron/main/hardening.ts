// Switches and guards that hold for every window, set before there is one.

import { app } from 'electron'
import { isOurs } from './page.ts'

/** Chromium's own errands: none is run. The resolver rule is the last line: no name leads anywhere. */
const SWITCHES: readonly (readonly [string, string?])[] = [
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['disable-sync'],
  ['disable-quic'],
  ['dns-prefetch-disable'],
  ['no-pings'],
  ['no-proxy-server'],
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
]

/** Turns off everything that could reach a network, and puts every page in the sandbox. Before the app is ready. */
export function hardenApp(): void {
  app.enableSandbox()
  for (const [name, value] of SWITCHES) app.commandLine.appendSwitch(name, value)
}

/** Refuses, for every page there will be, to leave its address, to open another window, and to hold a guest page. */
export function guardPages(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', event => {
      if (!isOurs(event.url)) event.preventDefault()
    })
    contents.on('will-redirect', event => {
      if (!isOurs(event.url)) event.preventDefault()
    })
    contents.on('will-attach-webview', event => event.preventDefault())
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  })
}
