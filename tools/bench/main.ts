// What `npm run bench` measures; how it is asked for stands in `asked.mjs`.

import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { optionsHere } from '../options.mjs'
import { BENCH } from './asked.mjs'
import { benchAgreement } from './agreement.ts'
import { benchCore } from './core.ts'
import { benchBringIn } from './bring-in.ts'
import { benchDestroying } from './destroying.ts'
import { benchMerge } from './merge.ts'
import { benchQuestions } from './questions.ts'
import { benchWindowMatrix } from './window-matrix.ts'
import { benchWide } from './window-wide.ts'
import { benchWindow } from './window.ts'

const { only, scale: size = '1', keep } = optionsHere(BENCH)
const scale = Number(size)
const folder = keep ?? mkdtempSync(join(tmpdir(), 'crosscase-bench-'))
const wanted = (part: string) => only === undefined || only === part
console.log(
  `${cpus().length} cores (${cpus()[0]?.model}), ${(totalmem() / 1e9).toFixed(0)} GB, Node ${process.versions.node}, scale ${scale}`,
)
try {
  if (wanted('core')) await benchCore({ folder, codings: 100_000, passphrase: undefined, scale, times: 1 })
  if (wanted('keyed'))
    await benchCore({ folder, codings: 100_000, passphrase: 'a passphrase of the bench', scale, times: 1 })
  if (wanted('million')) await benchCore({ folder, codings: 1_000_000, passphrase: undefined, scale, times: 10 })
  if (wanted('agreement')) await benchAgreement(folder, 100_000, scale)
  if (wanted('merge')) await benchMerge(folder, scale, 1)
  if (wanted('merge-million')) await benchMerge(folder, scale, 10)
  if (wanted('bring-in')) await benchBringIn(folder, scale)
  if (wanted('destroying')) await benchDestroying(folder, scale)
  if (wanted('questions')) await benchQuestions(folder, scale)
  if (wanted('window')) await benchWindow(folder)
  if (wanted('wide')) await benchWide(folder)
  if (wanted('matrix')) await benchWindowMatrix(folder)
} finally {
  if (keep === undefined) rmSync(folder, { recursive: true, force: true })
}
