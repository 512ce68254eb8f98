// Whatever is allocated blind, and to whom: no answer to any question of the contract tells a coder an id or a word of what is sealed
// from them; and every answer, numbers included, is the one of a copy in which what is sealed is not there at all.

import { copyFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contract, type CallName, type Input } from '../../src/api/contract.ts'
import type { CoderId, SourceId } from '../../src/base/ids.ts'
import { bytesOf, idOf, sql } from '../../src/store/sql.ts'
import type { Read } from '../../src/store/access.ts'
import { Journey, SAMPLE } from '../support/journey.ts'
import { everyQuestion } from './support/every-question.ts'

const study = new Journey()
const copy = new Journey()
const base = study.path('base.crosscase')
let sources: SourceId[] = []
let coders: Map<string, CoderId>

// Every coder leaves remarks, memos, quotes and comments with words of their own where they coded.
beforeAll(async () => {
  await study.ask('project.create', { path: base, name: 'study', coder: 'Lead' })
  await study.ask('study.load', { path: SAMPLE })
  // Those that both coded.
  sources = (await study.ask('source.list', {})).filter(one => one.codedBy.length > 1).map(one => one.id)
  coders = new Map((await study.ask('project.coders', {})).map(one => [one.name, one.id]))
  for (const [name, value] of [
    ['A', 'doctor'],
    ['B', 'nurse'],
  ] as const)
    await study.ask('team.setCoderFact', { coderId: coders.get(name)!, field: 'role', value })
  for (const name of ['A', 'B']) {
    await study.ask('project.workAs', { name })
    const theirs = study.core
      .needProject()
      .project.read.all<{ id: Buffer; n: number }>(
        sql`SELECT id, n FROM coding WHERE coder_id = ${bytesOf(coders.get(name)!)} AND n % 7 = 0 ORDER BY n`,
      )
    for (const { id, n } of theirs) {
      const codingId = idOf<'coding'>(id)
      await study.ask('coding.mark', { codingIds: [codingId], comment: `remarkable${n}x` })
      await study.ask('memo.write', {
        title: `titled${n}x`,
        body: `thought${n}x`,
        about: 'coding',
        subjectId: codingId,
      } as never)
      await study.ask('comment.add', { thing: { about: 'coding', id: codingId }, body: `said${n}x` } as never)
      if (n % 2 === 0) await study.ask('quote.add', { codingIds: [codingId] })
    }
  }
  await study.ask('project.close', {})
}, 120_000)
afterAll(async () => {
  await study.end()
  await copy.end()
})

/** The rule once more, plainly: what is sealed from a coder on these sources. */
function sealedFrom(read: Read, coder: CoderId, sealed: readonly SourceId[]): string[] {
  const there = new Set<string>(sealed)
  const telling: string[] = []
  for (const row of read.all<{ id: Buffer; coder: Buffer; source: Buffer; n: number }>(
    sql`SELECT coding.id, coder_id AS coder, source_id AS source, coding.n FROM main.coding JOIN anchor ON anchor.id = anchor_id`,
  )) {
    if (idOf(row.coder) === coder || !there.has(idOf(row.source))) continue
    telling.push(idOf(row.id))
    if (row.n % 7 === 0) telling.push(`remarkable${row.n}x`, `titled${row.n}x`, `thought${row.n}x`, `said${row.n}x`)
  }
  for (const row of read.all<{ id: Buffer; coder: Buffer; source: Buffer }>(
    sql`SELECT evidence.id, coder_id AS coder, source_id AS source FROM main.evidence JOIN anchor ON anchor.id = anchor_id`,
  ))
    if (idOf(row.coder) !== coder && there.has(idOf(row.source))) telling.push(idOf(row.id))
  return telling
}

/** The answers to every question, by question. */
async function answersOf(journey: Journey): Promise<Map<string, unknown>> {
  const answers = new Map<string, unknown>()
  const asked = everyQuestion(journey.core.needProject().project.read)
  for (const [name, inputs] of Object.entries(asked) as [CallName, readonly Input<CallName>[]][])
    for (const input of inputs) {
      const reply = await journey.core.call(name, input)
      answers.set(`${name} ${JSON.stringify(input)}`, reply.ok ? reply.answer : reply.trouble)
    }
  return answers
}

// A copy tells of itself, and has a history of its own; the stamp of a framework matrix is of one open project.
const OF_THE_FILE =
  /^(project\.history|destroy\.plan|team\.copies|team\.planHandOut|list\.rows \{"what":"changes"|list\.rows \{"what":"versions"|version\.|framework\.versions|coding\.days|report\.|code\.(history|entry|list)|summary\.since)/

describe('blind coding, whatever is allocated', () => {
  it('every question of the contract is asked: a new one is added to support/every-question.ts', async () => {
    await study.ask('project.open', { path: base })
    const asked = Object.keys(everyQuestion(study.core.needProject().project.read))
    const queries = Object.entries(contract).filter(([, call]) => call.kind === 'query')
    expect(queries.map(([name]) => name).filter(name => !asked.includes(name))).toEqual([])
  })

  it(
    '[M49] gives nothing away in any answer, and counts as if it were not there',
    () =>
      fc.assert(
        fc.asyncProperty(
          fc.uniqueArray(fc.nat(10), { minLength: 1, maxLength: 8 }),
          fc.constantFrom('A', 'B', 'Lead'),
          async (chosen, worker) => {
            const path = study.path(`run-${worker}-${chosen.join('-')}.crosscase`)
            copyFileSync(base, path)
            await study.ask('project.open', { path, coder: worker })
            const sealed = chosen.map(at => sources[at]!)
            for (const name of ['A', 'B'])
              await study.ask('team.allocate', {
                changes: sealed.map(sourceId => ({ sourceId, coderId: coders.get(name)!, part: 'first', blind: true })),
              })
            // Nobody is done with them.
            for (const name of ['A', 'B']) {
              await study.ask('project.workAs', { name })
              for (const sourceId of sealed) await study.ask('source.markCoded', { sourceId, coded: false })
            }
            await study.ask('project.workAs', { name: worker })
            expect(new Set((await study.ask('team.get', {})).sealed)).toEqual(new Set(sealed))

            const to = study.path(`copy-${worker}-${chosen.join('-')}.crosscase`)
            await study.ask('team.handOut', {
              copies: [{ coder: worker, to }],
              blind: false,
              withoutSources: [],
              originals: true,
            })

            const telling = sealedFrom(study.core.needProject().project.read, coders.get(worker)!, sealed)
            const answers = await answersOf(study)
            const all = [...answers].map(([question, answer]) => ({ question, said: JSON.stringify(answer) }))
            for (const words of telling)
              expect(all.filter(one => one.said.includes(words)).map(one => one.question)).toEqual([])

            await study.ask('project.close', {})
            await copy.ask('project.open', { path: to })
            const there = await answersOf(copy)
            expect((await copy.ask('project.check', {})).problems).toEqual([])
            await copy.ask('project.close', {})
            for (const [question, answer] of there)
              if (!OF_THE_FILE.test(question))
                expect({ question, answer: answers.get(question) }).toEqual({ question, answer })
          },
        ),
        { numRuns: 3, endOnFailure: true },
      ),
    240_000,
  )
})
