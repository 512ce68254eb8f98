// One at a time between processes: two first starts at once would spoil each other's folder.

import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { root } from './node.mjs'

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** Whether nobody holds the gate any more: its process ended, or never wrote its number. */
function isLeft(gate) {
  try {
    const pid = Number(readFileSync(gate, 'utf8'))
    return pid ? !isAlive(pid) : Date.now() - statSync(gate).mtimeMs > 5000
  } catch {
    return false
  }
}

/** Does work while no other process does work of the same name in this folder; waits until then. */
export async function alone(name, work) {
  const gate = path.join(root, 'out', `.${name}`)
  mkdirSync(path.dirname(gate), { recursive: true })
  for (;;) {
    try {
      writeFileSync(gate, String(process.pid), { flag: 'wx' })
      break
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    if (isLeft(gate)) rmSync(gate, { force: true })
    else await wait(200)
  }
  try {
    return await work()
  } finally {
    rmSync(gate, { force: true })
  }
}
