// A process that works on an encrypted project until it is killed: loads the sample, codes, searches, backs up, undoes.

import { writeSync } from 'node:fs'
import { Core } from '../../src/api/core.ts'
import { SAMPLE } from './journey.ts'

const [path = '', home = ''] = process.argv.slice(2)
const core = new Core({ home, sampleStudy: '' })
const ask = async (name: string, input: object = {}) => {
  const reply = await core.call(name, input)
  if (!reply.ok) throw new Error(`${name}: ${reply.trouble.message}`)
  return reply.answer as never
}
await ask('project.create', { path, name: 'Study', coder: 'A', passphrase: 'four quiet green words' })
await ask('study.load', { path: SAMPLE })
const [source] = (await ask('source.list')) as { id: string }[]
await ask('memo.write', {
  about: 'source',
  subjectId: source!.id,
  title: 'A thought',
  body: 'Do the biscuits stand for something?',
})
await ask('search.text', { words: 'the' })
await ask('matrix.compute', {
  rows: 'codes',
  columns: 'sites',
  measure: 'words',
  where: [],
  codedBy: [],
  stance: null,
  rollUp: false,
})
await ask('project.backUp')
await ask('project.check')
await ask('project.undo')
await ask('study.load', { path: SAMPLE, dryRun: true })
await ask('project.undo')
await ask('project.redo')
writeSync(1, 'worked\n')
setInterval(() => {}, 1000)
