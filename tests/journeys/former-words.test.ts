// What stood under a summary when it was written, where its words changed since: told from the history of the text, never a redacted word.

import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import mammoth from 'mammoth'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { CaseId, CodeId, CodingId, SourceId } from '../../src/base/ids.ts'
import { USUAL_FRAMEWORK } from '../../src/exchange/disclosure/kinds.ts'
import { Journey } from '../support/journey.ts'

const journey = new Journey()
let sourceId: SourceId
let caseId: CaseId
let codeId: CodeId
let codingId: CodingId

beforeAll(async () => {
  await journey.sample('former words', 'A')
  sourceId = (await journey.ask('source.list', {})).find(one => one.key === 'T15')!.id
  caseId = (await journey.ask('case.list', {})).find(one => one.key === 'S08')!.id
  codeId = await journey.ask('code.create', { name: 'Looked at closely', parentId: null })
})
afterAll(() => journey.end())

/** How many acts stand. */
const acts = async () =>
  (await journey.ask('project.history', { limit: 1000 })).filter(one => one.state === 'done').length
/** Takes back acts until so many stand. */
async function backTo(mark: number): Promise<void> {
  for (let n = await acts(); n > mark; n--) await undo()
}
const opened = () => journey.ask('source.open', { sourceId })
const text = async () => (await opened()).paragraphs.map(one => one.text).join('\n')
const cell = () => journey.ask('summary.cell', { caseId, codeId })
const former = async () => (await cell()).former
const undo = () => journey.ask('project.undo', {})
/** Where words stand, the first time. */
async function at(words: string) {
  const start = (await text()).indexOf(words)
  expect(start).toBeGreaterThanOrEqual(0)
  return { start, end: start + words.length }
}
async function correct(words: string, by: string, more: { redacts?: boolean } = {}) {
  const { textState } = await opened()
  return journey.ask('source.edit', {
    sourceId,
    state: textState,
    steps: [{ ...(await at(words)), insert: by }],
    ...more,
  })
}

