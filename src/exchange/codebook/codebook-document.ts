// The codebook as a text to be read: a heading for each code, as deep as it lies, and its entry below. Pure.

import { plain, type DocumentBlock, type TextDocument } from '../documents/document.ts'
import { FIELD_NAMES } from '../documents/field-names.ts'
import { grouped } from '../tables/words.ts'
import type { Codebook, CodebookEntry } from './codebook.ts'

/** Between the facts of an entry. */
export const BETWEEN_FACTS = ' · '

const count = (n: number, one: string) => `${grouped(n)} ${one}${n === 1 ? '' : 's'}`
const TEXTS = ['full', 'inclusion', 'exclusion'] as const
const SAID = ['typical', 'closeButNo'] as const

/** The codebook as a document. */
export function codebookDocument({ project, version, entries }: Codebook): TextDocument {
  const active = entries.filter(entry => entry.status !== 'retired')
  const about = [
    project === '' ? version : `${project}, ${version}`,
    `${count(active.filter(entry => entry.kind === 'code').length, 'code')} in use, ${count(active.filter(entry => entry.kind === 'group').length, 'group')}, ${entries.length - active.length} retired. Counts are of codings, of the sources they lie in and of the people who made them.`,
  ]
  return { title: 'Codebook', about, blocks: entries.flatMap(codebookEntryBlocks) }
}

/** One entry of a codebook: its heading as deep as it lies, its facts and texts. */
export function codebookEntryBlocks(entry: CodebookEntry): DocumentBlock[] {
  const texts = (kind: 'text' | 'said', fields: readonly (typeof TEXTS | typeof SAID)[number][]) =>
    fields.flatMap((field): DocumentBlock[] => {
      const words = entry[field]
      return words === null ? [] : [{ kind, label: FIELD_NAMES[field]!, runs: plain(words) }]
    })
  // Unlabelled, the first paragraph is the brief definition; of several lines it would not be known where it ends.
  const brief: DocumentBlock[] =
    entry.brief === null
      ? []
      : [
          {
            kind: 'text',
            ...(/[\n:]/.test(entry.brief) ? { label: FIELD_NAMES['brief']! } : {}),
            runs: plain(entry.brief),
          },
        ]
  const note: DocumentBlock[] =
    entry.provenanceNote === null
      ? []
      : [{ kind: 'text', label: FIELD_NAMES['provenanceNote']!, runs: plain(entry.provenanceNote) }]
  return [
    { kind: 'heading', level: entry.depth + 1, runs: plain(entry.name) },
    { kind: 'facts', runs: plain(factsOf(entry).join(BETWEEN_FACTS)) },
    ...brief,
    ...texts('text', TEXTS),
    ...texts('said', SAID),
    ...note,
  ]
}

const KINDS = { code: 'Code', group: 'Group, not applied itself' } as const
export const VALENCE = { enabler: 'Helps (enabler)', barrier: 'Gets in the way (barrier)' } as const
const STATUSES = { proposed: 'Proposed', active: 'In use', frozen: 'Frozen', retired: 'Retired' } as const

function factsOf(entry: CodebookEntry): string[] {
  const { provenance, provenanceKind, status, introducedIn, retiredIn, counts } = entry
  const origin = provenance === 'inductive' ? 'Inductive' : 'Deductive'
  return [
    ...(entry.reference === '' ? [] : [`Key ${entry.reference}`]),
    KINDS[entry.kind],
    provenanceKind ? `${origin}, from: ${provenanceKind}` : origin,
    ...(entry.questions.length > 0 ? [`Asked in ${entry.questions.join(', ')}`] : []),
    ...(entry.valence ? [VALENCE[entry.valence]] : []),
    STATUSES[status],
    ...(introducedIn ? [`Since ${introducedIn}`] : []),
    ...(retiredIn ? [`Until ${retiredIn}`] : []),
    ...(entry.replacedBy.length > 0 ? [`Replaced by ${entry.replacedBy.join(', ')}`] : []),
    ...(entry.sets.length > 0 ? [`In the ${entry.sets.length === 1 ? 'set' : 'sets'} ${entry.sets.join(', ')}`] : []),
    ...(entry.owner ? [`Kept by ${entry.owner}`] : []),
    ...(entry.definition > 1 ? [`Definition ${entry.definition}`] : []),
    counts.codings === 0
      ? 'No codings'
      : `${count(counts.codings, 'coding')} in ${count(counts.sources, 'source')} by ${count(counts.coders, 'coder')}`,
  ]
}
