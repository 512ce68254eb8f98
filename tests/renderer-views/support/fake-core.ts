// Answers the calls that views make, from the sheets of the sample study. Stands in for the core in tests of views and
// when screens are looked at; everything it is told to change it keeps in memory only.

import { fakeAnalysis } from './fake-analysis.ts'
import { idFor, paragraphs, sourceOf, study } from './study.ts'

type Answering = (input: never) => unknown

const words = (text: string) => text.split(/\s+/).filter(one => one !== '').length
const SITE_FIELDS = Object.keys(study.sites[0]!).filter(name => !['site_id', 'pseudonym', 'merged_with', 'paired_with'].includes(name))
const PAIR_FIELDS = Object.keys(study.pairs[0]!).filter(name => !['pairing_id', 'exemplar', 'follower'].includes(name))
const PERSON_FIELDS = ['role_category', 'post', 'interview_date', 'mode', 'quote_permission']

const human = (name: string) => name.replaceAll('_', ' ')
const siteName = (key: string) => study.sites.find(site => site['site_id'] === key)?.['pseudonym'] ?? key

interface FakeCase {
  id: string
  key: string
  kind: string
  name: string
  withinId: string | null
  sources: number
  values: Record<string, string>
}

const cases: FakeCase[] = [
  ...study.sites.map(row => ({
    id: idFor('case', row['site_id']!),
    key: row['site_id']!,
    kind: 'site',
    name: row['pseudonym']!,
    withinId: null,
    sources: study.sources.filter(source => source.sites.includes(row['site_id']!)).length,
    values: Object.fromEntries(SITE_FIELDS.map(name => [human(name), row[name]!])),
  })),
  ...study.people.map(row => ({
    id: idFor('case', row['respondent_id']!),
    key: row['respondent_id']!,
    kind: 'participant',
    name: row['post']!,
    withinId: row['site_id'] ? idFor('case', row['site_id']) : null,
    sources: study.sources.filter(source => source.people.includes(row['respondent_id']!)).length,
    values: Object.fromEntries(PERSON_FIELDS.map(name => [human(name), row[name]!])),
  })),
  ...study.pairs.map(row => ({
    id: idFor('case', row['pairing_id']!),
    key: row['pairing_id']!,
    kind: 'pair',
    name: `${siteName(row['exemplar']!)} and ${siteName(row['follower']!)}`,
    withinId: null,
    sources: study.sources.filter(source => source.sites.includes(row['exemplar']!) || source.sites.includes(row['follower']!)).length,
    values: Object.fromEntries(PAIR_FIELDS.map(name => [human(name), row[name]!])),
  })),
]
const fieldsOf: Record<string, readonly string[]> = { site: SITE_FIELDS.map(human), pair: PAIR_FIELDS.map(human), participant: PERSON_FIELDS.map(human) }

function attributesOf(kind: string) {
  return (fieldsOf[kind] ?? []).map(name => {
    const values = cases.filter(one => one.kind === kind).map(one => one.values[name]!).filter(value => value !== '')
    const distinct = [...new Set(values)]
    const type = distinct.every(value => value === 'yes' || value === 'no') ? 'yes or no' : distinct.every(value => /^\d{4}-\d\d-\d\d$/.test(value)) ? 'date' : distinct.length <= 8 && distinct.length < values.length ? 'choice' : 'text'
    return { id: idFor('attribute', `${kind} ${name}`), about: kind, name, type, choices: type === 'choice' ? distinct : [] }
  })
}

const bare = ({ values: _values, ...item }: FakeCase) => item
const memos = [
  { id: idFor('memo', '1'), title: 'Night staff', body: 'The binder is for people who are not in the network.\n\nAsk R11 who reads it at three in the morning. If nobody does, the log counts openings and not use.', coderId: idFor('coder', 'A'), about: 'source', subjectId: idFor('source', 'T10'), subjectName: 'T10 Knowledge lead', madeAt: '2024-05-02T09:12:00Z', changedAt: '2024-05-03T16:40:00Z' },
  { id: idFor('memo', '2'), title: 'Two directions at once', body: 'DIRECTION could not hold both. Split on 28 March, see K02.', coderId: idFor('coder', 'B'), about: 'code', subjectId: idFor('code', 'REUSE'), subjectName: 'Taken up from the exemplar', madeAt: '2024-03-28T11:00:00Z', changedAt: '2024-03-28T11:00:00Z' },
  { id: idFor('memo', '3'), title: 'Is nearness a stand-in for time?', body: 'Everybody within half an hour says “pop over”. What they describe is an afternoon nobody had to account for.\n\nCompare S08, where the distance is nothing and the diary is full.', coderId: idFor('coder', 'A'), about: 'proposition', subjectId: idFor('proposition', 'P4'), subjectName: 'P4 Being near makes it easier to learn from a partner.', madeAt: '2024-06-03T08:30:00Z', changedAt: '2024-06-03T08:30:00Z' },
  { id: idFor('memo', '4'), title: 'Merger talk', body: 'Everyone at Nettlespur comes back to the merger, whatever is asked.', coderId: idFor('coder', 'A'), about: 'case', subjectId: idFor('case', 'S08'), subjectName: 'S08 Nettlespur Hospital', madeAt: '2024-05-07T13:05:00Z', changedAt: '2024-05-07T13:05:00Z' },
  { id: idFor('memo', '5'), title: 'For the second reading', body: 'Read the observation notes again after the interviews of the same site.', coderId: idFor('coder', 'B'), about: 'project', subjectId: null, subjectName: 'The project', madeAt: '2024-02-20T10:00:00Z', changedAt: '2024-02-20T10:00:00Z' },
]

