// A core process made for tests: it answers when told to, so that stopping and dying happen at a chosen moment.

const port = process.parentPort
const waiting = new Map()

port.on('message', ({ data }) => {
  if (data.type === 'call' && data.name === 'die') process.exit(3)
  if (data.type === 'call' && data.name === 'echo')
    port.postMessage({ type: 'reply', id: data.id, reply: { ok: true, answer: data.input } })
  if (data.type === 'call' && data.name === 'work') {
    waiting.set(data.id, true)
    port.postMessage({ type: 'progress', id: data.id, progress: { done: 1, total: 2, doing: 'Half' } })
  }
  if (data.type === 'stop' && waiting.delete(data.id)) {
    const trouble = { kind: 'cancelled', code: 'cancelled', message: 'Stopped.' }
    port.postMessage({ type: 'reply', id: data.id, reply: { ok: false, trouble } })
  }
  if (data.type === 'end') process.exit(0)
})
