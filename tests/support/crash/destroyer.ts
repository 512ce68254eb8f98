// A process that redacts a word, makes a backup, and destroys for good: what the redaction took out, or the source; or puts the project under the
// word. It is killed on the way.
//   node --import ./kill-at.ts destroyer.ts PATH words|sources|key WORD [PASSPHRASE]
// It says “ready” before it begins with that.

import { writeFileSync, writeSync } from 'node:fs'
import { Core } from '../../../src/api/core.ts'

const [path = '', what = '', word = '', passphrase] = process.argv.slice(2)
const core = new Core({ home: `${path}-home`, sampleStudy: '' })

async function ask(name: string, input: object = {}): Promise<any> {
  const reply = await core.call(name, input)
  if (!reply.ok) throw new Error(`${name}: ${reply.trouble.message}`)
  return reply.answer
}

await ask('project.open', { path, ...(passphrase === undefined ? {} : { passphrase }) })
const { id: sourceId } = ((await ask('source.list')) as { id: string; key: string }[]).find(one => one.key === 'T01')!
const { paragraphs, textState: state } = (await ask('source.open', { sourceId })) as {
  paragraphs: { text: string }[]
  textState: string
}
const start = paragraphs.map(one => one.text).join('\n').indexOf(word) // prettier-ignore
const range = { start, end: start + word.length }
await ask('source.redact', { sourceId, state, range, scope: 'everywhere', by: '[name]' })
await ask('project.backUp')
const wish = { what, sourceIds: [sourceId] }
const plan = what === 'key' ? null : await ask('destroy.plan', wish)
writeFileSync(process.env['CROSSCASE_PASSES']!, '')
writeSync(1, 'ready\n')
if (plan) await ask('destroy.apply', { ...wish, state: plan.state, typed: 'destroy' })
else await ask(passphrase === undefined ? 'project.encrypt' : 'project.rekey', { passphrase: word })
writeSync(1, 'done\n')
await core.close()
