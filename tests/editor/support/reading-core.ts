// A stand-in for the core where reading and coding are tested without it: sources of the sample study with speakers and
// codings, or made ones of any length; what is applied and removed is kept in memory.

import { idFor, paragraphs, study } from '../../renderer-views/support/study.ts'

type Json = Record<string, unknown>

interface FakeCoding extends Json {
  id: string
  codeId: string
  coderId: string
  start: number
  end: number
}

const STYLES: readonly (readonly [RegExp, string])[] = [
  [/^(Interview reference|Site|Respondents?|Interviewer|Date|Observation|Observer|Document|Reference|Sites):/, 'header'],
  [/^#+ /, 'heading'],
  [/^[-*] /, 'list'],
  [/^\|/, 'table'],
  [/^> /, 'quote'],
]
const SPEAKER = /^(\[[\d:]+\] )?([A-Z]{1,3}\d{0,3}|Interviewer|Respondent): /

/** A source of the sample study as `source.open` answers it. */
export function openStudySource(key: string): Json {
  const source = study.sources.find(one => one.key === key)!
  const speakers = new Map<string, Json>()
  const shown = paragraphs(source.text).map((paragraph, at) => {
    const label = at < 6 ? null : SPEAKER.exec(paragraph.text)
    const name = label?.[2] ?? null
    if (name !== null && !speakers.has(name)) {
      const asks = !/\d|Respondent/.test(name)
      speakers.set(name, { id: idFor('speaker', `${key} ${name}`), label: name, role: asks ? 'interviewer' : 'respondent', participantId: asks ? null : idFor('case', name) })
    }
    return {
      id: idFor('paragraph', `${key} ${paragraph.start}`),
      number: paragraph.number,
      start: paragraph.start,
      text: paragraph.text,
      style: STYLES.find(([shape]) => shape.test(paragraph.text))?.[1] ?? 'body',
      level: /^(#+) /.exec(paragraph.text)?.[1]?.length ?? null,
      page: null,
      speakerId: name === null ? null : speakers.get(name)!['id'],
      speechStart: label?.[0].length ?? 0,
      marks: [],
    }
  })
  const codings = study.codings.filter(one => one.source === key)
  const anchor = (one: { source: string; start: number; end: number }) => idFor('anchor', `${one.source} ${one.start} ${one.end}`)
  return {
    id: idFor('source', key), key, name: source.name, kind: source.kind, date: source.date, format: 'txt',
    caseIds: source.sites.map(site => idFor('case', site)), codedBy: source.codedBy.map(coder => idFor('coder', coder)), losses: [],
    paragraphs: shown,
    speakers: [...speakers.values()],
    codings: codings.map((one): FakeCoding => ({ id: one.id, anchorId: anchor(one), codeId: idFor('code', one.code), coderId: idFor('coder', one.coder), madeAt: '2024-04-12T09:00:00Z', hasMemo: false, start: one.start, end: one.end })),
    evidence: codings.filter(one => one.proposition !== '').map(one => ({ anchorId: anchor(one), proposition: one.proposition, stance: one.stance, coderId: idFor('coder', one.coder) })),
  }
}

const WORDS = 'the of and a to in is you that it he was for on are as with his they I at be this have from or one had by word but not what all were we when your can said there use an each which she do how their if will up other about out many then them these so some her would make like him into time has look two more write go see number no way could people'.split(' ')

/** A made interview: so many words, codings spread over it by two coders and up to 40 codes. The same for the same numbers. */
export function openMadeSource(words: number, codings: number, name: string): Json {
  let seed = words + codings
  const random = () => (seed = (seed * 1103515245 + 12345) & 0x7fffffff) / 0x7fffffff
  const codes = study.codes.map(row => row['code_id']!).filter((_, at) => at > 3)
  const speakers = ['KO', 'R1'].map((label, at) => ({ id: idFor('speaker', `${name} ${label}`), label, role: at === 0 ? 'interviewer' : 'respondent', participantId: null }))
  const shown: Json[] = []
  let start = 0
  let number = 0
  for (let left = words; left > 0; ) {
    const asks = number % 2 === 0
    const length = Math.min(left, asks ? 6 + Math.round(random() * 8) : 15 + Math.round(random() * 60))
    left -= length
    const text = `${asks ? 'KO' : 'R1'}: ${Array.from({ length }, () => WORDS[Math.floor(random() * WORDS.length)]).join(' ')}.`
    shown.push({ id: idFor('paragraph', `${name} ${number}`), number: ++number, start, text, style: 'body', level: null, page: null, speakerId: speakers[asks ? 0 : 1]!.id, speechStart: 4, marks: [] })
    shown.push({ id: idFor('paragraph', `${name} ${number} gap`), number: null, start: start + text.length + 1, text: '', style: 'body', level: null, page: null, speakerId: null, speechStart: 0, marks: [] })
    start += text.length + 2
  }
  const answers = shown.filter(one => one['number'] !== null)
  const made = Array.from({ length: codings }, (_, at): FakeCoding => {
    const row = Math.floor(random() * (answers.length - 4))
    const paragraph = answers[row]!
    const last = answers[row + (random() < 0.25 ? 1 + Math.floor(random() * 3) : 0)]!
    const from = (paragraph['start'] as number) + 4 + Math.floor(random() * (paragraph['text'] as string).length * 0.5)
    const whole = (last['start'] as number) + (last['text'] as string).length
    const to = last === paragraph ? Math.min(whole, from + 10 + Math.floor(random() * 200)) : whole
    return { id: idFor('coding', `${name} ${at}`), anchorId: idFor('anchor', `${name} ${from} ${to}`), codeId: idFor('code', codes[at % codes.length]!), coderId: idFor('coder', at % 3 === 0 ? 'B' : 'A'), madeAt: '2024-04-12T09:00:00Z', hasMemo: false, start: from, end: Math.max(to, from + 2) }
  })
  return { id: idFor('source', name), key: name, name, kind: 'interview', date: null, format: 'txt', caseIds: [], codedBy: [], losses: [], paragraphs: shown, speakers, codings: made, evidence: [] }
}

/** Answers for the calls of reading and coding, over one set of sources. */
export function readingAnswers(sources: readonly Json[] = []): Record<string, (input: never) => unknown> {
  const opened = new Map<string, Json>(sources.map(source => [source['id'] as string, source]))
  const find = (id: string) => {
    let source = opened.get(id)
    if (source === undefined) {
      const key = study.sources.find(one => idFor('source', one.key) === id)!.key
      opened.set(id, (source = openStudySource(key)))
    }
    return source
  }
  let made = 0
  const you = idFor('coder', 'A')
  return {
    'source.open': (input: { sourceId: string }) => find(input.sourceId),
    'coding.inSource': (input: { sourceId: string }) => ({ codings: find(input.sourceId)['codings'], evidence: find(input.sourceId)['evidence'] }),
    'coding.apply': (input: { sourceId: string; codeIds: string[]; range: { start: number; end: number } }) => {
      const source = find(input.sourceId)
      const codings = source['codings'] as FakeCoding[]
      const again = input.codeIds.find(codeId => codings.some(one => one.codeId === codeId && one.coderId === you && one.start === input.range.start && one.end === input.range.end))
      if (again !== undefined) return { trouble: { kind: 'refusal', code: 'already-coded', message: 'You coded these words with this code before. Choose another, or close.' } }
      return input.codeIds.map(codeId => {
        const id = idFor('coding', `made ${++made}`)
        codings.push({ id, anchorId: idFor('anchor', `${input.sourceId} ${input.range.start} ${input.range.end}`), codeId, coderId: you, madeAt: '2024-06-10T10:00:00Z', hasMemo: false, ...input.range })
        return id
      })
    },
    'coding.remove': (input: { codingIds: string[] }) => {
      for (const source of opened.values()) source['codings'] = (source['codings'] as FakeCoding[]).filter(one => !input.codingIds.includes(one.id))
    },
    'source.markCoded': (input: { sourceId: string; coded: boolean }) => {
      find(input.sourceId)['codedBy'] = input.coded ? [you] : []
    },
    'search.codes': (input: { words: string }) => {
      const typed = input.words.toLowerCase()
      const near = (name: string) => distance(name.slice(0, typed.length + 1).toLowerCase(), typed) <= 2 || name.toLowerCase().includes(typed)
      const byName = study.codes.filter(code => near(code['label']!)).map(code => ({ codeId: idFor('code', code['code_id']!), why: null }))
      const byWords = study.codes.filter(code => code['exclusion']!.toLowerCase().includes(typed.slice(0, 4))).map(code => ({ codeId: idFor('code', code['code_id']!), why: `“${input.words}” in its exclusion` }))
      return [...byName, ...byWords].slice(0, 12)
    },
    'code.entry': (input: { codeId: string }) => {
      const row = study.codes.find(code => idFor('code', code['code_id']!) === input.codeId)!
      return { id: input.codeId, key: row['code_id'], kind: 'code', name: row['label'], parentId: null, provenance: row['origin'], status: row['status'], hue: 0, pattern: 0, codings: 0, codingsBelow: 0, brief: row['brief_definition'], full: row['full_definition'], inclusion: row['inclusion'], exclusion: row['exclusion'], typical: row['typical_exemplar'], closeButNo: row['close_but_no'], provenanceNote: null, introducedIn: row['introduced'], retiredIn: null, replacedBy: [], questions: row['topic_guide_question'] ? [{ id: idFor('question', row['topic_guide_question']), key: row['topic_guide_question'], wording: '' }] : [], sources: 4 }
    },
    'memo.list': () => [],
  }
}

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)))
    row = next
  }
  return row[b.length]!
}
