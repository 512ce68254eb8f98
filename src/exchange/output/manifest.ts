// The manifest that lies beside everything written out: what it was made from and how, so that it can be checked and made
// again. No date stands in it: the same state of the project and the same choices give the same bytes. Pure.

import type { CaseId, SourceId } from '../../base/ids.ts'
import { PROGRAM } from '../../base/program.ts'

/** What may stand among the options of an output. */
export type Told = string | number | boolean | null | readonly Told[] | { readonly [name: string]: Told }

/** Which attributes of which published codes an output shows: values by the field that shows them (“case.role”), under the code. */
export type Shown = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>

/** What is about to leave the team: its kind, what the log calls it, the filter in words ('' for everything), and how it was asked for. */
export interface Outgoing {
  readonly kind: string
  readonly called: string
  readonly filter: string
  readonly options: Readonly<Record<string, Told | undefined>>
  readonly shown?: Shown
  /** Cases and sources whose published codes it shows: they are fixed from now on. */
  readonly shownCases?: readonly CaseId[]
  readonly shownSources?: readonly SourceId[]
  /** Counts it states: a later output is not to be subtracted from them. */
  readonly counts?: readonly CountsShown[]
  /** The sources that it was made from; left out: all there are may have gone in. Kept beside the manifest: the file itself does not tell it. */
  readonly sourceIds?: readonly SourceId[]
}

/** Kinds of output in which no passage of a source stands: figures, tables of cases, what the team says of its work. */
const WITHOUT_PASSAGES = new Set([
  'agreement',
  'cases',
  'checklist',
  'differences',
  'methods',
  'pairings',
  'picture',
  'qca',
  'sampling',
  'saturation',
  'sources',
])

/** Whether passages of sources may stand in an output of a kind. */
export function holdsPassages(kind: string): boolean {
  return !WITHOUT_PASSAGES.has(kind)
}

/** Counts that an output states of some cases (by id): how many of them each thing holds of. */
export interface CountsShown {
  readonly of: readonly string[]
  readonly counts: Readonly<Record<string, number>>
}

/** The state of the project that an output was made from: the last change that altered the research, and the framework. `changedMeanwhile` where somebody went on working while a long one was written. */
export interface OutputState {
  readonly project: string
  readonly projectId: string
  readonly change: number
  readonly framework: string
  readonly changedMeanwhile?: number
}

/** A file that was written: its name, length in bytes and SHA-256. */
export interface WrittenFile {
  readonly name: string
  readonly bytes: number
  readonly sha256: string
}

/** A whole manifest. */
export interface Manifest {
  readonly kind: string
  readonly program: string
  readonly state: OutputState
  readonly filter: string
  readonly options: Readonly<Record<string, Told>>
  readonly files: readonly WrittenFile[]
}

/** Puts a manifest together. Options that were left out are left out. */
export function manifestOf(
  { kind, filter, options }: Outgoing,
  state: OutputState,
  files: readonly WrittenFile[],
): Manifest {
  const said = Object.entries(options).filter((one): one is [string, Told] => one[1] !== undefined)
  return {
    kind,
    program: `${PROGRAM.name} ${PROGRAM.version}`,
    state,
    filter: filter === '' ? 'everything' : filter,
    options: Object.fromEntries(said.toSorted(([a], [b]) => (a < b ? -1 : 1))),
    files: files.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  }
}

/** A manifest as it is written. */
export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`
}

/** The name of the manifest of a file: beside it, under its whole name, so that an xlsx and a docx of one name have one each. */
export function manifestName(file: string): string {
  return `${file}.manifest.json`
}
