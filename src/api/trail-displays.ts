// The displays and filters that a team keeps under names, as its audit trail holds them: what each shows, by which rule, and its content.

import { savedDisplays, savedFrameworkDisplays } from '../analysis/displays/queries.ts'
import type { DisplayId } from '../analysis/displays/types.ts'
import { savedFilters } from '../analysis/filter/queries.ts'
import { matrix } from '../analysis/matrix.ts'
import { frameworkMatrix } from '../analysis/summaries/matrix-queries.ts'
import { Under } from '../analysis/summaries/under-queries.ts'
import { Refusal } from '../base/trouble.ts'
import type { TrailPart } from '../exchange/audit/export-audit.ts'
import { exportMatrix, type ExportSource } from '../exchange/commands.ts'
import { exportFrameworkMatrix } from '../exchange/summaries/export-summaries.ts'
import { csvLine } from '../exchange/tables/csv.ts'
import { writeWhole } from '../exchange/write-file.ts'

const FOLDER = '3 reconstruction'

interface Kept {
  readonly id: DisplayId
  readonly name: string
  readonly kind: 'matrix' | 'framework matrix'
  readonly rule: string | null
  readonly reason: string | null
  readonly coderId: string
  readonly madeAt: string
  readonly file: string
  /** What it shows and how, in sentences; refuses where something it names is gone. */
  readonly says: () => string
  readonly write: TrailPart['write']
}

/** Every saved display as a table of its own, a list of them with their rules, and a list of saved filters. None where nothing is kept. */
export function displayTrail(source: ExportSource): TrailPart[] {
  const { read, heads } = source
  const coders = new Map<string, string>(heads.coders.map(coder => [coder.id, coder.name]))
  const kept = keptDisplays(source)
  const filters = savedFilters(read)
  const list = (file: string, says: string, names: readonly string[], rows: () => string[][]): TrailPart => ({
    file: `${FOLDER}/${file}`,
    says,
    write: (to, { signal }) => writeWhole(to, [names, ...rows()].map(csvLine), { signal }),
  })
  return [
    ...(kept.length === 0
      ? []
      : [
          list(
            'displays.csv',
            'The matrices that are kept under names: what each shows, by which rule its cells are filled, why just these cases.',
            ['display', 'kind', 'file', 'shows', 'rule', 'reason', 'coder', 'at'],
            () =>
              kept.map(one => [
                one.name,
                one.kind,
                one.file,
                saidOrWhyNot(one.says),
                one.rule ?? '',
                one.reason ?? '',
                coders.get(one.coderId) ?? '',
                one.madeAt,
              ]),
          ),
        ]),
    ...kept.map(({ file, name, write }): TrailPart => ({
      file: `${FOLDER}/${file}`,
      says: `The display “${name}”.`,
      write,
    })),
    ...(filters.length === 0
      ? []
      : [
          list(
            'filters.csv',
            'The filters that are kept under names, in words.',
            ['filter', 'passes', 'names_what_is_gone', 'coder', 'at'],
            () =>
              filters.map(one => [
                one.name,
                one.words,
                one.misses.join('; '),
                coders.get(one.coderId) ?? '',
                one.madeAt,
              ]),
          ),
        ]),
  ]
}

function keptDisplays(source: ExportSource): Kept[] {
  const { read } = source
  const state = { table: source.table, heads: source.heads }
  const names = new Set<string>()
  /** Two names may differ in signs only that no file may have. */
  const fileOf = (name: string, ending: string) => {
    const plain = name.replaceAll(/[^\p{L}\p{N} ._-]/gu, '-').slice(0, 80)
    let file = `display ${plain}.${ending}`
    for (let n = 2; names.has(file.toLowerCase()); n++) file = `display ${plain} ${n}.${ending}`
    names.add(file.toLowerCase())
    return file
  }
  return [
    ...savedDisplays(read).map(({ request, ...one }): Kept => ({
      ...one,
      kind: 'matrix',
      file: fileOf(one.name, 'csv'),
      says: () => {
        const { caption, notes = [], measure } = matrix(state.table, state.heads, request)
        return [`Counted: ${measure}.`, caption, ...notes].join(' ')
      },
      write: (to, job) => exportMatrix(source, request, to, 'csv', job),
    })),
    ...savedFrameworkDisplays(read).map(({ request, ...one }): Kept => {
      const under = () => new Under(read, state, request.filter)
      return {
        ...one,
        kind: 'framework matrix',
        file: fileOf(one.name, 'html'),
        says: () => frameworkMatrix(read, under(), request).caption.join(' '),
        write: (to, job) => exportFrameworkMatrix(read, under(), request, { to, format: 'html' }, job),
      }
    }),
  ]
}

/** A display may name a case or a code that is gone: the list says so, and its table is not there. */
function saidOrWhyNot(says: () => string): string {
  try {
    return says()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return error.message
  }
}
