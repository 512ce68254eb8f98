// The one message catalogue: every word on screen comes from here. A section a view, each in its own file.

import { casesWords } from './cases.ts'
import { codingWords } from './coding.ts'
import { commonWords } from './common.ts'
import { coverageWords } from './coverage.ts'
import { editingWords } from './editing.ts'
import { editorWords } from './editor.ts'
import { frameWords } from './frame.ts'
import { hintWords } from './hints.ts'
import { importWords } from './import.ts'
import { inspectorWords } from './inspector.ts'
import { manualWords } from './manual.ts'
import { matrixWords } from './matrix.ts'
import { memosWords } from './memos.ts'
import { navigatorWords } from './navigator.ts'
import { paletteWords } from './palette.ts'
import { picturesWords } from './pictures.ts'
import { projectWords } from './project.ts'
import { propositionsWords } from './propositions.ts'
import { quotesWords } from './quotes.ts'
import { queueWords } from './queue.ts'
import { restructureWords } from './restructure.ts'
import { reviewWords } from './review.ts'
import { roundWords } from './round.ts'
import { searchWords } from './search.ts'
import { settingsWords } from './settings.ts'
import { sourceWords } from './source.ts'
import { startWords } from './start.ts'
import { summariesWords } from './summaries.ts'

/** The words on screen, in English. Another language is an object of the same type. */
export const words = {
  common: commonWords,
  frame: frameWords,
  hints: hintWords,
  start: startWords,
  summaries: summariesWords,
  navigator: navigatorWords,
  inspector: inspectorWords,
  palette: paletteWords,
  settings: settingsWords,
  project: projectWords,
  source: sourceWords,
  queue: queueWords,
  quotes: quotesWords,
  restructure: restructureWords,
  review: reviewWords,
  round: roundWords,
  editing: editingWords,
  editor: editorWords,
  manual: manualWords,
  matrix: matrixWords,
  import: importWords,
  cases: casesWords,
  coding: codingWords,
  search: searchWords,
  coverage: coverageWords,
  memos: memosWords,
  propositions: propositionsWords,
  pictures: picturesWords,
}

export type Words = typeof words
