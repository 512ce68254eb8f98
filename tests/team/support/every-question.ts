// Every question that the contract lets people ask, with something to ask it about. A test says which are not asked yet.

import type { Filter } from '../../../src/analysis/filter/types.ts'
import type { Id } from '../../../src/base/ids.ts'
import type { CallName, Contract, Input } from '../../../src/api/contract.ts'
import type { Read } from '../../../src/store/access.ts'
import { idOf, sql } from '../../../src/store/sql.ts'

/** Work that only reads is asked like a question. */
type Reading = { [Name in CallName]: Contract[Name] extends { kind: 'query' } ? Name : never }[CallName]
type QueryName = Reading | 'agreement.compute' | 'disclosure.propositions' | 'disclosure.everything'
type Questions = { readonly [Name in QueryName]?: readonly Input<Name>[] }

/** What can be asked of a project: ids as `read` gives them. With a sealed reading only of what may be seen. */
export function everyQuestion(read: Read): Questions {
  const ids = <Kind extends string>(table: string, where = '1') =>
    read
      .all<{ id: Buffer }>({ text: `SELECT id FROM "${table}" WHERE ${where} ORDER BY n`, values: [] })
      .map(row => idOf<Kind>(row.id))
  const thing = (id: string) => id as Id<'thing'>
  const sources = ids<'source'>('source')
  const codes = ids<'code'>('code', `kind = 'code'`)
  const codings = ids<'coding'>('coding')
  const coders = ids<'coder'>('coder')
  const cases = ids<'case'>('case')
  const sites = ids<'case'>('case', `kind = 'site'`)
  const memos = ids<'memo'>('memo')
  const propositions = ids<'proposition'>('proposition')
  const attributes = ids<'attribute'>('attribute')
  const versions = ids<'version'>('framework_version', 'content IS NOT NULL')
  const quotes = ids<'quote'>('quote')
  const range = { start: 0, end: 40 }
  const matrix = {
    rows: 'codes',
    columns: 'sources',
    measure: 'codings',
    where: [],
    codedBy: [],
    stance: null,
    rollUp: false,
  } as unknown as Input<'matrix.compute'>
  const each = <Name extends CallName>(measures: readonly string[], columns: readonly string[]) =>
    measures.flatMap(measure => columns.map(one => ({ ...matrix, measure, columns: one }))) as unknown as Input<Name>[]
  const measures = ['presence', 'cases', 'codings', 'excerpts', 'words', 'coverage', 'participants']
  const columns = ['sites', 'participants', 'pairs', 'sources', 'coders']
  const speakers = ['all', 'respondents'] as const
  const person = read.get<{ speaker: Buffer; source: Buffer }>(
    sql`SELECT id AS speaker, source_id AS source FROM speaker ORDER BY n`,
  )!
  // A study with fewer than two coders has nothing to compare, and says so.
  const pairOfCoders = ids<'coder'>('coder', `name IN ('A', 'B')`)
  const agreement: Input<'agreement.compute'> = {
    coderIds: pairOfCoders,
    unit: 'character',
    measures: ['percent', 'kappa', 'alpha'],
  }
  const everyKind: Filter = { is: 'source kind', kinds: ['interview', 'observation', 'document'] }
  const frameworkMatrix: Input<'summary.matrix'> = {
    rows: 'sites',
    people: true,
    caseIds: null,
    codeIds: null,
    show: 'all',
    attributes: [],
    order: null,
    retired: true,
  }
  return {
    'project.coders': [{}],
    'project.history': [{ limit: 1000 }],
    'source.list': [{}],
    'source.some': [{ sourceIds: sources }],
    'source.open': sources.map(sourceId => ({ sourceId })),
    'source.notCoded': [{}],
    'source.named': [{ name: 'T10' }],
    'source.occurrences': [{ sourceId: sources[0]!, words: 'the' }],
    'source.planRedaction': [{ sourceId: sources[0]!, range: { start: 0, end: 5 } }],
    'source.wordsElsewhere': [{ sourceId: sources[0]!, range: { start: 0, end: 5 } }],
    'destroy.plan': sources.slice(0, 2).map(sourceId => ({ what: 'sources' as const, sourceIds: [sourceId] })),
    'source.textHistory': sources.map(sourceId => ({ sourceId })),
    'coding.places': [
      { hits: { words: 'trust', extent: 'sentence' }, codeIds: [codes[0]!] },
      { turns: { sourceId: idOf(person.source), speakerId: idOf(person.speaker) }, codeIds: codes.slice(0, 3) },
    ],
    'anchor.questions': [{}],
    'anchor.countQuestions': [{}],
    'coding.inSource': sources.map(sourceId => ({ sourceId })),
    'coding.entry': codings.slice(0, 50).map(codingId => ({ codingId })),
    'coding.quote': [{ sourceId: sources[0]!, range }],
    'coding.examples': codes.map(codeId => ({ codeId, seed: 1, limit: 20 })),
    'coding.excerpts': [
      { limit: 200 },
      { exemplars: true },
      { commented: true },
      ...sources.map(sourceId => ({ sourceId })),
      ...coders.map(coderId => ({ coderId })),
    ],
    'coding.days': [{}],
    'filter.days': [{ filter: null }],
    'code.list': [{}],
    'code.entry': codes.map(codeId => ({ codeId })),
    'framework.versions': [{}],
    'framework.plan': codes.slice(1, 12).map(codeId => ({
      operation: 'merge',
      codeIds: [codeId],
      intoId: codes[0]!,
      overlaps: 'join',
      below: 'stay',
      reason: '',
    })),
    'framework.toDecide': [{}],
    'framework.earlierDefinition': [{}],
    'codeSet.list': [{}],
    'question.list': [{}],
    'code.history': codes.map(codeId => ({ codeId })),
    'version.list': [{}],
    'version.others': [{}],
    'version.diff': versions.map(fromId => ({ fromId, toId: null })),
    'case.list': [{}],
    'case.sheet': cases.map(caseId => ({ caseId })),
    'case.parts': cases.map(caseId => ({ caseId })),
    'case.events': cases.map(caseId => ({ caseId })),
    'case.planMerge': sites.slice(1).map(fromId => ({ fromId, intoId: sites[0]! })),
    'case.attributes': [{}],
    'case.table': [{ kind: 'site' }, { kind: 'participant' }],
    'case.sampling': [{ kind: 'site', by: [], waves: null }],
    'case.sampled': [{ kind: 'site', by: [], waves: null, what: 'sources', values: null }],
    'source.table': [{}],
    'attribute.use': attributes.map(attributeId => ({ attributeId })),
    'attribute.planRetype': attributes.slice(0, 1).map(attributeId => ({ attributeId, type: 'text' })),
    'case.consents': [{ caseIds: cases.slice(0, 20) }],
    'case.publishedCodes': [{}],
    'source.publishedCodes': [{}],
    'memo.list': [{}, { about: 'coding' }, { about: 'source' }, { about: 'anchor' }],
    'memo.states': [{}],
    'memo.some': [{ memoIds: memos }],
    'memo.open': memos.map(memoId => ({ memoId })),
    'memo.targets': [{ links: codings.slice(0, 100).map(id => ({ kind: 'coding', id })) }],
    'memo.inSource': sources.map(sourceId => ({ sourceId })),
    'search.text': speakers.map(one => ({ words: 'trust', speakers: one })),
    'search.count': [{ words: 'trust' }],
    'search.find': ['secret', 'remark', 'trust'].map(words => ({ words, limit: 50 })),
    'search.codes': [{ words: 'trust' }],
    'matrix.compute': [
      ...each<'matrix.compute'>(measures, columns),
      { ...matrix, columns: { of: 'coder facts', fact: 'role' } },
      { ...matrix, columns: 'sites', filter: { is: 'coder fact', fact: 'role', values: ['nurse', ''] } },
    ],
    'matrix.cell': [matrix, ...codes.slice(0, 8).map(row => ({ ...matrix, row }))],
    'saturation.compute': [null, { is: 'source kind' as const, kinds: ['interview' as const] }].map(filter => ({
      by: 'sources',
      kinds: ['interview'],
      base: 4,
      run: 2,
      threshold: 5,
      ...(filter ? { filter } : {}),
    })),
    'proposition.list': [{}],
    'proposition.sheet': propositions.map(propositionId => ({ propositionId })),
    'evidence.byCoder': coders.map(coderId => ({ coderId })),
    'evidence.inSource': sources.map(sourceId => ({ sourceId })),
    'proposition.lookNext': propositions.slice(0, 3).map(propositionId => ({ propositionId })),
    'position.matrix': [
      { unit: 'sites' },
      { unit: 'participants' },
      { unit: 'sites', filter: { is: 'source kind', kinds: ['interview', 'observation', 'document'] } },
    ],
    'claim.list': [{}],
    // What a plan asks and does is asked of a plan; here none is made.
    'bring.decisions': [],
    'merge.summary': [{}],
    'merge.plan': [],
    'merge.digest': [],
    'merge.question': [],
    'merge.decisions': [],
    'merge.reports': [{}],
    'merge.report': [],
    'merge.reported': [],
    'merge.counted': [],
    'merge.open': [{}],
    'merge.signs': [{}],
    'merge.sides': [],
    'merge.concerned': [],
    // What is brought in is asked of a file; here none is.
    'bring.summary': [{}],
    'bring.pairs': [],
    'bring.ours': [],
    'bring.answers': [],
    'bring.unfinished': [{}],
    'rating.grid': [{ kind: 'site' }],
    'rating.passages': [],
    'rating.planScale': [],
    'qca.table': [],
    'filter.words': [{ filter: null }],
    'filter.passing': [{ filter: null }],
    'filter.sources': [{ filter: null }, ...codes.slice(0, 8).map(codeId => ({ filter: { is: 'coded' as const, codeIds: [codeId], below: false, how: 'this coding' as const } }))], // prettier-ignore
    'filter.excerpts': [{ filter: null, limit: 1000 }],
    'filter.naming': [],
    'filter.list': [{}],
    'display.list': [{}],
    'display.frameworks': [{}],
    'team.record': [{}],
    'team.get': [{}],
    'team.ofSource': sources.map(sourceId => ({ sourceId })),
    'team.copies': [{}],
    'team.planFill': [{ coderIds: coders, part: 'first', blind: false, together: true, share: 100 }],
    'team.planHandOut': [{ copies: [{ coder: 'A', to: 'x' }], blind: true, withoutSources: [], originals: true }],
    'agreement.compute': [agreement, { ...agreement, by: 'role' }],
    'agreement.cells': codes.slice(0, 3).map(codeId => ({ ...agreement, of: { is: 'code', codeId } })),
    'agreement.passages': [
      { coderIds: pairOfCoders, limit: 500 },
      { coderIds: pairOfCoders, by: 'role', limit: 500 },
      { coderIds: pairOfCoders, numbers: [2, 1], limit: 500 },
      { coderIds: pairOfCoders, within: { is: 'only', place: 0 }, limit: 500 },
      { coderIds: pairOfCoders, within: { is: 'stances', first: 'confirming', second: 'confirming' }, limit: 500 },
    ],
    'agreement.stances': [{ coderIds: pairOfCoders }, { coderIds: pairOfCoders, by: 'role' }],
    'agreement.ratings': [{ coderIds: pairOfCoders }, { coderIds: pairOfCoders, by: 'role' }],
    'agreement.runs': [{}],
    'agreement.otherRuns': [{}],
    'agreement.run': [],
    'output.list': [{}],
    'comment.on': [
      ...codings.slice(0, 100).map(id => ({ thing: { about: 'coding' as const, id: thing(id) } })),
      ...sources.map(id => ({ thing: { about: 'source' as const, id: thing(id) } })),
    ],
    'comment.find': [{}],
    'comment.signs': [{}],
    'comment.cells': [{ request: matrix }],
    'proposal.list': [{}],
    'proposal.plan': [],
    'round.list': [{}],
    'round.things': [],
    'review.open': [{}],
    'summary.matrix': [frameworkMatrix],
    'summary.since': [{ ...frameworkMatrix, since: null }],
    'summary.cell': sites.flatMap(caseId => codes.slice(0, 4).map(codeId => ({ caseId, codeId }))),
    'summary.themes': sites.flatMap(caseId => [{ caseId }, { caseId, filter: everyKind }]),
    'summary.cases': [{}],
    'summary.positions': sites.map(caseId => ({ caseId })),
    'list.differences': [],
    'list.version': [],
    'list.rows': (
      [
        'sources',
        'speakers',
        'codes',
        'codings',
        'cases',
        'attributes',
        'memos',
        'propositions',
        'evidence',
        'coders',
        'changes',
        'versions',
      ] as const
    ).map(what => ({ what })),
    'list.find': [{ what: 'coders', names: ['A'] }],
    'report.checklist': [{ name: 'COREQ' }],
    'report.methods': [{}],
    'disclosure.quotes': [{ all: true }],
    'disclosure.positions': [{}],
    'disclosure.matrix': [{ request: matrix }],
    'disclosure.themes': [{ quotes: 'all' }, { quotes: 'all', filter: everyKind }],
    'disclosure.propositions': [{}],
    'disclosure.summaries': [{}],
    'disclosure.frameworkMatrix': [{ request: frameworkMatrix }],
    'disclosure.memos': [{}],
    'disclosure.codebook': [{}],
    'disclosure.pairings': [{}],
    'disclosure.pictures': [{}],
    'disclosure.reports': [{}],
    'disclosure.source': sources.slice(0, 3).map(sourceId => ({ sourceId })),
    'picture.report': [{}, { filter: everyKind }],
    'disclosure.sampling': [{ kind: 'site', by: [] }],
    'disclosure.everything': [{}, { filter: everyKind }],
    'quote.basket': [{}],
    'quote.entry': quotes.map(quoteId => ({ quoteId })),
    'output.settings': [{ output: '' }],
    'output.fields': [{}],
    'output.previewAttribution': [{ template: '{site}', labels: [] }],
  }
}
