// Put into every page before its own scripts, with the text of the preload in place of PRELOAD: the world a sandboxed
// preload has (electron by name, nothing else), and a bridge that copies and freezes what it carries as the real one does.
;(() => {
  if (window !== top) return
  const heard = new Map()
  const isPlain = value => Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype

  const send = (kind, channel, all) =>
    window.__toMain({ kind, channel, all: all.map(one => (one === undefined ? undefined : structuredClone(one))) })
  window.__fromMain = (channel, all) => {
    for (const listener of heard.get(channel) ?? []) listener({ sender: null }, ...all)
  }
  const ipcRenderer = {
    async invoke(channel, ...all) {
      const answer = await send('invoke', channel, all)
      if (answer.error) throw new Error(`Error invoking remote method '${channel}': ${answer.error}`)
      return answer.value
    },
    send(channel, ...all) {
      void send('send', channel, all)
    },
    on(channel, listener) {
      if (!heard.has(channel)) heard.set(channel, new Set())
      heard.get(channel).add(listener)
      return ipcRenderer
    },
    off(channel, listener) {
      heard.get(channel)?.delete(listener)
      return ipcRenderer
    },
  }

  /** What crosses the bridge: functions as functions, promises as promises, plain things as frozen copies; anything with a prototype of its own must be clonable. */
  const cross = value => {
    if (typeof value === 'function') {
      return (...all) => {
        const result = value(...all.map(cross))
        return result && typeof result.then === 'function' ? result.then(cross) : cross(result)
      }
    }
    if (value === null || typeof value !== 'object') return value
    if (value instanceof Blob) return value
    if (!isPlain(value)) return structuredClone(value)
    if (Array.isArray(value)) return Object.freeze(value.map(cross))
    return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, one]) => [key, cross(one)])))
  }
  const contextBridge = {
    exposeInMainWorld(name, value) {
      if (name in window) throw new Error('Cannot bind an API on top of an existing property on the window object')
      Object.defineProperty(window, name, { value: cross(value), enumerable: true })
    },
  }
  const electron = {
    contextBridge,
    ipcRenderer,
    webUtils: { getPathForFile: file => window.__pathOf?.(file.name) ?? '' },
  }
  const require = name => {
    if (name === 'electron') return electron
    throw new Error(`module not found: ${name} (the preload is sandboxed)`)
  }
  /* oxlint-disable no-unused-vars, no-unused-expressions -- the text of the preload comes to stand here */
  const preload = function (require, module, exports, process) {
    PRELOAD
  }
  const module = { exports: {} }
  preload(require, module, module.exports, { platform: 'linux', contextIsolated: true, sandboxed: true })
})()
