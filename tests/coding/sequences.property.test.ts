// Whatever is done to codings in whatever order: anchors stand on their words, none is left with nothing on it, and undo
// brings back every row as it was.

import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addEvidence, addProposition } from '../../src/analysis/commands.ts'
import type { CodingId, PropositionId } from '../../src/base/ids.ts'
import { Refusal } from '../../src/base/trouble.ts'
import { CodedText } from './support/a-coded-text.ts'
import { TEXT } from './support/edit-property.ts'

type Deed =
  | {
      readonly deed: 'apply' | 'resize' | 'split'
      readonly which: number
      readonly at: number
      readonly length: number
      readonly code: number
    }
  | {
      readonly deed: 'join' | 'recode' | 'remove' | 'mark' | 'judge' | 'memo' | 'as'
      readonly which: number
      readonly others: number
      readonly code: number
    }
  | { readonly deed: 'undo' | 'redo' }

const number = (max: number) => fc.integer({ min: 0, max })
const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      deed: fc.constantFrom('apply', 'apply', 'resize', 'split'),
      which: number(20),
      at: number(TEXT.length - 1),
      length: fc.integer({ min: 1, max: 40 }),
      code: number(1),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      deed: fc.constantFrom('join', 'join', 'recode', 'remove', 'mark', 'judge', 'memo', 'as'),
      which: number(20),
      others: number(31),
      code: number(1),
    }),
  },
  { weight: 1, arbitrary: fc.record({ deed: fc.constantFrom('undo', 'redo') }) },
)

let study: CodedText
let begun = 0
let propositionId: PropositionId
beforeAll(async () => {
  study = new CodedText()
  await study.begin(TEXT)
  const { project, coderId } = study.core.needProject()
  const claim = { key: 'P1', statement: 'Plans build trust.', origin: null }
  propositionId = project.change('Claim', coderId, tx =>
    addProposition(tx, { ...claim, confirmingMeans: null, disconfirmingMeans: null }),
  )
})
afterAll(() => study.end())

async function ids(): Promise<CodingId[]> {
  return (await study.ask('coding.inSource', { sourceId: study.sourceId })).codings.map(one => one.id)
}

/** The acts made since the beginning that stand, newest first. */
async function standing(): Promise<readonly { readonly coder: string }[]> {
  return (await study.ask('project.history', { limit: 100 })).filter(one => one.n > begun && one.state === 'done')
}

/** Does one deed; refusals are answers like others. */
async function act(one: Deed): Promise<void> {
  const { core, sourceId } = study
  if (one.deed === 'undo') {
    const mine = core.needProject().coder.name
    if ((await standing()).some(deed => deed.coder === mine)) await core.call('project.undo', {})
    return
  }
  if (!('which' in one)) {
    await core.call('project.redo', {})
    return
  }
  const codeIds = [[...study.codes.values()][one.code]!]
  const there = await ids()
  const codingId = there.length === 0 ? undefined : there[one.which % there.length]!
  if (one.deed === 'apply') {
    await core.call('coding.apply', { sourceId, codeIds, range: { start: one.at, end: one.at + one.length } })
    return
  }
  if (one.deed === 'as') {
    await study.workAs(one.code === 0 ? 'Coder A' : 'Ben')
    return
  }
  if (codingId === undefined) return
  if (one.deed === 'resize')
    await core.call('coding.resize', { codingId, range: { start: one.at, end: one.at + one.length } })
  else if (one.deed === 'split') await core.call('coding.split', { codingId, at: one.at })
  else if (one.deed === 'join') {
    const mine = (await study.ask('coding.inSource', { sourceId })).codings
    const first = mine.find(coding => coding.id === codingId)!
    const like = mine.filter(coding => coding.codeId === first.codeId && coding.coderId === first.coderId)
    const codingIds = like.filter((coding, at) => coding.id === codingId || (one.others >> (at % 5)) & 1)
    await core.call('coding.join', { codingIds: codingIds.map(coding => coding.id) })
  } else if (one.deed === 'recode') await core.call('coding.recode', { codingIds: [codingId], codeId: codeIds[0] })
  else if (one.deed === 'memo')
    await core.call('memo.write', { about: 'coding', subjectId: codingId, title: 'Note', body: String(one.others) })
  else if (one.deed === 'judge') {
    const { project, coderId } = core.needProject()
    const { anchorId } = (await study.ask('coding.inSource', { sourceId })).codings.find(
      coding => coding.id === codingId,
    )!
    const stance = one.others % 2 === 0 ? 'confirming' : 'disconfirming'
    try {
      project.change('Judge', coderId, tx => addEvidence(tx, { propositionId, anchorId, coderId, stance }))
    } catch (trouble) {
      if (!(trouble instanceof Refusal)) throw trouble
    }
  } else if (one.deed === 'mark')
    await core.call('coding.mark', { codingIds: [codingId], strength: 'weak', comment: String(one.others) })
  else await core.call('coding.remove', { codingIds: [codingId] })
}

it('random deeds keep anchors true, and undo brings back every row', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 1, maxLength: 25 }), async deeds => {
      // An act of each: what was undone in the case before is not brought back in this one.
      for (const coder of ['Ben', 'Coder A']) {
        await study.workAs(coder)
        await study.ask('code.change', {
          codeId: study.codes.get('Trust')!,
          brief: `${coder} ${study.store.lastChange}`,
        })
      }
      begun = (await study.ask('project.history', { limit: 1 }))[0]!.n
      const beginning = JSON.stringify(study.rows())
      const acts = () => study.core.needProject().project.undoState(study.core.needProject().coderId).undo
      for (const one of deeds) {
        const before = JSON.stringify(study.rows())
        const deedBefore = study.store.lastChange
        await act(one)
        expect(study.problems()).toEqual([])
        if (study.store.lastChange !== deedBefore && one.deed !== 'undo' && one.deed !== 'redo' && acts() !== null) {
          const after = JSON.stringify(study.rows())
          await study.ask('project.undo', {})
          expect(JSON.stringify(study.rows())).toBe(before)
          expect(study.problems()).toEqual([])
          await study.ask('project.redo', {})
          expect(JSON.stringify(study.rows())).toBe(after)
        }
      }
      // Everybody takes back what they did, the last first, until the study is as it began.
      for (let left = await standing(); left.length > 0; left = await standing()) {
        await study.workAs(left[0]!.coder)
        await study.ask('project.undo', {})
      }
      expect(JSON.stringify(study.rows())).toBe(beginning)
    }),
    { numRuns: 250 },
  )
})
