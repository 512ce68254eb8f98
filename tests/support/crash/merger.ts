// A process that brings a copy home and kills itself where rows go in, or anywhere; or is killed from outside.
//   node merger.ts PATH COPY PASSES      ends when it passes the fault point for the PASSES-th time; else says how often it was passed
//   node merger.ts PATH COPY PASSES any  the same with every fault point there is
// It says “ready” before it begins, and “applied” when it is through.

import { writeSync } from 'node:fs'
import { Core } from '../../../src/api/core.ts'
import { setFaultHook } from '../../../src/base/fault-point.ts'

const [path = '', copy = '', passes = '', which = 'rows.inserted'] = process.argv.slice(2)
const core = new Core({ home: `${path}-home`, sampleStudy: '' })

async function ask(name: string, input: object): Promise<unknown> {
  const reply = await core.call(name, input)
  if (!reply.ok) throw new Error(`${name}: ${reply.trouble.message}`)
  return reply.answer
}

await ask('project.open', { path, coder: 'Ana Lead' })
writeSync(1, 'ready\n')
const { id } = (await ask('merge.compare', { paths: [copy] })) as { id: string }
let passed = 0
setFaultHook(name => {
  if ((which === 'any' || name === which) && ++passed === Number(passes)) process.kill(process.pid, 'SIGKILL')
})
await ask('merge.apply', { planId: id })
writeSync(1, `applied\npassed ${passed}\n`)
await core.close()
