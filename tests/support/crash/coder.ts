// A process that works on a project until it is killed. It says on standard output what was acknowledged, and nothing before.
//   node coder.ts steps PATH STUDY NAME STEP     the fixed steps; kills itself when it first passes a fault point in a step
//   node coder.ts steps PATH STUDY               the same to the end; at each fault point that a step passes for the first time, it copies what a kill
//                                                would leave just then to PATH-left, and tells its number, step and name
//   node coder.ts codes PATH FROM          codes and undoes for ever, step by step, from step FROM

import { cpSync, mkdirSync, readdirSync, writeSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { Core } from '../../../src/api/core.ts'
import { setFaultHook } from '../../../src/base/fault-point.ts'
import { backUp } from '../../../src/store/backups.ts'
import { stateOf } from './state.ts'
import { rangeOfStep, undoes } from './steps.ts'

const [what, path = '', third = ''] = process.argv.slice(2)
const core = new Core({ home: `${path}-home`, sampleStudy: '' })
/** Says a line at once: a pipe that is full for a moment takes the rest later. */
function say(line: string): void {
  const bytes = Buffer.from(`${line}\n`)
  for (let at = 0; at < bytes.length;) {
    try {
      at += writeSync(1, bytes, at)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error
    }
  }
}

async function ask(name: string, input: object = {}): Promise<unknown> {
  const reply = await core.call(name, input)
  if (!reply.ok) throw new Error(`${name}: ${reply.trouble.message}`)
  return reply.answer
}

async function steps(study: string, killAt: { name: string; step: number } | null): Promise<void> {
  await ask('project.create', { path, name: 'Study', coder: 'Ana' })
  let step = 1
  const passed = new Set<string>()
  setFaultHook(name => {
    // New paragraphs are taken into full text when there is time: not at a step of its own.
    if (killAt !== null) {
      if (name === killAt.name && step === killAt.step) process.kill(process.pid, 'SIGKILL')
    } else if (name !== 'index.taken' && !passed.has(`${name} ${step}`)) {
      leave(passed.size)
      say(`left ${passed.size} ${step} ${name}`)
      passed.add(`${name} ${step}`)
    }
  })
  const tell = (done: number) => {
    step = done + 1
    say(killAt === null ? `ack ${done} ${stateOf(core.needProject().project.read)}` : `ack ${done}`)
  }
  const list: (() => Promise<unknown>)[] = [
    () => ask('study.load', { path: study }),
    () => ask('code.create', { name: 'Trust' }),
    () => apply('Trust', 1),
    () => apply('Trust', 2),
    async () =>
      ask('memo.write', { about: 'source', subjectId: await firstSource(), title: 'Look again', body: 'At the end.' }),
    async () => ask('source.markCoded', { sourceId: await firstSource(), coded: true }),
    async () => ask('coding.remove', { codingIds: [(await mine())[0]] }),
    () => ask('project.undo'),
    () => ask('project.undo'),
    () => ask('project.redo'),
    async () => backUp(path, 'in the middle', '2026-01-01T00:00:00.000Z'),
    () => ask('project.undo', { acts: 6 }),
    () => ask('project.redo', { acts: 3 }),
  ]
  tell(0)
  for (const [at, deed] of list.entries()) {
    await deed()
    tell(at + 1)
  }
}

/** Copies the project and all that lies beside it, as it lies on the disk at this instant: what was not written yet, a kill would lose as well. */
function leave(number: number): void {
  const [folder, file] = [dirname(path), basename(path)]
  mkdirSync(`${path}-left`, { recursive: true })
  for (const name of readdirSync(folder))
    if (name.startsWith(file) && name !== `${file}-left`)
      cpSync(join(folder, name), join(`${path}-left`, name.replace(file, `${number}.crosscase`)), { recursive: true })
}

async function codes(from: number): Promise<void> {
  await ask('project.open', { path })
  say(`ack ${from}`)
  for (let step = from + 1; ; step++) {
    if (undoes(step)) await ask('project.undo')
    else await apply('Role and involvement', step)
    say(`ack ${step}`)
  }
}

async function apply(codeName: string, step: number): Promise<unknown> {
  const codeList = (await ask('code.list')) as { id: string; name: string }[]
  return ask('coding.apply', {
    sourceId: await firstSource(),
    codeIds: [codeList.find(code => code.name === codeName)!.id],
    range: rangeOfStep(step),
  })
}

async function firstSource(): Promise<string> {
  return ((await ask('source.list')) as { id: string }[])[0]!.id
}

async function mine(): Promise<string[]> {
  const { coderId } = core.needProject()
  const open = (await ask('source.open', { sourceId: await firstSource() })) as {
    codings: { id: string; coderId: string }[]
  }
  return open.codings.filter(coding => coding.coderId === coderId).map(coding => coding.id)
}

const [name, step] = process.argv.slice(5)
await (what === 'steps' ? steps(third, name ? { name, step: Number(step) } : null) : codes(Number(third)))
await core.close()
