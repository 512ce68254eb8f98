// The web shell over the real core: a file that a browser sends goes in, an export comes out, nothing readable is left.

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Core } from '../../src/api/core.ts'
import { heldFile } from '../../src/base/held-file.ts'
import type { Progress, Reply } from '../../src/base/reply.ts'
import { serve, type Serving } from '../../src/serve/server.ts'
import type { FiledFile, ImportReport } from '../../src/sources/types.ts'

const SENTENCE = 'They left the pharmacists out of the build team.'
const INTERVIEW = `Interviewer: Who was in the room?\nANA: ${SENTENCE}\n`
const SHEET = 'file,key,name,kind\nSite D/INT-01.txt,S01,The chief pharmacist,interview\n'

const home = mkdtempSync(path.join(tmpdir(), 'crosscase-whole-'))
const core = new Core({ home, sampleStudy: path.resolve(import.meta.dirname, '../../fixtures/sample-study') })
let shell: Serving

beforeAll(async () => {
  shell = await serve({ door: core, page: home, home })
})
afterAll(async () => {
  await shell.close()
  await core.close()
  rmSync(home, { recursive: true, force: true })
})

const headers = () => ({ authorization: `Bearer ${shell.token}` })

async function call<Answer>(name: string, input: object = {}): Promise<Answer> {
  const response = await fetch(`${shell.origin}/call/${name}`, {
    method: 'POST',
    headers: { ...headers(), 'content-type': 'application/json' },
    body: JSON.stringify(input),
  })
  const lines = (await response.text())
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as Reply<Answer> | { progress: Progress })
  const reply = lines.at(-1) as Reply<Answer>
  if (!reply.ok) throw new Error(reply.trouble.message)
  return reply.answer
}

async function send(name: string, text: string): Promise<string> {
  const response = await fetch(`${shell.origin}/files?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: headers(),
    body: text,
  })
  return ((await response.json()) as { answer: { token: string } }).answer.token
}

function* filesBelow(folder: string): Generator<string> {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = path.join(folder, name)
    if (statSync(file).isFile()) yield file
  }
}

describe('an encrypted project in the browser', () => {
  it('takes in files that were sent, filed by a sheet that was sent', async () => {
    await call('project.create', {
      path: path.join(home, 'study.crosscase'),
      name: 'Study',
      coder: 'Ana',
      passphrase: 'a long walk to the river',
    })
    const paths = [await send('Site D/INT-01.txt', INTERVIEW)]
    const sheet = await send('sources.csv', SHEET)
    const plan = await call<readonly FiledFile[]>('import.plan', { paths, sheet })
    expect(plan).toMatchObject([{ path: 'Site D/INT-01.txt', name: 'The chief pharmacist', result: 'ready' }])
    const [{ token, name, kind }] = plan as [FiledFile]
    const files = [{ token, name, kind, date: null, caseKeys: [], participantKeys: [] }]
    const report = await call<ImportReport>('import.apply', { files })
    expect(report.files).toMatchObject([{ result: 'imported', path: 'Site D/INT-01.txt' }])
    expect(heldFile(paths[0]!)).toBeNull()
  })

  it('leaves no readable word of them in any file', () => {
    const files = [...filesBelow(home)]
    expect(files.length).toBeGreaterThanOrEqual(3)
    expect(files.filter(file => readFileSync(file).includes('pharmacists'))).toEqual([])
  })

  it('refuses, in words, a file that is not held any more', async () => {
    const paths = ['held:00000000-0000-4000-8000-000000000000/INT-02.txt']
    await expect(call('import.plan', { paths })).rejects.toThrow(
      'A file that was sent is not held any more. Choose it again.',
    )
  })
})

it('gives a matrix to the browser, and keeps nothing of it', async () => {
  await call('project.create', { path: path.join(home, 'open.crosscase'), name: 'Open', coder: 'Ana' })
  const codeId = await call<string>('code.create', { name: 'Left out' })
  const { path: to, token } = await call<{ path: string; token: string }>('shell.saveAs', { name: 'matrix.csv' })
  await call('export.matrix', {
    rows: 'codes',
    columns: 'coders',
    measure: 'codings',
    where: [],
    codedBy: [],
    stance: null,
    rollUp: false,
    to,
    format: 'csv',
  })
  const response = await fetch(`${shell.origin}/file/${token}`, { headers: headers() })
  expect(await response.text()).toBe(`code,Ana\r\n${codeId},0\r\n`)
  await expect.poll(() => existsSync(to)).toBe(false)
})
