// A study's folder on the disk: which of its files are sheets, and which could be sources.

import { opendir, realpath, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { compareNatural, fold } from '../../base/order.ts'
import { Refusal } from '../../base/trouble.ts'
import { isLeftover } from '../../sources/importers/walk.ts'
import { decodeSheet } from '../csv-in/decode.ts'
import { Notes } from '../csv-in/notes.ts'
import { readBytes, readSheet } from '../csv-in/read-sheet.ts'
import type { Sheet } from '../csv-in/sheet.ts'
import type { StudySheets } from './plan-study.ts'

type OneSheet = Exclude<keyof StudySheets, 'codings' | 'topicGuide' | 'files'>

/** The names that the sheets of a study go by, without `.csv` or `.tsv`. */
const NAMES: Readonly<Record<string, OneSheet | 'codings' | 'identifiers'>> = {
  sites: 'sites',
  cases: 'sites',
  pairings: 'pairs',
  pairs: 'pairs',
  respondents: 'participants',
  participants: 'participants',
  interviewees: 'participants',
  sources: 'sources',
  codebook: 'framework',
  framework: 'framework',
  codes: 'framework',
  codebookchanges: 'history',
  frameworkchanges: 'history',
  propositions: 'propositions',
  identifiers: 'identifiers',
}
const MOST_FILES = 100_000
const MOST_GUIDE = 1024 * 1024

/** A study's folder, read. `root` is where it really is. */
export interface StudyFolder {
  readonly root: string
  readonly sheets: StudySheets
  readonly notes: Notes
}

/** Reads the sheets of a study's folder. Refuses what is no folder, one that holds no study, two sheets of one kind, and sheets that cannot be read. */
export async function readStudyFolder(path: string, signal?: AbortSignal): Promise<StudyFolder> {
  let root
  try {
    root = await realpath(path)
  } catch {
    throw new Refusal('study-missing', `There is no folder ${path}.`)
  }
  if (!(await stat(root)).isDirectory())
    throw new Refusal('study-missing', `${path} is a file. A study is a folder of sources and sheets.`)
  const notes = new Notes()
  const files = await filesIn(root, notes, signal)
  const found = new Map<OneSheet, string>()
  const codings: string[] = []
  const sources: string[] = []
  let guide: string | null = null
  for (const file of files) {
    const kind = kindOf(file)
    if (kind === 'source') sources.push(file)
    else if (kind === 'stranger')
      notes.add({ file, about: 'stranger', says: 'this is none of the sheets that a study has, and was not read.' })
    else if (kind === 'workbook')
      notes.add({
        file,
        about: 'workbook',
        says: 'the sheets of a study are read from CSV: save it as CSV. It was not read.',
      })
    else if (kind === 'guide') guide = file
    else if (kind === 'codings') codings.push(file)
    else if (kind !== 'aside') {
      if (found.has(kind))
        throw new Refusal(
          'study-two-sheets',
          `${found.get(kind)} and ${file} hold the same of the study. Take one of them away.`,
        )
      found.set(kind, file)
    }
  }
  if (found.size === 0 && codings.length === 0 && sources.length === 0)
    throw new Refusal('study-empty', `${path} holds neither sheets nor sources.`)

  const read = (file: string | undefined) => (file === undefined ? null : readSheet(join(root, file), file, signal))
  const sheets: Record<OneSheet, Sheet | null> = {
    sites: await read(found.get('sites')),
    pairs: await read(found.get('pairs')),
    participants: await read(found.get('participants')),
    sources: await read(found.get('sources')),
    framework: await read(found.get('framework')),
    history: await read(found.get('history')),
    propositions: await read(found.get('propositions')),
  }
  const codingSheets: Sheet[] = []
  for (const file of codings) codingSheets.push(await readSheet(join(root, file), file, signal))
  const topicGuide = guide === null ? null : await readGuide(join(root, guide), guide)
  return { root, sheets: { ...sheets, codings: codingSheets, topicGuide, files: sources }, notes }
}

function kindOf(file: string): OneSheet | 'codings' | 'guide' | 'source' | 'stranger' | 'workbook' | 'aside' {
  const inRoot = !file.includes('/')
  const dot = file.lastIndexOf('.')
  const ending = fold(file.slice(dot + 1))
  const stem = fold(file.slice(0, dot)).replaceAll(/[^\p{L}\p{N}]+/gu, '')
  if (inRoot && ['csv', 'tsv', 'tab'].includes(ending)) {
    if (isCodings(stem)) return 'codings'
    const kind = Object.hasOwn(NAMES, stem) ? NAMES[stem]! : 'stranger'
    return kind === 'identifiers' ? 'aside' : kind
  }
  if (inRoot && ['xlsx', 'xls', 'ods'].includes(ending) && (Object.hasOwn(NAMES, stem) || isCodings(stem)))
    return 'workbook'
  if (inRoot && ['md', 'txt'].includes(ending)) {
    if (['topicguide', 'interviewguide'].includes(stem)) return 'guide'
    if (stem === 'readme') return 'aside'
  }
  return 'source'
}

/** “coding”, “codings”, “coding-single”, “coding B” …, but not “codingscheme”. */
function isCodings(stem: string): boolean {
  return /^codings?/.test(stem) && !/^codings?(scheme|frame|framework|guide|manual|book)/.test(stem)
}

async function readGuide(path: string, called: string): Promise<string> {
  const bytes = await readBytes(path, called)
  if (bytes.length > MOST_GUIDE)
    throw new Refusal('guide-too-big', `${called} is larger than 1 MB, too large for a topic guide.`)
  return decodeSheet(called, bytes).utf8.toString('utf8')
}

/** Every file below a folder, by paths with “/”, in natural order; those that programs leave behind are passed over, and links, which are noted. */
async function filesIn(root: string, notes: Notes, signal: AbortSignal | undefined): Promise<string[]> {
  const within = (path: string) => relative(root, path).split(sep).join('/')
  const files: string[] = []
  const waiting = [root]
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    signal?.throwIfAborted()
    for await (const entry of await opendir(folder)) {
      if (isLeftover(entry.name)) continue
      const path = join(folder, entry.name)
      if (entry.isDirectory()) waiting.push(path)
      else if (entry.isFile()) files.push(within(path))
      else if (entry.isSymbolicLink()) {
        notes.add({ file: within(path), about: 'link', says: 'this is a link, and was passed over.' })
      }
      if (files.length > MOST_FILES)
        throw new Refusal(
          'study-too-big',
          `${root} holds more than ${MOST_FILES.toLocaleString('en')} files. Is it really the study’s folder?`,
        )
    }
  }
  return files.sort(compareNatural)
}