function hits(input: { words: string; speakers?: string }) {
  const wanted = input.words.replaceAll('"', '').replaceAll('*', '').toLowerCase().trim()
  const found: unknown[] = []
  if (wanted === '') return found
  for (const source of study.sources) {
    for (const paragraph of paragraphs(source.text)) {
      const speaker = /^([A-Z]{1,2}\d{0,2}|Interviewer|Respondent):/.exec(paragraph.text)?.[1] ?? null
      const asks = speaker !== null && !/\d|Respondent/.test(speaker)
      if ((input.speakers === 'respondents' && (speaker === null || asks)) || (input.speakers === 'interviewers' && !asks)) continue
      const low = paragraph.text.toLowerCase()
      for (let at = low.indexOf(wanted); at !== -1; at = low.indexOf(wanted, at + wanted.length)) {
        found.push({
          sourceId: idFor('source', source.key), sourceKey: source.key, sourceName: source.name,
          paragraphId: idFor('paragraph', `${source.key} ${paragraph.start}`), paragraph: paragraph.number ?? 0,
          start: paragraph.start + at, end: paragraph.start + at + wanted.length,
          before: paragraph.text.slice(Math.max(0, at - 90), at), match: paragraph.text.slice(at, at + wanted.length), after: paragraph.text.slice(at + wanted.length, at + wanted.length + 110),
          speaker,
        })
      }
    }
  }
  return found
}

function filed() {
  const ready = study.sources.map(source => ({
    token: source.key, path: `Fieldwork round 3/${source.file}`, result: source.key === 'D06' ? 'duplicate' : 'ready', why: source.key === 'D06' ? 'Joint staff newsletter' : null,
    name: source.name, kind: source.kind, date: source.date, caseKeys: source.sites, participantKeys: source.people,
    speakers: source.people.map(person => ({ label: person, role: 'respondent', turns: 12, words: Math.round(words(source.text) * 0.8) })).concat(source.kind === 'interview' ? [{ label: 'KO', role: 'interviewer', turns: 12, words: 140 }] : []),
    words: words(source.text), losses: source.key === 'T15' ? ['2 tracked changes accepted'] : source.key === 'D03' ? ['6 pages; 1 table read as lines'] : [],
    filedBy: ['site and date: header in the text'], opening: source.text.slice(0, 700),
  }))
  return [...ready, { ...ready[0]!, token: 'scan', path: 'Fieldwork round 3/scan0042.pdf', result: 'refused', why: 'Pages are pictures and hold no text. Recognise the text first, then import again. The others go in without it.', name: 'scan0042' }]
}

