// How a file is filed: what a sheet says of it, else a rule on its path, else the header block in its text, else its folder
// and its name. Every value says where it came from, so that a person can judge it before anything is written.

import { fold } from '../base/order.ts'
import { fieldValue, leadingKey, peopleNamed, splitEntries } from './header-block.ts'
import { applyRule, type PathRule } from './path-rules.ts'
import type { HeaderField, PreparedSource } from './prepared.ts'
import type { SourceKind } from './types.ts'

/** Where a value of a filing came from. */
export type FiledFrom =
  | 'sheet'
  | 'rule'
  | 'header in the text'
  | 'folder'
  | 'file name'
  | 'speakers in the text'
  | 'guess'

/** What a filing consists of. */
export type FilingField = 'key' | 'name' | 'kind' | 'date' | 'collectedBy' | 'caseKeys' | 'participantKeys'

/** How one file is filed. Keys name cases by key, or by name where nobody gave them a key. `from` lacks what nothing says. */
export interface Filing {
  readonly key: string | null
  readonly name: string
  readonly kind: SourceKind
  readonly date: string | null
  readonly collectedBy: string | null
  readonly caseKeys: readonly string[]
  readonly participantKeys: readonly string[]
  readonly from: Readonly<Partial<Record<FilingField, FiledFrom>>>
}

/** What a row of a sheet says of a file; what it does not say is left out or null. An empty list says "none". */
export type SaidOfFile = { readonly [Field in Exclude<FilingField, 'name' | 'kind'>]?: Filing[Field] | null } & {
  readonly name?: string | null
  readonly kind?: SourceKind | null
}

/** What filing goes by. `path` is within the chosen folder, with `/`. `knownCases` are cases of the project, for folders called by their key or name. */
export interface FilingHints {
  readonly path: string
  readonly source?: Pick<PreparedSource, 'header' | 'text' | 'speakers'> | null
  readonly row?: SaidOfFile | null
  readonly rules?: readonly PathRule[]
  readonly knownCases?: readonly { readonly key: string | null; readonly name: string }[]
}

/** Says how a file is filed. */
export function fileBy(hints: FilingHints): Filing {
  const header = hints.source ? saidByHeader(hints.source.header, hints.source.text) : {}
  const { folder, fileName } = saidByPath(hints.path, hints.knownCases ?? [])
  const order: readonly (readonly [FiledFrom, SaidOfFile])[] = [
    ['sheet', hints.row ?? {}],
    ['rule', saidByRules(hints.path, hints.rules ?? [])],
    ['header in the text', header],
    ['folder', folder],
    ['file name', fileName],
    ['speakers in the text', hints.source && hints.source.speakers.length > 1 ? { kind: 'interview' } : {}],
  ]
  const from: Partial<Record<FilingField, FiledFrom>> = {}
  const pick = <Field extends FilingField>(field: Field): SaidOfFile[Field] | undefined => {
    for (const [where, said] of order) {
      const value = said[field]
      if (value === undefined || value === null) continue
      from[field] = where
      return value
    }
    return undefined
  }
  const key = pick('key') ?? null
  const kind = pick('kind') ?? 'document'
  const filing = {
    key,
    kind,
    name: pick('name') ?? '',
    date: pick('date') ?? null,
    collectedBy: pick('collectedBy') ?? null,
    caseKeys: pick('caseKeys') ?? [],
    participantKeys: pick('participantKeys') ?? [],
  }
  from.kind ??= 'guess'
  if (filing.name !== '') return { ...filing, from }
  // Nothing gives it a name of its own: "Interview T01" is better than "T01".
  const named = from.key === 'header in the text' && key !== null && kind !== 'document'
  from.name = named ? 'header in the text' : 'file name'
  return {
    ...filing,
    name: named ? `${kind === 'interview' ? 'Interview' : 'Observation'} ${key}` : stemOf(hints.path),
    from,
  }
}

const SAID: Readonly<Record<FilingField, string>> = {
  key: 'key',
  name: 'name',
  kind: 'kind',
  date: 'date',
  collectedBy: 'collected by',
  caseKeys: 'cases',
  participantKeys: 'participants',
}

