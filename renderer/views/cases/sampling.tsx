import { useMemo, useState } from 'react'
import type { Input } from '../../../src/api/contract.ts'
import type { AttributeId } from '../../../src/base/ids.ts'
import { LEFT_OUT, type SampledRow, type WaveLength } from '../../../src/cases/sampling.ts'
import type { CaseTable } from '../../../src/cases/types.ts'
import { call } from '../../client/client.ts'
import { IconButton } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { MenuButton } from '../../components/menu.tsx'
import { useStatus } from '../../state/status.ts'
import { useTabs } from '../../state/tabs.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { casesWords as w } from '../../words/cases.ts'
import { words } from '../../words/en.ts'
import { attributeName } from '../../words/names.ts'
import { drawValue } from './attribute-columns.tsx'
import { checkEntries } from '../disclosure/outputs.ts'
import { exportSampling } from './export-cases.ts'

const TABLES = ['case', 'case_source', 'case_member', 'attribute', 'attribute_value', 'source']
const FORMATS = ['xlsx', 'docx', 'html', 'csv'] as const
const WAVES = ['none', 'year', 'quarter', 'month'] as const
const { sampling: s } = w

type Counted = Pick<Input<'case.sampled'>, 'what' | 'values' | 'sourceKind' | 'wave'>

interface SamplingProps {
  readonly kind: string
  readonly table: CaseTable
  /** Shows the cases of a row in the table above: by attribute, the value they share. */
  readonly onShow: (values: readonly (readonly [AttributeId, string | null])[]) => void
}

