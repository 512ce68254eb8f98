// Loaded before a process that is to be killed at a fault point, in whichever of its threads that is passed (node --import).
//   CROSSCASE_PASSES: a file to which each fault point is written down, once it is there; CROSSCASE_KILL_AT: kills at so manieth of them.

import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { setFaultHook } from '../../../src/base/fault-point.ts'

const passes = process.env['CROSSCASE_PASSES']!
const killAt = Number(process.env['CROSSCASE_KILL_AT'])

setFaultHook(name => {
  if (!existsSync(passes)) return
  appendFileSync(passes, `${name}\n`)
  if (readFileSync(passes, 'utf8').split('\n').length - 1 === killAt) process.kill(process.pid, 'SIGKILL')
})
