// A study of the reference size, made from a fixed seed: the same bytes on every machine. 996 sources (508 interviews, 163
// observations, 325 documents), 36 sites, about 6 million words, 150 codes; codings as many as asked for. Or a part of it, or many times as much.

import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Numbers from a fixed seed (mulberry32): the same on every machine. */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const SYLLABLES =
  'ba be bi bo bu da de di do du fa fe fi fo ga ge go ha he hi ho ka ke ki ko la le li lo lu ma me mi mo mu na ne ni no nu pa pe pi po ra re ri ro ru sa se si so su ta te ti to tu va ve vi vo wa we wi'.split(
    ' ',
  )

function words(random: () => number, count: number): string[] {
  const made = new Set<string>(['the', 'and', 'we', 'to', 'of', 'it', 'they', 'was', 'in', 'that'])
  while (made.size < count) {
    let word = ''
    for (let at = 0; at < 1 + Math.floor(random() * 4); at++) word += SYLLABLES[Math.floor(random() * SYLLABLES.length)]
    made.add(word)
  }
  return [...made]
}

/** What was generated. `sources` in order with their texts; `words` counts all of them. */
export interface GeneratedStudy {
  readonly folder: string
  readonly sources: readonly {
    readonly key: string
    readonly file: string
    readonly text: string
    readonly site: string
  }[]
  readonly words: number
  readonly codes: readonly string[]
  readonly coders: readonly string[]
}

/** Writes the study's texts and sheets (without codings) into a folder. `scale` 1 is the reference size. */
export function generateStudy(folder: string, scale = 1): GeneratedStudy {
  const random = randomFrom(7)
  const vocabulary = words(random, 20_000)
  // Few words make up most of a text (Zipf's law), so that common and rare words can both be searched for.
  const word = () => vocabulary[Math.min(vocabulary.length - 1, Math.floor(vocabulary.length ** random()) - 1)]!
  const sentence = () => {
    const length = 6 + Math.floor(random() * 18)
    let text = word()
    text = text[0]!.toUpperCase() + text.slice(1)
    for (let at = 1; at < length; at++) text += (random() < 0.06 ? ', ' : ' ') + word()
    return `${text}.`
  }
  const paragraph = (least: number) => {
    let text = sentence()
    while (text.length < least) text += ` ${sentence()}`
    return text
  }
  mkdirSync(folder, { recursive: true })
  const sites = Array.from({ length: 36 }, (_, at) => `S${String(at + 1).padStart(2, '0')}`)
  const kinds = [
    { kind: 'interview transcript', letter: 'T', count: Math.round(508 * scale), words: 8200, folder: 'transcripts' },
    { kind: 'observation note', letter: 'O', count: Math.round(163 * scale), words: 3000, folder: 'observations' },
    { kind: 'document', letter: 'D', count: Math.round(325 * scale), words: 4200, folder: 'documents' },
  ]
  const sources: GeneratedStudy['sources'][number][] = []
  const rows = ['source_id,file,type,title,site_ids,respondent_ids,date,collected_by,coded_by']
  const people = ['respondent_id,site_id,role_category,post']
  let count = 0
  for (const { kind, letter, count: many, words: length, folder: below } of kinds) {
    mkdirSync(join(folder, below), { recursive: true })
    for (let at = 1; at <= many; at++) {
      const key = `${letter}${String(at).padStart(4, '0')}`
      const site = sites[Math.floor(random() * sites.length)]!
      const person = letter === 'T' ? `R${String(at).padStart(4, '0')}` : ''
      const lines =
        letter === 'T'
          ? [`Interview reference: ${key}`, `Site: ${site}`, `Respondent: ${person}`, 'Interviewer: KO', '']
          : [`Note: ${key}`, '']
      let written = 0
      const target = length * (0.6 + random() * 0.8)
      for (let turn = 0; written < target; turn++) {
        const label = letter !== 'T' ? '' : turn % 2 === 0 ? 'KO: ' : `${person}: `
        const text = label + paragraph(label === 'KO: ' ? 60 : 420)
        lines.push(text, '')
        written += text.split(' ').length
      }
      const text = lines.join('\n')
      count += written
      const file = `${below}/${key}.txt`
      writeFileSync(join(folder, file), text)
      sources.push({ key, file, text, site })
      rows.push(`${key},${file},${kind},Source ${key},${site},${person},2024-03-01,KO,A`)
      if (person) people.push(`${person},${site},programme staff,Post ${at}`)
    }
  }
  const codes = Array.from({ length: 150 }, (_, at) => `C${String(at + 1).padStart(3, '0')}`)
  const codebook = ['code_id,label,parent,origin,brief_definition,full_definition,status,introduced']
  for (let at = 0; at < 12; at++)
    codebook.push(`G${at},Group ${at},,deductive,A group,Grouping only. Not applied to text.,active,v1`)
  codes.forEach((code, at) =>
    codebook.push(
      `${code},${vocabulary[at + 40]} ${vocabulary[at + 400]} ${at},G${at % 12},deductive,Brief,Full,active,v1`,
    ),
  )
  writeFileSync(join(folder, 'sources.csv'), rows.join('\n'))
  writeFileSync(join(folder, 'respondents.csv'), people.join('\n'))
  writeFileSync(join(folder, 'codebook.csv'), codebook.join('\n'))
  writeFileSync(
    join(folder, 'sites.csv'),
    [
      'site_id,pseudonym,role,sector',
      ...sites.map(
        (site, at) =>
          `${site},Site ${site},${at < 23 ? 'exemplar' : 'follower'},${['acute', 'mental health', 'specialist'][at % 3]}`,
      ),
    ].join('\n'),
  )
  return { folder, sources, words: count, codes, coders: ['A', 'B', 'C', 'D'] }
}

/** Writes a sheet of codings of 20 to 120 words over all sources, by four coders; offsets in code points (the texts have none outside the basic plane). */
export function generateCodings(study: GeneratedStudy, file: string, many: number, seed = 11, prefix = 'K'): void {
  const random = randomFrom(seed)
  const parts: string[] = ['coding_id,source_id,start,end,code_id,coder']
  const seen = new Set<string>()
  for (let at = 0; at < many;) {
    const source = study.sources[Math.floor(random() * study.sources.length)]!
    let start = Math.floor(random() * (source.text.length - 1000))
    start = source.text.indexOf(' ', start) + 1
    const end = source.text.indexOf(' ', start + 100 + Math.floor(random() * 500))
    if (start <= 0 || end < 0) continue
    const code = study.codes[Math.floor(random() ** 2 * study.codes.length)]!
    const coder = study.coders[Math.floor(random() * study.coders.length)]!
    const key = `${source.key} ${start} ${end} ${code} ${coder}`
    if (seen.has(key)) continue
    seen.add(key)
    parts.push(`${prefix}${at},${source.key},${start},${end},${code},${coder}`)
    at++
  }
  writeFileSync(file, parts.join('\n'))
}
