// How much evidence each proposition has in the list, against one plain statement over everything.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { propositionsInSlices } from '../../src/analysis/queries.ts'
import { toTheEnd } from '../../src/base/slices.ts'
import { bytesOf, sql } from '../../src/store/sql.ts'
import { MemoryStudy } from '../support/memory-study.ts'

const SOURCES = ['T1', 'T2', 'T3']
const CODERS = ['A', 'B', 'C']
const PASSAGES = ['we walked', 'they stayed', 'nobody asked']
const PROPOSITIONS = ['P1', 'P2']
const STANCES = ['confirming', 'qualifying', 'disconfirming', 'neutral'] as const

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
function plainly(study: MemoryStudy): string[] {
  const rows = study.arrays<[string, string, number]>(sql`
    WITH marked AS (SELECT source_id, coder_id, row_number() OVER (PARTITION BY source_id ORDER BY n) AS turn, count(*) OVER (PARTITION BY source_id) AS coders FROM source_coder),
      first AS (SELECT source_id, coder_id FROM marked WHERE turn = 1 AND coders > 1)
    SELECT p.key, e.stance, count(DISTINCT a.n) FROM evidence AS e JOIN proposition AS p ON p.id = e.proposition_id JOIN anchor AS a ON a.id = e.anchor_id
      LEFT JOIN first ON first.source_id = a.source_id WHERE a.lost = 0 AND (first.coder_id IS NULL OR first.coder_id = e.coder_id) GROUP BY p.key, e.stance`)
  return rows.map(([key, stance, count]) => `${key} ${stance}: ${count}`)
}

/** A study with every passage and nothing judged. */
function emptyStudy(): MemoryStudy {
  const study = new MemoryStudy()
  for (const coder of CODERS) study.coder(coder)
  for (const key of PROPOSITIONS) study.proposition(key)
  for (const key of SOURCES) {
    study.source(key, PASSAGES.join('\n'))
    for (const words of PASSAGES) study.anchor(key, words)
  }
  return study
}

it('counts as the plain statement does, whoever marked sources as coded and whatever was lost', () => {
  const study = emptyStudy()
  const marked = fc.array(fc.subarray(CODERS), { minLength: SOURCES.length, maxLength: SOURCES.length })
  fc.assert(
    fc
      .property(judgements, marked, fc.subarray(SOURCES), (judged, marks, lost) => {
        for (const [at, source] of SOURCES.entries())
          for (const coder of marks[at]!)
            study.add('source_coder', { source_id: study.id(source), coder_id: study.id(coder), marked_at: '' })
        for (const one of judged) study.evidence(one.source, one.words, one.proposition, one.coder, one.stance)
        for (const source of lost)
          study.write(
            'UPDATE anchor SET lost = 1, end_offset = start_offset WHERE id = ?',
            bytesOf(study.anchor(source, PASSAGES[0]!)),
          )
        const counted = toTheEnd(propositionsInSlices(study)).flatMap(one =>
          STANCES.filter(stance => one[stance] > 0).map(stance => `${one.key} ${stance}: ${one[stance]}`),
        )
        expect(counted.toSorted()).toEqual(plainly(study).toSorted())
      })
      .beforeEach(() => study.write('BEGIN'))
      .afterEach(() => study.write('ROLLBACK')),
  )
})
