// The analysis part of the stand-in: codes, matrices, cells, excerpts, propositions, counted plainly from the sheets.

import { idFor, paragraphs, sourceOf, study, type StudyCoding } from './study.ts'

const PATTERNS = [0, 1, 3, 5, 4, 0, 4, 2, 3, 5, 2, 1]
const retired = (row: Readonly<Record<string, string>>) => row['status'] === 'retired'
const isGroup = (row: Readonly<Record<string, string>>) => `${row['brief_definition']}${row['full_definition']}`.includes('Grouping only')

/** Codebook rows with depth, hue and pattern, a parent before its children. */
const codes = (() => {
  const rows: { key: string; id: string; name: string; kind: 'code' | 'group'; depth: number; hue: number; pattern: number; retired: boolean; parent: string }[] = []
  let n = 0
  const walk = (parent: string, depth: number) => {
    for (const row of study.codes.filter(item => (item['parent'] ?? '') === parent)) {
      const group = isGroup(row)
      const hue = group ? -1 : n % 12
      rows.push({ key: row['code_id']!, id: idFor('code', row['code_id']!), name: row['label']!, kind: group ? 'group' : 'code', depth, hue, pattern: group ? -1 : (PATTERNS[hue]! + Math.floor(n / 12)) % 6, retired: retired(row), parent })
      if (!group) n++
      walk(row['code_id']!, depth + 1)
    }
  }
  walk('', 0)
  return rows
})()

const below = (key: string): string[] => [key, ...codes.filter(code => code.parent === key).flatMap(code => below(code.key))]
const words = (text: string) => text.split(/\s+/).filter(one => one !== '').length

interface Column { id: string; key: string; name: string; holds: (coding: StudyCoding) => boolean; sources: string[]; people: string[] }

function columnsOf(which: string | { attribute: string }): Column[] {
  const bySource = (keys: string[]) => (coding: StudyCoding) => keys.includes(coding.source)
  const column = (key: string, name: string, sources: string[], people: string[]): Column => ({ id: idFor('case', key), key, name, holds: bySource(sources), sources, people })
  const ofSites = (sites: string[]) => [study.sources.filter(source => source.sites.some(site => sites.includes(site))).map(source => source.key), study.people.filter(person => sites.includes(person['site_id']!)).map(person => person['respondent_id']!)] as const
  if (which === 'sites') return study.sites.map(row => column(row['site_id']!, row['pseudonym']!, ...ofSites([row['site_id']!])))
  if (which === 'pairs') return study.pairs.map(row => column(row['pairing_id']!, `${row['exemplar']} and ${row['follower']}`, ...ofSites([row['exemplar']!, row['follower']!])))
  if (which === 'sources') return study.sources.map(source => ({ ...column(source.key, source.name, [source.key], source.people), id: idFor('source', source.key) }))
  if (which === 'participants') return study.people.map(row => { const key = row['respondent_id']!; return { ...column(key, row['post']!, study.sources.filter(source => source.people.includes(key)).map(source => source.key), [key]), holds: (coding: StudyCoding) => coding.respondent === key } })
  if (which === 'coders') return ['A', 'B'].map(key => ({ ...column(key, `Coder ${key}`, study.sources.filter(source => source.codedBy.includes(key)).map(source => source.key), study.people.map(person => person['respondent_id']!)), id: idFor('coder', key), holds: (coding: StudyCoding) => coding.coder === key }))
  const field = (which as { attribute: string }).attribute.replaceAll(' ', '_')
  return [...new Set(study.sites.map(row => row[field]!))].map(value => column(value, value, ...ofSites(study.sites.filter(row => row[field] === value).map(row => row['site_id']!))))
}

type Request = { rows: 'codes' | string[]; columns: string | { attribute: string }; measure: string; codedBy: string[]; stance: string | null; rollUp: boolean; where: { attribute: string; value: string }[] }

function fits(request: Request) {
  return (coding: StudyCoding) =>
    (request.codedBy.length === 0 || request.codedBy.includes(idFor('coder', coding.coder))) &&
    (request.stance === null || coding.stance === request.stance) &&
    request.where.every(rule => sourceOf(coding.source).sites.some(site => study.sites.find(row => row['site_id'] === site)?.[rule.attribute.replaceAll(' ', '_')] === rule.value))
}

