// The codebook appendix as those outside may read it: keys of cases and sources become published codes, names that were decided on words in
// brackets; who keeps an entry stays with the team. Pure.

import type { CodebookAppendix } from '../codebook/appendix-queries.ts'
import type { Codebook, CodebookEntry } from '../codebook/codebook.ts'
import type { VersionDifferences } from '../../framework/versions/types.ts'
import type { OutsideNames } from './names.ts'

/** The codebook and its appendix in words for outside. */
export function outsideCodebook(
  { codebook, appendix }: { readonly codebook: Codebook; readonly appendix: CodebookAppendix },
  names: OutsideNames,
): { readonly codebook: Codebook; readonly appendix: CodebookAppendix } {
  const words = (text: string) => names.words(text)
  const orNone = (text: string | null) => (text === null ? null : words(text))
  const printed = (text: string | null) => (text === null ? null : names.printed(text))
  return {
    codebook: {
      project: '',
      version: words(codebook.version),
      entries: codebook.entries.map((entry): CodebookEntry => ({
        ...entry,
        name: words(entry.name),
        brief: orNone(entry.brief),
        full: orNone(entry.full),
        inclusion: orNone(entry.inclusion),
        exclusion: orNone(entry.exclusion),
        typical: printed(entry.typical),
        closeButNo: printed(entry.closeButNo),
        provenanceNote: orNone(entry.provenanceNote),
        sets: entry.sets.map(words),
        owner: '',
      })),
    },
    appendix: {
      ...appendix,
      versions: appendix.versions.map(one => ({ ...one, label: words(one.label), reason: orNone(one.reason) })),
      changes: appendix.changes.map(one => outsideDifferences(one, words)),
      examples: new Map(
        [...appendix.examples].map(([code, list]) => [
          code,
          list.map(one => ({ ...one, words: names.printed(one.words) })),
        ]),
      ),
      said: new Map([...appendix.said].map(([text, attribution]) => [names.printed(text), attribution])),
    },
  }
}

/** Every sentence in it in other words; ids, kinds and days stay. Who made a change stays with the team. */
function outsideDifferences(changes: VersionDifferences, words: (text: string) => string): VersionDifferences {
  const inWords = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(inWords)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [
        name,
        name === 'by' ? null : typeof one === 'string' && !KEPT.has(name) ? words(one) : inWords(one),
      ]),
    )
  }
  return inWords(changes) as VersionDifferences
}

const KEPT = new Set(['id', 'kind', 'told', 'savedOn', 'savedAt', 'on', 'field', 'look'])
