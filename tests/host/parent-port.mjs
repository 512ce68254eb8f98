// Put into the child before its own file: the port by which Electron's utility processes speak.

import { EventEmitter } from 'node:events'

const port = new EventEmitter()
port.postMessage = message => process.send(message)
// As there: what was said before anybody listened waits.
port.once('newListener', () => process.on('message', data => port.emit('message', { data, ports: [] })))
// As there: a process whose parent is gone ends.
process.on('disconnect', () => process.exit(0))
process.parentPort = port