function measured(codings: readonly StudyCoding[], measure: string): number {
  switch (measure) {
    case 'presence': return codings.length > 0 ? 1 : 0
    case 'sources': return new Set(codings.map(coding => coding.source)).size
    case 'participants': return new Set(codings.map(coding => coding.respondent).filter(person => person !== '')).size
    case 'cases': return new Set(codings.flatMap(coding => sourceOf(coding.source).sites)).size
    case 'words': return codings.reduce((sum, coding) => sum + words(coding.quote), 0)
    default: return codings.length
  }
}

function compute(request: Request) {
  const all = study.codings.filter(fits(request))
  const rows = codes.filter(code => !code.retired)
  const columns = columnsOf(request.columns)
  const ofRow = rows.map(row => { const keys = request.rollUp ? below(row.key) : [row.key]; return all.filter(coding => keys.includes(coding.code)) })
  const cells = ofRow.map(codings => columns.map(column => measured(codings.filter(coding => column.holds(coding)), request.measure)))
  const asked = (row: { key: string }) => study.codes.find(code => code['code_id'] === row.key)?.['topic_guide_question'] !== ''
  const denominators = (keys: readonly string[], people: readonly string[], holds: (coding: StudyCoding) => boolean, cases: number) => ({ sources: keys.length, participants: people.length, codings: all.filter(holds).length, words: keys.reduce((sum, key) => sum + words(sourceOf(key).text), 0), cases })
  return {
    rows: rows.map(({ retired: _retired, parent: _parent, ...row }) => row),
    columns: columns.map(column => ({ id: column.id, key: column.key, name: column.name, denominators: denominators(column.sources, column.people, column.holds, request.columns === 'pairs' ? 2 : 1) })),
    measure: request.measure,
    cells,
    empty: cells.map((line, at) => line.map((value, to) => (value > 0 || (rows[at]!.kind === 'group' && !request.rollUp) ? null : columns[to]!.sources.length === 0 ? 'no source' : asked(rows[at]!) ? 'nothing said' : at % 5 === 3 && to % 3 === 0 ? 'not coded' : 'not asked'))),
    rowTotals: ofRow.map(codings => measured(codings, request.measure)),
    rowPresence: cells.map(line => line.filter(value => value > 0).length),
    columnTotals: columns.map(column => measured(all.filter(coding => column.holds(coding)), request.measure)),
    total: measured(all, request.measure),
    of: denominators(study.sources.map(source => source.key), study.people.map(person => person['respondent_id']!), () => true, 12),
    caption: 'Every interview, observation and document, coded by A or B, any stance, codes as in framework version v4.',
    leftOut: codes.filter(code => code.retired).map(code => code.name),
  }
}

function cell(request: Request & { row: string; column?: string }) {
  const code = codes.find(item => item.id === request.row)!
  const keys = request.rollUp || code.kind === 'group' ? below(code.key) : [code.key]
  const column = columnsOf(request.columns).find(item => item.id === request.column || item.key === request.column)
  const found = study.codings.filter(fits(request)).filter(coding => keys.includes(coding.code) && (column === undefined || column.holds(coding)))
  return { sources: measured(found, 'sources'), participants: measured(found, 'participants'), codings: found.length, words: measured(found, 'words'), ofSources: column?.sources.length ?? study.sources.length, ofParticipants: column?.people.length ?? study.people.length, codingIds: found.map(coding => coding.id) }
}

const describe = (coding: StudyCoding) => {
  const source = sourceOf(coding.source)
  const person = study.people.find(row => row['respondent_id'] === coding.respondent)
  const site = study.sites.find(row => row['site_id'] === source.sites[0])
  const number = paragraphs(source.text).filter(paragraph => paragraph.number !== null && paragraph.start <= coding.start).at(-1)?.number ?? 1
  return { source, number, attribution: `(Site ${source.sites.join(', ') || 'none'}, ${site?.['study_depth'] ?? 'national'}, ${site?.['role'] ?? 'programme'}, ${person?.['role_category'] ?? (source.kind === 'observation' ? 'observation note' : source.kind)})` }
}

function excerpts(input: { codeId?: string; caseId?: string; sourceId?: string; codingIds?: string[]; from?: number; limit?: number }) {
  const found = study.codings.filter(coding => (!input.codingIds || input.codingIds.includes(coding.id)) && (!input.codeId || idFor('code', coding.code) === input.codeId) && (!input.sourceId || idFor('source', coding.source) === input.sourceId))
  const order = study.sources.map(source => source.key).sort()
  found.sort((a, b) => order.indexOf(a.source) - order.indexOf(b.source) || a.start - b.start)
  const page = found.slice(input.from ?? 0, (input.from ?? 0) + (input.limit ?? 50))
  return {
    total: found.length,
    excerpts: page.map(coding => {
      const { source, number, attribution } = describe(coding)
      return { codingId: coding.id, codeId: idFor('code', coding.code), coderId: idFor('coder', coding.coder), sourceId: idFor('source', source.key), sourceKey: source.key, sourceName: source.name, sourceKind: source.kind, range: { start: coding.start, end: coding.end }, paragraph: number, words: coding.quote, participants: coding.respondent ? [coding.respondent] : [], attribution, stances: coding.proposition ? [{ proposition: coding.proposition, stance: coding.stance }] : [] }
    }),
  }
}

