// A codebook as the appendix of a report: every entry with passages that may be published, then its versions and what changed
// from each to the next. Pure.

import { differencesDocument } from '../documents/differences-document.ts'
import { plain, type DocumentBlock, type TextDocument } from '../documents/document.ts'
import type { PlainSheet } from '../tables/plain-xlsx.ts'
import { grouped } from '../tables/words.ts'
import type { CodebookAppendix } from './appendix-queries.ts'
import { codebookDocument, codebookEntryBlocks } from './codebook-document.ts'
import { CODEBOOK_HEADS, CODEBOOK_WIDTHS, codebookRows, type Codebook, type CodebookEntry } from './codebook.ts'

/** The appendix as a document. `more` are sentences about it. */
export function appendixDocument(
  codebook: Codebook,
  appendix: CodebookAppendix,
  more: readonly string[] = [],
): TextDocument {
  const { about } = codebookDocument(codebook)
  const entries = codebook.entries.flatMap(entry => [
    ...codebookEntryBlocks(toBeRead(attributed(entry, appendix))),
    ...(appendix.examples.get(entry.id) ?? []).map(({ words, attribution }): DocumentBlock => ({
      kind: 'said',
      label: 'In the data',
      runs: plain(`“${words}”${attribution === '' ? '' : ` (${attribution})`}`),
    })),
  ])
  return {
    title: 'Codebook',
    about: [...about, ...clearedSentence(appendix), ...more],
    blocks: [...entries, ...versionBlocks(appendix), ...appendix.changes.flatMap(changeBlocks)],
  }
}

/** An entry with its examples attributed as quotes are, where they stand in a source. */
function attributed(entry: CodebookEntry, { said }: CodebookAppendix): CodebookEntry {
  const withName = (words: string | null) => {
    const attribution = words === null ? undefined : said.get(words)
    return attribution ? `${words} (${attribution})` : words
  }
  return { ...entry, typical: withName(entry.typical), closeButNo: withName(entry.closeButNo) }
}

/** An entry for people: codes by their names, not by the ids that a program finds those without a key by. */
function toBeRead(entry: CodebookEntry): CodebookEntry {
  return { ...entry, reference: entry.key ?? '', replacedBy: entry.replacedByNames }
}

function clearedSentence({ notCleared }: CodebookAppendix): string[] {
  return notCleared === 0
    ? ['Examples are shown as far as those who said them agreed to be quoted.']
    : [
        `Examples are shown as far as those who said them agreed to be quoted; ${grouped(notCleared)} ${notCleared === 1 ? 'is' : 'are'} left out.`,
      ]
}

function versionBlocks({ versions, others }: CodebookAppendix): DocumentBlock[] {
  return [
    ...(versions.length === 0 ? [] : versionList('Versions', versions)),
    ...others.flatMap(({ project, broughtAt, versions: theirs }) => [
      ...versionList(`Versions of another project, “${project}”`, theirs),
      {
        kind: 'facts' as const,
        runs: plain(
          `Brought in on ${broughtAt.slice(0, 10)}. They are no versions of this codebook; codes that were found to be the same are called alike.`,
        ),
      },
    ]),
  ]
}

function versionList(title: string, versions: CodebookAppendix['versions']): DocumentBlock[] {
  return [
    { kind: 'heading', level: 1, runs: plain(title) },
    ...versions.map(({ label, savedOn, reason, counts }): DocumentBlock => ({
      kind: 'item',
      label,
      runs: plain(
        [
          savedOn.slice(0, 10),
          ...(counts ? [`${counts.codes} codes, ${counts.groups} groups, ${counts.retired} retired`] : []),
          ...(reason ? [reason] : []),
        ].join(' · '),
      ),
    })),
  ]
}

function changeBlocks(changes: CodebookAppendix['changes'][number]): DocumentBlock[] {
  const { title, about, blocks } = differencesDocument(changes)
  return [
    { kind: 'heading', level: 1, runs: plain(title) },
    ...about.map((line): DocumentBlock => ({ kind: 'facts', runs: plain(line) })),
    ...Array.from(blocks, block => (block.kind === 'heading' ? { ...block, level: (block.level ?? 1) + 1 } : block)),
  ]
}

/** The appendix as sheets: the codebook, passages in the data, versions, changes, how it was made. */
export function appendixSheets(
  codebook: Codebook,
  appendix: CodebookAppendix,
  more: readonly string[] = [],
): PlainSheet[] {
  const examples = codebook.entries.flatMap(entry =>
    (appendix.examples.get(entry.id) ?? []).map(one => [entry.reference, entry.name, one.words, one.attribution]),
  )
  const changes = appendix.changes.flatMap(({ older, newer, entries }) =>
    entries.map(one => [
      older.label,
      newer.id === null ? 'now' : newer.label,
      one.kind,
      one.codes.map(code => code.name).join('; '),
      one.into.map(code => code.name).join('; '),
      one.isMajor ? 'yes' : '',
      one.codings,
      one.reasons.flatMap(({ reason }) => reason ?? []).join('; '),
    ]),
  )
  return [
    {
      name: 'Codebook',
      heads: [...CODEBOOK_HEADS, 'version'],
      widths: [...CODEBOOK_WIDTHS, 22],
      rows: codebookRows({ ...codebook, entries: codebook.entries.map(entry => attributed(entry, appendix)) }),
    },
    {
      name: 'In the data',
      heads: ['code_id', 'label', 'words', 'attribution'],
      widths: [18, 28, 80, 40],
      rows: examples,
    },
    {
      name: 'Versions',
      heads: ['version', 'saved_on', 'codes', 'groups', 'retired', 'reason'],
      widths: [10, 12, 8, 8, 8, 60],
      rows: [
        ...appendix.versions,
        ...appendix.others.flatMap(({ versions }) => versions.map(version => ({ ...version, label: version.called }))),
      ].map(({ label, savedOn, counts, reason }) => [
        label,
        savedOn.slice(0, 10),
        counts?.codes ?? '',
        counts?.groups ?? '',
        counts?.retired ?? '',
        reason ?? '',
      ]),
    },
    {
      name: 'Changes',
      heads: ['from', 'to', 'change', 'codes', 'into', 'meaning_changed', 'codings', 'reason'],
      widths: [10, 10, 14, 40, 40, 10, 9, 60],
      rows: changes,
    },
    {
      name: 'About',
      heads: ['Codebook'],
      widths: [110],
      rows: [...codebookDocument(codebook).about, ...clearedSentence(appendix), ...more].map(line => [line]),
    },
  ]
}