/** The sampling table of a kind of case: how many by any attributes, what was collected of them, and what was left out with its reasons. */
export function Sampling({ kind, table, onShow }: SamplingProps) {
  const choices = useMemo(
    () => table.attributes.filter(one => one.type === 'choice' || one.type === 'yes or no'),
    [table],
  )
  const [chosen, setChosen] = useState<readonly AttributeId[]>(() => choices.slice(0, 2).map(choice => choice.id))
  const [waves, setWaves] = useState<WaveLength | null>(null)
  const by = chosen.filter(id => choices.some(choice => choice.id === id))
  const { answer: sampling } = useAnswer('case.sampling', { kind, by, waves }, TABLES)
  const people = kind !== 'participant'
  const cells = (row: SampledRow) => [
    row.caseIds.length,
    ...(people ? [row.people] : []),
    row.sources,
    ...row.byKind,
    ...row.byWave,
  ]
  /** What each number after the first counts: people, sources, sources of a kind, sources of a wave. */
  const counted: readonly Omit<Counted, 'values'>[] = [
    ...(people ? [{ what: 'people' as const }] : []),
    { what: 'sources' },
    ...(sampling?.kinds ?? []).map(sourceKind => ({ what: 'sources' as const, sourceKind })),
    ...(sampling?.waves ?? []).map(wave => ({ what: 'sources' as const, wave })),
  ]
  const show = async (question: Counted, said: string) => {
    try {
      const ids = await call('case.sampled', { kind, by, waves, ...question })
      const of = question.what === 'people' ? 'participant' : 'source'
      useTabs.getState().open({ kind: 'case', options: { kind: of, only: { kind: of, ids, says: said } } })
    } catch (error) {
      useStatus.getState().refuse(error)
    }
  }
  /** A number and what it counts, as a link to that. */
  const number = (n: number, at: number, values: readonly (string | null)[] | null) => {
    const one = counted[at]!
    const heading = s.of(
      headings[at + 1]!,
      values === null ? s.all(w.kinds[kind] ?? kind) : values.map(value => value ?? w.noValue).join(', '),
    )
    return n === 0 ? (
      w.count(n)
    ) : (
      <button
        type="button"
        className="button button-link"
        title={s.showThings(heading)}
        aria-label={`${w.count(n)}: ${s.showThings(heading)}`}
        onClick={() => void show({ ...one, values: values === null ? null : [...values] }, heading)}
      >
        {w.count(n)}
      </button>
    )
  }
  const headings = [
    w.kinds[kind] ?? kind,
    ...(people ? [s.people] : []),
    s.sources,
    ...(sampling?.kinds ?? []).map(one => (words.common.kindsMany as Readonly<Record<string, string>>)[one] ?? one),
    ...(sampling?.waves ?? []),
  ]
  const left = sampling?.leftOut ?? []
  const isOver = sampling ? sampling.rows.reduce((sum, row) => sum + row.sources, 0) > sampling.total.sources : false
  return (
    <details className="sampling">
      <summary>{s.title}</summary>
      <div className="sampling-bar">
        {by.map((id, at) => (
          <span key={id} className="sampling-by">
            <select
              className="input"
              aria-label={s.by}
              value={id}
              onChange={event => setChosen(by.with(at, event.target.value as AttributeId))}
            >
              {choices
                .filter(choice => choice.id === id || !by.includes(choice.id))
                .map(choice => (
                  <option key={choice.id} value={choice.id}>
                    {attributeName(choice.name)}
                  </option>
                ))}
            </select>
            <IconButton
              icon="close"
              label={s.drop(attributeName(choices.find(choice => choice.id === id)!.name))}
              onClick={() => setChosen(by.toSpliced(at, 1))}
            />
          </span>
        ))}
        {choices.length > by.length ? (
          <IconButton
            icon="plus"
            label={s.add}
            onClick={() => setChosen([...by, choices.find(choice => !by.includes(choice.id))!.id])}
          />
        ) : null}
        <label className="sampling-waves">
          {s.waves}
          <select
            className="input"
            value={waves ?? 'none'}
            onChange={event => setWaves(event.target.value === 'none' ? null : (event.target.value as WaveLength))}
          >
            {WAVES.map(one => (
              <option key={one} value={one}>
                {s.wave[one]}
              </option>
            ))}
          </select>
        </label>
        <MenuButton
          menuLabel={s.export}
          entries={[
            ...FORMATS.map(format => ({
              id: format,
              label: format,
              run: () => void exportSampling({ kind, by, waves }, format),
            })),
            ...checkEntries('sampling', {
              caseKind: kind,
              by: by.map(id => choices.find(choice => choice.id === id)!.name),
              waves,
            }),
          ]}
        >
          {s.export} <Icon name="down" />
        </MenuButton>
      </div>
      {sampling ? (
        <div className="scroll-across">
          <table>
            <thead>
              <tr>
                {sampling.by.map(name => (
                  <th key={name} scope="col">
                    {attributeName(name)}
                  </th>
                ))}
                {headings.map(head => (
                  <th key={head} scope="col" className="count">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {sampling.rows.map(row => (
                <tr key={JSON.stringify(row.values)}>
                  {row.values.map((value, at) => (
                    <td key={sampling.by[at]}>{drawValue(value, 'text')}</td>
                  ))}
                  {cells(row).map((n, at) => (
                    // oxlint-disable-next-line react/no-array-index-key -- columns stay where they are
                    <td key={at} className="count">
                      {at > 0 ? (
                        number(n, at - 1, row.values)
                      ) : (
                        <button
                          type="button"
                          className="button button-link"
                          title={s.show(row.values.map(value => value ?? w.noValue).join(', '))}
                          onClick={() => onShow(by.map((id, place) => [id, row.values[place] ?? null]))}
                        >
                          {w.count(n)}
                        </button>
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
            {sampling.by.length > 0 ? (
              <tfoot>
                <tr>
                  <th scope="row" colSpan={sampling.by.length}>
                    {s.total}
                  </th>
                  {cells(sampling.total).map((n, at) => (
                    // oxlint-disable-next-line react/no-array-index-key -- columns stay where they are
                    <td key={at} className="count">
                      {at === 0 ? w.count(n) : number(n, at - 1, null)}
                    </td>
                  ))}
                </tr>
              </tfoot>
            ) : null}
          </table>
        </div>
      ) : null}
      {isOver ? <p className="hint">{s.once}</p> : null}
      <p>
        {left.length === 0 ? (
          s.nobodyLeftOut
        ) : (
          <button
            type="button"
            className="button button-link"
            onClick={() => useTabs.getState().open({ kind: 'case', options: { kind: LEFT_OUT.kind } })}
          >
            {s.leftOut(
              left.reduce((sum, row) => sum + row.cases, 0),
              left.map(row => `${row.cases} ${row.reason ?? s.noReason}`).join(', '),
            )}
          </button>
        )}
      </p>
    </details>
  )
}