/** Where the values of a filing came from, one line for each place: "header in the text: key, date, cases". */
export function filedByLines(filing: Filing): string[] {
  const lines = new Map<FiledFrom, string[]>()
  for (const field of Object.keys(SAID) as FilingField[]) {
    const from = filing.from[field]
    if (from) lines.set(from, [...(lines.get(from) ?? []), SAID[field]])
  }
  return [...lines].map(([from, fields]) => `${from}: ${fields.join(', ')}`)
}

/** The kind of source that a word such as "interview transcript" or "Field notes" means; null for other words. */
export function kindOfWords(words: string): SourceKind | null {
  const plain = fold(words)
  if (/\b(?:interviews?|transcripts?|focus groups?|transcriptions?)\b/.test(plain)) return 'interview'
  if (/\b(?:observations?|observation notes?|field ?notes?|ethnograph\w*|visit notes?|site visits?)\b/.test(plain))
    return 'observation'
  if (/\b(?:documents?|docs|papers?|reports?|policies|minutes|archive)\b/.test(plain)) return 'document'
  return null
}

/** The first date in some words as `2024-02-06`; null when there is none, or one that could be read two ways. */
export function dateIn(words: string): string | null {
  const iso = /(?<!\d)(\d{4})[-./_](\d{1,2})[-./_](\d{1,2})(?!\d)/.exec(words)
  if (iso) return dateOf(iso[1]!, iso[2]!, iso[3]!)
  const dayFirst = /(?<!\d)(\d{1,2})(?:st|nd|rd|th)?\s+(\p{L}{3,9})\.?,?\s+(\d{4})(?!\d)/u.exec(words)
  if (dayFirst) return dateOf(dayFirst[3]!, monthOf(dayFirst[2]!), dayFirst[1]!)
  const monthFirst = /(?<!\p{L})(\p{L}{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/u.exec(words)
  if (monthFirst) return dateOf(monthFirst[3]!, monthOf(monthFirst[1]!), monthFirst[2]!)
  const figures = /(?<!\d)(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?!\d)/.exec(words)
  if (!figures) return null
  const [, first, second, year] = figures
  if (Number(first) > 12 || first === second) return dateOf(year!, second!, first!)
  return Number(second) > 12 ? dateOf(year!, first!, second!) : null
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

function monthOf(word: string): string {
  return String(MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1)
}

function dateOf(year: string, month: string, day: string): string | null {
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  const real = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day) && Number(month) > 0
  return real ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : null
}

function saidByRules(path: string, rules: readonly PathRule[]): SaidOfFile {
  for (const rule of rules) {
    const found = applyRule(rule, path)
    if (!found) continue
    const keys = (words: string | undefined) => (words === undefined ? null : words.split(/[;,+&]/).map(one => one.trim()).filter(one => one !== '')) // prettier-ignore
    return {
      key: found.key ?? null,
      name: found.name ?? null,
      kind: found.kind === undefined ? null : kindOfWords(found.kind),
      date: found.date === undefined ? null : dateIn(found.date),
      caseKeys: keys(found.site),
      participantKeys: keys(found.participant),
    }
  }
  return {}
}

function saidByHeader(header: readonly HeaderField[], text: string): SaidOfFile {
  const opening = /^\s*([^\n]{1,200})/.exec(text)?.[1] ?? ''
  const titled = /^#{0,6}\s*(?:\*\*)?(interview|transcript|observation(?: note)?|field ?note|document)\s+(?:no\.?\s*)?(\p{Lu}\p{L}{0,5}[-_.]?\d{1,5}[a-z]?)\s*[:–—-]\s*(.{1,150}?)(?:\*\*)?\s*$/iu.exec(opening) // prettier-ignore
  const heading = /^#{1,6}\s+(.{1,200})$/.exec(opening)?.[1]?.trim() ?? null
  const reference = fieldValue(header, 'interview reference', 'interview ref', 'interview id', 'interview number', 'interview no', 'interview', 'transcript', 'transcript id', 'observation note', 'observation reference', 'observation', 'field note', 'fieldnote', 'document', 'reference', 'ref', 'source id', 'id', 'identifier') // prettier-ignore
  const key =
    (reference && (leadingKey(reference) ?? (/^\d{1,6}$/.test(reference) ? reference : null))) ?? titled?.[2] ?? null
  const site = fieldValue(
    header,
    'sites',
    'site',
    'case site',
    'cases',
    'case',
    'organisation',
    'organization',
    'hospital',
    'trust',
  )
  const date = fieldValue(header, 'date', 'interview date', 'date of interview', 'date of observation')
  const people = peopleNamed(header)
  const collected =
    people.find(({ role }) => role !== 'respondent')?.label ?? fieldValue(header, 'collected by', 'recorded by')
  const participants = people.filter(({ role }) => role === 'respondent').map(({ label }) => leadingKey(label) ?? label)
  return {
    key,
    name: fieldValue(header, 'title', 'event', 'name') ?? titled?.[3]?.trim() ?? (titled ? null : heading),
    kind: kindOfHeader(header) ?? (titled ? kindOfWords(titled[1]!) : null),
    date: date === null ? null : dateIn(date),
    collectedBy: collected ?? null,
    caseKeys: site === null ? null : keysOf(site),
    participantKeys: participants.length === 0 ? null : participants,
  }
}

function kindOfHeader(header: readonly HeaderField[]): SourceKind | null {
  const names = header.map(({ name }) => fold(name))
  const has = (pattern: RegExp) => names.some(name => pattern.test(name))
  const said = fieldValue(header, 'type', 'kind')
  const kind = said === null ? null : kindOfWords(said)
  if (kind) return kind
  if (has(/^(?:observation|observer|observed by|field ?note)/)) return 'observation'
  if (has(/^(?:interview|transcript|respondent|participant|moderator)/)) return 'interview'
  return has(/^document/) ? 'document' : null
}

/** The cases that a value names: by key where it has one, else by its words; "none", "multiple" and the like name none. */
function keysOf(value: string): string[] {
  return splitEntries(value).flatMap(entry => {
    const key = leadingKey(entry)
    if (key) return [key]
    const words = entry.replace(/\s*\([^()]*\)/g, '').trim()
    return words === '' ||
      /^(?:none|no site|multiple|various|several|many|n\/?a|not applicable|national|all|-|–|—)\b/i.test(words)
      ? []
      : [words]
  })
}

function stemOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]{1,10}$/, '')
}

