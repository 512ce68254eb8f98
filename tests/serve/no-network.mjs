// Put into a process before its own files: any attempt to reach past this machine ends it, and says where it wanted to go.

import dgram from 'node:dgram'
import dns from 'node:dns'
import net from 'node:net'

const HERE = new Set(['127.0.0.1', '::1', 'localhost'])

function refuse(what) {
  process.stderr.write(`REACHED OUT: ${what}\n`)
  process.exit(99)
}

// oxlint-disable-next-line typescript/unbound-method -- called with the socket it is of, below
const { connect } = net.Socket.prototype
const real = (socket, ...all) => connect.call(socket, ...all)
net.Socket.prototype.connect = function (...all) {
  const [options] = Array.isArray(all[0]) ? all[0] : all
  const host =
    typeof options === 'object' && options !== null
      ? options.path
        ? 'localhost'
        : (options.host ?? 'localhost')
      : 'localhost'
  if (!HERE.has(host)) refuse(`connection to ${host}`)
  return real(this, ...all)
}
for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6']) {
  const ask = dns[name]
  dns[name] = (host, ...rest) => (HERE.has(host) ? ask(host, ...rest) : refuse(`name ${host}`))
}
dgram.Socket.prototype.send = () => refuse('datagram')
