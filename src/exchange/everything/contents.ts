// The page that says what a folder with everything holds: each file in a sentence, what of it a filter narrows, and what could not be made. Pure.

import { plain, type DocumentBlock, type TextDocument } from '../documents/document.ts'
import type { FolderPart } from './write-folder.ts'

/** A file of the folder. `says` is what it holds; `whole` what it holds in spite of a filter, null where it takes one. */
export interface ReportPart extends FolderPart {
  readonly says: string
  readonly whole: string | null
}

/** What files hold in spite of a filter, and why it has no meaning there. */
export const ALL_OF = {
  quotes: 'every quote of the basket, for each was chosen by hand; those that pass stand in the themes by site',
  cases: 'every case, for a filter lets codings pass, and this says who is in the study',
  written: 'every case summary, for what was written of a case rests on all that was coded there',
  framework: 'every code, with counts of all codings: it is what everything was coded with',
  study: 'the study as a whole, for it says how all of it was done',
} as const

/** The name of the page. */
export const CONTENTS = 'read me first.html'

const FOLDERS: Readonly<Record<string, string>> = {
  outside: 'outside: what may leave the team, under published codes',
  team: 'team: for the team only, with its own names',
}

/** The page. `filter` is a sentence, null where everything was written; `refused` are the files that could not be made, with the reason. */
export function contentsOf(
  parts: readonly ReportPart[],
  refused: readonly { readonly file: string; readonly why: string }[],
  filter: string | null,
  told: readonly string[],
): TextDocument {
  const folders = [...new Set(parts.map(({ file }) => folderOf(file)))]
  return {
    title: 'What is in this folder',
    about: [
      ...(filter === null ? [] : [filter, 'Below each file stands whether it holds only what passes, or everything.']),
      'This page and the manifest are for the team.',
      ...told,
    ],
    blocks: [
      ...folders.flatMap((folder): DocumentBlock[] => [
        { kind: 'heading', level: 1, runs: plain(FOLDERS[folder] ?? folder) },
        ...parts
          .filter(({ file }) => folderOf(file) === folder)
          .flatMap(({ file, says, whole }): DocumentBlock[] => [
            { kind: 'text', label: file.slice(folder.length + 1), runs: plain(says) },
            ...(filter === null ? [] : [{ kind: 'facts', runs: plain(narrowing(whole)) } as const]),
          ]),
      ]),
      ...(refused.length === 0
        ? []
        : [
            { kind: 'heading', level: 1, runs: plain('Not written') } as const,
            ...refused.map(({ file, why }) => ({ kind: 'text', label: file, runs: plain(why) }) as const),
          ]),
    ],
  }
}

const folderOf = (file: string) => file.slice(0, file.indexOf('/'))

function narrowing(whole: string | null): string {
  return whole === null ? 'Only what passes the filter.' : `Not narrowed: ${whole}.`
}