function saidByPath(path: string, known: FilingHints['knownCases'] & {}): { folder: SaidOfFile; fileName: SaidOfFile } {
  const folders = path.split('/').slice(0, -1).toReversed()
  const kind = folders.map(kindOfWords).find(one => one !== null) ?? null
  const site = folders.map(name => siteOfFolder(name, known)).find(one => one !== null)
  const stem = stemOf(path).replaceAll('_', ' ')
  const key = /^\p{Lu}{1,6}[- ]?\d{1,5}[a-z]?(?=$|[\s,.:(–-])/u.exec(stem)?.[0] ?? null
  const rest = stem
    .slice(key?.length ?? 0)
    .replace(/^[\s,.:–-]+/, '')
    .trim()
  return {
    folder: { kind, caseKeys: site ? [site] : null },
    fileName: { key, name: key !== null && rest !== '' ? rest : null, kind: kindOfWords(stem), date: dateIn(stem) },
  }
}

function siteOfFolder(name: string, known: FilingHints['knownCases'] & {}): string | null {
  const plain = fold(name.replaceAll('_', ' ').trim())
  for (const one of known) {
    const exact = plain === fold(one.name) || (one.key !== null && plain === fold(one.key))
    if (exact || (one.key !== null && plain.startsWith(`${fold(one.key)} `))) return one.key ?? one.name
  }
  const called = /^(?:case\s+)?site[\s_-]+([\p{L}\p{N}][\p{L}\p{N}.-]*)/iu.exec(name.replaceAll('_', ' '))
  if (called) return called[1]!
  return /^S\d{1,4}(?=$|[\s_-])/.exec(name)?.[0] ?? null
}