function proposition(key: string) {
  const row = study.propositions.find(item => item['proposition_id'] === key)!
  const distinct = (stance: string) => new Set(study.codings.filter(coding => coding.proposition === key && coding.stance === stance).map(coding => `${coding.source} ${coding.start} ${coding.end}`)).size
  return { id: idFor('proposition', key), key, statement: row['statement']!, origin: row['origin'] || null, status: 'working', rivalOf: row['rival_of'] ? idFor('proposition', row['rival_of']) : null, confirmingMeans: row['confirming_means']!, disconfirmingMeans: row['disconfirming_means']!, confirming: distinct('confirming'), qualifying: distinct('qualifying'), disconfirming: distinct('disconfirming'), neutral: distinct('neutral') }
}

const suggest = (c: number, q: number, d: number) => (c > 0 ? (d > 0 ? 'mixed' : q > 0 ? 'supports with conditions' : 'supports') : d > 0 ? (q > 0 ? 'challenges with conditions' : 'challenges') : q > 0 ? 'conditional' : 'silent')

function sheetOf(input: { propositionId: string }) {
  const row = study.propositions.find(item => idFor('proposition', item['proposition_id']!) === input.propositionId)!
  const key = row['proposition_id']!
  const found = study.codings.filter(coding => coding.proposition === key)
  const order = study.sites.map(site => site['site_id']!)
  return {
    proposition: proposition(key),
    codeIds: row['related_codes']!.split(';').map(code => idFor('code', code)),
    rivals: study.propositions.filter(item => item['rival_of'] === key || row['rival_of'] === item['proposition_id']).map(item => ({ id: idFor('proposition', item['proposition_id']!), key: item['proposition_id']!, statement: item['statement']! })),
    cases: order.map(site => {
      const people = (stance: string) => new Set(found.filter(coding => coding.stance === stance && sourceOf(coding.source).sites.includes(site)).map(coding => coding.respondent || coding.source)).size
      const [c, q, d] = [people('confirming'), people('qualifying'), people('disconfirming')] as const
      return { caseId: idFor('case', site), key: site, name: study.sites.find(item => item['site_id'] === site)!['pseudonym']!, confirming: c, qualifying: q, disconfirming: d, suggested: suggest(c, q, d) }
    }),
    evidence: found.map(coding => ({ id: `${coding.id}`, anchorId: idFor('anchor', `${coding.source} ${coding.start} ${coding.end}`), coderId: idFor('coder', coding.coder), stance: coding.stance, sourceId: idFor('source', coding.source), sourceKey: coding.source, sourceName: sourceOf(coding.source).name, sourceKind: sourceOf(coding.source).kind, range: { start: coding.start, end: coding.end }, paragraph: describe(coding).number, words: coding.quote, caseKeys: sourceOf(coding.source).sites, participants: coding.respondent ? [coding.respondent] : [], attribution: describe(coding).attribution })),
  }
}

/** Answers about codes, matrices, excerpts and propositions. */
export const fakeAnalysis: Record<string, (input: never) => unknown> = {
  'code.list': () => codes.map(code => ({ id: code.id, key: code.key, kind: code.kind, name: code.name, parentId: code.parent ? idFor('code', code.parent) : null, provenance: 'deductive', status: code.retired ? 'retired' : 'active', hue: code.hue, pattern: code.pattern, codings: study.codings.filter(coding => coding.code === code.key).length, codingsBelow: study.codings.filter(coding => below(code.key).includes(coding.code)).length, brief: null })),
  'framework.versions': () => ['v1', 'v2', 'v3', 'v4'].map(label => ({ id: idFor('version', label), label, savedOn: '2024-05-01', reason: null, entries: [] })),
  'matrix.compute': compute,
  'matrix.cell': cell,
  'coding.excerpts': excerpts,
  'proposition.list': () => study.propositions.map(row => proposition(row['proposition_id']!)),
  'proposition.sheet': sheetOf,
}