const answers: Record<string, Answering> = {
  'project.info': () => ({ id: idFor('project', '1'), name: 'The Pathmaker study', path: '/studies/pathmaker.crosscase', encrypted: false, readOnly: false, coder: { id: idFor('coder', 'A'), name: 'Coder A', initials: 'A' }, counts: { sources: 38, sites: 12, codes: 34, codings: 538 }, undo: { undo: null, redo: null }, lastChange: 1 }),
  'project.recent': () => [],
  'project.coders': () => ['A', 'B'].map(key => ({ id: idFor('coder', key), name: `Coder ${key}`, initials: key })),
  'source.list': () => study.sources.map(source => ({ id: idFor('source', source.key), key: source.key, name: source.name, kind: source.kind, date: source.date, caseIds: [...source.sites, ...source.people].map(key => idFor('case', key)), codings: study.codings.filter(coding => coding.source === source.key).length, codedBy: source.codedBy.map(key => idFor('coder', key)) })),
  'case.list': (input: { kind?: string }) => cases.filter(one => input.kind === undefined || one.kind === input.kind).map(bare),
  'case.attributes': () => ['site', 'participant', 'pair'].flatMap(attributesOf),
  'case.table': (input: { kind: string }) => {
    const shown = cases.filter(one => one.kind === input.kind)
    const attributes = attributesOf(input.kind)
    return { attributes, cases: shown.map(bare), values: shown.map(one => attributes.map(attribute => one.values[attribute.name] || null)), members: shown.map(one => { const pair = study.pairs.find(row => row['pairing_id'] === one.key); return pair ? [pair['exemplar'], pair['follower']] : [] }) }
  },
  'case.setValue': (input: { caseId: string; attributeId: string; value: string | null }) => {
    const one = cases.find(item => item.id === input.caseId)!
    const attribute = attributesOf(one.kind).find(item => item.id === input.attributeId)!
    one.values[attribute.name] = input.value ?? ''
  },
  'case.sheet': (input: { caseId: string }) => {
    const one = cases.find(item => item.id === input.caseId)!
    const site = cases.find(item => item.id === one.withinId)
    const pair = study.pairs.find(row => row['pairing_id'] === one.key)
    const row = study.sites.find(item => item['site_id'] === one.key)
    return {
      ...bare(one),
      attributes: [
        ...attributesOf(one.kind).map(attribute => ({ id: attribute.id, name: attribute.name, type: attribute.type, value: one.values[attribute.name] || null, inheritedFrom: null })),
        ...(site ? attributesOf('site').map(attribute => ({ id: attribute.id, name: attribute.name, type: attribute.type, value: site.values[attribute.name] || null, inheritedFrom: `${site.key} ${site.name}` })) : []),
      ],
      links: row ? [['paired with', row['paired_with']], ['merged with', row['merged_with']]].filter(([, to]) => to).map(([relation, to]) => ({ relation, caseId: idFor('case', to!), name: siteName(to!), on: null })) : [],
      members: pair ? ['exemplar', 'follower'].map(part => ({ caseId: idFor('case', pair[part]!), name: `${pair[part]} ${siteName(pair[part]!)}`, part })) : [],
      pairs: study.pairs.filter(item => item['exemplar'] === one.key || item['follower'] === one.key).map(item => ({ caseId: idFor('case', item['pairing_id']!), name: `${item['pairing_id']} ${siteName(item['exemplar']!)} and ${siteName(item['follower']!)}`, part: item['exemplar'] === one.key ? 'exemplar' : 'follower' })),
      participants: study.people.filter(person => person['site_id'] === one.key).map(person => ({ caseId: idFor('case', person['respondent_id']!), key: person['respondent_id'], name: person['post'], detail: `${person['role_category']}, ${person['interview']}` })),
      sourceIds: study.sources.filter(source => source.sites.includes(one.key) || source.people.includes(one.key)).map(source => idFor('source', source.key)),
    }
  },
  'memo.list': () => memos,
  'memo.write': (input: { memoId?: string; title: string; body: string; about?: string; subjectId?: string | null }) => {
    const known = memos.find(memo => memo.id === input.memoId)
    if (known) Object.assign(known, { title: input.title, body: input.body, changedAt: '2024-06-10T10:00:00Z' })
    else memos.unshift({ id: idFor('memo', String(memos.length + 1)), title: input.title, body: input.body, coderId: idFor('coder', 'A'), about: input.about ?? 'project', subjectId: input.subjectId ?? null, subjectName: 'The project', madeAt: '2024-06-10T10:00:00Z', changedAt: '2024-06-10T10:00:00Z' })
    return input.memoId ?? memos[0]!.id
  },
  'search.text': (input: { words: string; speakers?: string; from?: number; limit?: number }) => {
    const all = hits(input) as { sourceId: string }[]
    return { hits: all.slice(input.from ?? 0, (input.from ?? 0) + (input.limit ?? 50)), total: all.length, sources: new Set(all.map(hit => hit.sourceId)).size, exact: true }
  },
  'search.count': (input: { words: string; speakers?: string }) => ({ total: hits(input).length, sources: 0 }),
  'search.find': () => [],
  'search.codes': (input: { words: string }) => study.codes.filter(code => code['label']!.toLowerCase().includes(input.words.toLowerCase())).map(code => ({ codeId: idFor('code', code['code_id']!), why: null })),
  'source.open': (input: { sourceId: string }) => {
    const source = study.sources.find(item => idFor('source', item.key) === input.sourceId)!
    return { id: input.sourceId, key: source.key, name: source.name, kind: source.kind, date: source.date, format: 'txt', caseIds: [], codedBy: [], losses: [], speakers: [], codings: [], evidence: [], paragraphs: paragraphs(source.text).map(paragraph => ({ id: idFor('paragraph', `${source.key} ${paragraph.start}`), number: paragraph.number, start: paragraph.start, text: paragraph.text, style: 'body', level: null, page: null, speakerId: null, speechStart: 0, marks: [] })) }
  },
  'import.plan': filed,
  'import.apply': (input: { files: { token: string; name: string }[] }) => ({ files: input.files.map(file => ({ path: sourceOf(file.token).file, result: 'imported', losses: [], source: file.token })) }),
  'study.load': () => ({ counts: { sources: 38, sites: 12, participants: 26, pairs: 6, codes: 34, questions: 10, propositions: 8, codings: 538, evidence: 301 }, skipped: 0, quotesVerified: 538, warnings: ['respondents.csv rows 26 and 27: no site; kept as people of no site.'], files: [] }),
  ...fakeAnalysis,
}

/** Answers a call as the door would. Unknown calls are a mistake. */
export function answer(name: string, input: unknown): unknown {
  const found = answers[name]
  if (!found) return { ok: false, trouble: { kind: 'mistake', code: 'no-such-call', message: `The stand-in does not answer ${name}.` } }
  return { ok: true, answer: found((input ?? {}) as never) ?? null }
}
