// A case built for the framework's scenarios: one interview, three coders, codes and codings as a test wants them.

import { writeFileSync } from 'node:fs'
import type { CodeId, CodingId, SourceId } from '../../src/base/ids.ts'
import { Journey } from './journey.ts'
import { prepare } from './prepared.ts'

const SENTENCES = Array.from({ length: 40 }, (_, at) => `Answer ${at + 1} says what was shared and what was kept back.`)

/** A project with a text of forty sentences, one a paragraph, and ways to code them. */
export class FrameworkCase extends Journey {
  sourceId!: SourceId

  async begin(): Promise<void> {
    const path = this.path('case.crosscase')
    await prepare(path, 'a case of the framework', async made => {
      await this.ask('project.create', { path: made, name: 'case', coder: 'Ana' })
      writeFileSync(this.path('interview.txt'), SENTENCES.join('\n'))
      const files = await this.ask('import.plan', { paths: [this.path('interview.txt')] })
      await this.ask('import.apply', {
        files: files.map(({ token, name }) => ({
          token,
          name,
          kind: 'interview',
          date: null,
          caseKeys: [],
          participantKeys: [],
        })),
      })
      await this.ask('project.close', {})
    })
    await this.ask('project.open', { path, coder: 'Ana' })
    this.sourceId = (await this.ask('source.list', {}))[0]!.id
  }

  async code(name: string, parentId: CodeId | null = null, kind: 'code' | 'group' = 'code'): Promise<CodeId> {
    return this.ask('code.create', { name, parentId, kind })
  }

  async as(coder: string): Promise<void> {
    await this.ask('project.workAs', { name: coder })
  }

  /** Codes whole sentences, by number from 1, one coding each. */
  async codings(codeId: CodeId, ...sentences: readonly number[]): Promise<CodingId[]> {
    const made: CodingId[] = []
    for (const sentence of sentences) {
      const start = SENTENCES.slice(0, sentence - 1).reduce((sum, one) => sum + one.length + 1, 0)
      const range = { start, end: start + SENTENCES[sentence - 1]!.length }
      made.push(...(await this.ask('coding.apply', { sourceId: this.sourceId, codeIds: [codeId], range })))
    }
    return made
  }

  async named(name: string) {
    const code = (await this.ask('code.list', {})).find(one => one.name === name)
    if (!code) throw new Error(`there is no code ${name}`)
    return code
  }

  /** How many codings each code has, by name; codes without any are left out. */
  async counts(): Promise<Record<string, number>> {
    const codes = await this.ask('code.list', {})
    return Object.fromEntries(codes.filter(code => code.codings > 0).map(code => [code.name, code.codings]))
  }
}
