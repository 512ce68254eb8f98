// How much evidence each proposition has in the list, against one plain statement over everything.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { propositionsInSlices } from '../../src/analysis/queries.ts'
import { toTheEnd } from '../../src/base/slices.ts'
import { sql } from '../../src/store/sql.ts'
import { MemoryStudy } from '../support/memory-study.ts'

const SOURCES = ['T1', 'T2', 'T3']
const CODERS = ['A', 'B', 'C']
const PASSAGES = ['we walked', 'they stayed', 'nobody asked']
const PROPOSITIONS = ['P1', 'P2']
const STANCES = ['confirming', 'qualifying', 'disconfirming', 'neutral']

const judgements = fc.uniqueArray(
  fc.record({
    source: fc.constantFrom(...SOURCES),
    words: fc.constantFrom(...PASSAGES),
    proposition: fc.constantFrom(...PROPOSITIONS),
    coder: fc.constantFrom(...CODERS),
    stance: fc.constantFrom(...STANCES),
  }),
  { selector: one => `${one.source} ${one.words} ${one.proposition} ${one.coder}`, maxLength: 30 },
)

/** Every excerpt once for each stance; of a source that several marked as coded what the first of them judged. */
function plainly(study: MemoryStudy) {
  return study.arrays<[string, string, number]>(sql`
    WITH marked AS (SELECT source_id, coder_id, row_number() OVER (PARTITION BY source_id ORDER BY n) AS turn, count(*) OVER (PARTITION BY source_id) AS coders FROM source_coder),
      first AS (SELECT source_id, coder_id FROM marked WHERE turn = 1 AND coders > 1)
    SELECT p.key, e.stance, count(DISTINCT a.n) FROM evidence AS e JOIN proposition AS p ON p.id = e.proposition_id JOIN anchor AS a ON a.id = e.anchor_id
      LEFT JOIN first ON first.source_id = a.source_id WHERE a.lost = 0 AND (first.coder_id IS NULL OR first.coder_id = e.coder_id) GROUP BY p.key, e.stance`)
}

it('counts as the plain statement does, whoever marked sources as coded and whatever was lost', () => {
  fc.assert(
    fc.property(
      judgements,
      fc.array(fc.subarray(CODERS), { minLength: SOURCES.length, maxLength: SOURCES.length }),
      fc.subarray(SOURCES),
      (judged, marked, lost) => {
        const study = new MemoryStudy()
        for (const coder of CODERS) study.coder(coder)
        for (const [at, key] of SOURCES.entries()) study.source(key, PASSAGES.join('\n'), { codedBy: marked[at]! })
        for (const key of PROPOSITIONS) study.proposition(key)
        for (const one of judged) study.evidence(one.source, one.words, one.proposition, one.coder, one.stance)
        for (const key of lost)
          study.write(
            `UPDATE anchor SET lost = 1, end_offset = start_offset WHERE source_id = (SELECT id FROM source WHERE key = ?) AND start_paragraph_id IN (SELECT id FROM paragraph WHERE place = 1024)`,
            key,
          )
        const counted = toTheEnd(propositionsInSlices(study)).flatMap(one =>
          STANCES.flatMap(stance => {
            const count = one[stance as 'confirming']
            return count === 0 ? [] : [[one.key!, stance, count]]
          }),
        )
        expect(counted.toSorted()).toEqual(plainly(study).toSorted())
      },
    ),
    { numRuns: 60 },
  )
})