describe('the former words of a changed passage', () => {
  let passage: string
  let mark: number | undefined
  beforeEach(async () => {
    if (mark !== undefined) await backTo(mark)
    const { paragraphs } = await opened()
    const long = paragraphs.filter(one => one.text.split(' ').length > 12)
    passage ??= long[2]!.text.slice(long[2]!.text.indexOf(' ') + 1)
    if (mark !== undefined) return
    await journey.ask('coding.apply', { sourceId, codeIds: [codeId], range: await at(passage) })
    codingId = (await opened()).codings.find(one => one.codeId === codeId)!.id
    await journey.ask('summary.keep', { caseId, codeId, text: 'As they said.', stretch: 'former' })
    mark = await acts()
  })

  it('are told when its edges moved, once or twice, and are none when they are back', async () => {
    expect(await former()).toEqual([])
    const range = await at(passage)
    await journey.ask('coding.resize', { codingId, range: { start: range.start, end: range.end - 9 } })
    expect(await former()).toEqual([{ codingId, words: passage }])
    await journey.ask('coding.resize', { codingId, range: { start: range.start + 20, end: range.end - 9 } })
    expect(await former()).toEqual([{ codingId, words: passage }])
    await undo()
    await undo()
    expect(await cell()).toMatchObject({ former: [], changed: [], summary: { moved: null } })
  })

  it('are told when the text was corrected within, before and behind it, paragraph by paragraph', async () => {
    const behind = passage.slice(-16, -4)
    await correct(passage.slice(10, 22), 'quite another thing')
    expect(await former()).toEqual([{ codingId, words: passage }])
    const first = (await text()).split('\n').find(line => line.length > 40)!
    await correct(first.slice(10, 20), 'a few words more here')
    await correct(behind, 'yes\nno')
    const open = await cell()
    expect(open.changed).toEqual([codingId])
    expect(open.former).toEqual([{ codingId, words: passage }])
    const [now] = (await journey.ask('coding.excerpts', { codingIds: [codingId] })).excerpts
    expect(now!.words).not.toBe(passage)
    // Looked at: from now on these are what stood there.
    await journey.ask('summary.accept', { summaryIds: [open.summary!.id] })
    expect(await former()).toEqual([])
    await correct('quite another thing', 'this')
    expect(await former()).toEqual([{ codingId, words: now!.words }])
  })

  it('never hold a word that was redacted since: by itself, after it was corrected away, and everywhere', async () => {
    const secret = passage.split(' ').find(word => /^[a-z]{6,}$/.test(word))!
    await correct(secret, '[place]', { redacts: true })
    const hidden = passage.replace(secret, '█'.repeat(secret.length))
    expect(await former()).toEqual([{ codingId, words: hidden }])
    await undo()
    expect(await former()).toEqual([])
    // Put elsewhere in the text, taken out of the passage, and then redacted wherever it stands.
    const first = (await text()).split('\n').find(line => line.length > 40)!
    await correct(first.slice(10, 20), `said ${secret} too`)
    await correct(passage, passage.replace(secret, 'thing'))
    expect(await former()).toEqual([{ codingId, words: passage }])
    const { textState } = await opened()
    await journey.ask('source.redact', {
      sourceId,
      state: textState,
      range: await at(secret),
      scope: 'everywhere',
      by: '[name]',
    })
    expect(JSON.stringify(await cell())).not.toContain(secret)
    const [told] = await former()
    expect(told?.words ?? '').not.toContain(secret)
  })

  it('of a passage that went are told too: removed, given another code, waiting to be placed', async () => {
    const removed = async () => (await cell()).removed
    await journey.ask('coding.remove', { codingIds: [codingId] })
    expect(await removed()).toMatchObject([{ codingId, why: 'removed', words: passage, without: null }])
    await undo()
    expect(await removed()).toEqual([])
    await journey.ask('project.redo', {})
    expect(await removed()).toMatchObject([{ words: passage }])
    await undo()
    // Its edges moved, its words were corrected, and then it went: what stood there when it was written.
    const range = await at(passage)
    await journey.ask('coding.resize', { codingId, range: { start: range.start, end: range.end - 9 } })
    await correct(passage.slice(10, 22), 'quite another thing')
    await journey.ask('coding.remove', { codingIds: [codingId] })
    expect(await removed()).toMatchObject([{ words: passage }])
    await backTo(mark!)
    // All its words go: it waits to be placed.
    await correct(passage, '')
    expect(await removed()).toMatchObject([{ why: 'its words are gone; it waits to be placed', words: passage }])
  })

  it('of a passage that went hide what was redacted, and all of it where somebody withdrew', async () => {
    const secret = passage.split(' ').find(word => /^[a-z]{6,}$/.test(word))!
    await correct(secret, '[place]', { redacts: true })
    await journey.ask('coding.remove', { codingIds: [codingId] })
    const [gone] = (await cell()).removed
    expect(gone).toMatchObject({
      words: passage.replace(secret, '█'.repeat(secret.length)),
      without: '█ stands for redacted words',
    })
    const person = (await journey.ask('list.rows', { what: 'sources' })).find(row => row.key === 'T15')!
    const [who] = person['participants'] as string[]
    const participant = (await journey.ask('case.list', {})).find(one => one.key === who)!
    await journey.ask('case.setConsent', {
      caseId: participant.id,
      consent: { scope: 'quote', givenOn: '2025-01-01', withdrawnOn: '2025-06-01', note: null },
    } as never)
    expect((await cell()).removed).toMatchObject([
      { words: null, without: `█ withheld: ${participant.key} withdrew consent` },
    ])
    const to = journey.path('matrix.html')
    const { rows, people, show, order, retired } = USUAL_FRAMEWORK
    const request = { rows, people, show, order, retired, caseIds: [caseId], codeIds: [codeId], attributes: [] }
    await journey.ask('export.frameworkMatrix', { ...request, to, format: 'html' })
    expect(readFileSync(to, 'utf8')).toContain(`withheld: ${participant.key} withdrew consent`)
    await undo()
    const docx = journey.path('matrix.docx')
    await journey.ask('export.frameworkMatrix', { ...request, to: docx, format: 'docx' })
    const { value } = await mammoth.extractRawText({ path: docx })
    expect(value).toContain('What changed since')
    expect(value).toContain(passage.replace(secret, '█'.repeat(secret.length)))
  })

  it('hold for any run of corrections and moved edges', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            at: fc.nat(),
            cut: fc.nat(30),
            put: fc.constantFrom('', 'x', 'some words ', 'one\ntwo', ' and so on'),
            edges: fc.boolean(),
          }),
          { minLength: 1, maxLength: 5 },
        ),
        async steps => {
          await backTo(mark!)
          for (const step of steps) {
            const { codings, textState, paragraphs } = await opened()
            const whole = paragraphs.map(one => one.text).join('\n')
            const mine = codings.find(one => one.id === codingId)!
            const { start, end } = mine
            if (end - start < 12) break
            if (step.edges) {
              const range = { start: start + (step.at % 5), end: end - (step.cut % 5) }
              await journey.core.call('coding.resize', { codingId, range })
              continue
            }
            const from = Math.max(0, start - 20) + (step.at % (end - start + 40))
            const to = Math.min(whole.length, from + step.cut)
            if (from >= to) continue
            await journey.core.call('source.edit', {
              sourceId,
              state: textState,
              steps: [{ start: from, end: to, insert: step.put }],
            })
          }
          const open = await cell()
          if (open.changed.length > 0) expect(open.former).toEqual([{ codingId, words: passage }])
        },
      ),
      { numRuns: 25 },
    )
  })
})
