// A process that brings a copy home and kills itself where rows go in.
//   node merger.ts PATH COPY PASSES      ends when it passes the fault point for the PASSES-th time; else says how often it was passed

import { writeSync } from 'node:fs'
import { Core } from '../../../src/api/core.ts'
import { setFaultHook } from '../../../src/base/fault-point.ts'

const [path = '', copy = '', passes = ''] = process.argv.slice(2)
const core = new Core({ home: `${path}-home`, sampleStudy: '' })

async function ask(name: string, input: object): Promise<unknown> {
  const reply = await core.call(name, input)
  if (!reply.ok) throw new Error(`${name}: ${reply.trouble.message}`)
  return reply.answer
}

await ask('project.open', { path, coder: 'Ana Lead' })
const { id } = (await ask('merge.compare', { paths: [copy] })) as { id: string }
let passed = 0
setFaultHook(name => {
  if (name === 'rows.inserted' && ++passed === Number(passes)) process.kill(process.pid, 'SIGKILL')
})
await ask('merge.apply', { planId: id })
writeSync(1, `passed ${passed}\n`)
await core.close()
