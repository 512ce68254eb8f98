// Choosing what stands down and across a framework matrix: which cases in which order, which codes and attributes.

import type { ReactNode } from 'react'
import { Button } from '../../components/button.tsx'
import { ChooserButton } from '../../components/chooser-button.tsx'
import { codeChoices } from '../../components/code-choices.ts'
import { PickMany, type Choice } from '../../components/pick-many.tsx'
import { ReasonField } from '../../components/words-field.tsx'
import { Select } from '../../components/select.tsx'
import { useCases, useCodes, useCodeSets } from '../../state/lists.ts'
import { attributeName, fullName } from '../../words/names.ts'
import { sidesWords } from '../../words/sides.ts'
import { summariesWords as w } from '../../words/summaries.ts'
import { branchOf, chosenBranches, type MatrixSetup } from './choices.ts'

interface ChooserProps {
  readonly setup: MatrixSetup
  /** The attributes of the cases in the rows. */
  readonly attributes: readonly string[]
  readonly change: (some: Partial<MatrixSetup>) => void
}

/** The rows: sites or pairs, all or some of them, in which order. */
export function RowsChooser({ setup, attributes, change }: ChooserProps) {
  const all = useCases(state => state.items)
  const kind = setup.rows === 'sites' ? 'site' : 'pair'
  const cases = all.filter(one => one.kind === kind).map((one): Choice => ({ id: one.id, label: fullName(one) }))
  const what =
    setup.caseIds === null
      ? w.rowsAre[setup.rows]
      : sidesWords.is.some(
          setup.caseIds.length === 1 ? w.oneOf[setup.rows] : w.rowsAre[setup.rows],
          setup.caseIds.length,
        )
  const orders = [
    ['', w.byKey] as const,
    ...attributes.flatMap(name => [
      [JSON.stringify({ by: name, down: false }), w.by(attributeName(name))] as const,
      [JSON.stringify({ by: name, down: true }), w.byDown(attributeName(name))] as const,
    ]),
  ]
  return (
    <Side
      label={w.rows}
      says={setup.order === null ? what : `${what} ${w.by(attributeName(setup.order.by))}`}
      head={sidesWords.what('rows')}
    >
      <fieldset className="sm-side-kinds">
        <legend>{w.rowsAreOf}</legend>
        {(['sites', 'pairs'] as const).map(rows => (
          <label key={rows} className="mx-tick">
            <input
              type="radio"
              name="rows of the framework matrix"
              checked={setup.rows === rows}
              onChange={() => change({ rows, attributes: [], order: null, caseIds: null, open: [] })}
            />
            {sidesWords.of[rows]}
          </label>
        ))}
      </fieldset>
      <div className="mx-side-field">
        {sidesWords.only}
        <PickMany
          label={sidesWords.onlyThese}
          none={sidesWords.allOf}
          between="and"
          choices={cases}
          chosen={setup.caseIds ?? []}
          onChange={ids => change({ caseIds: ids.length === 0 ? null : ids })}
        />
      </div>
      {setup.caseIds === null ? null : <ReasonField value={setup.reason} onChange={reason => change({ reason })} />}
      <div className="mx-side-field">
        {w.order}
        <Select
          label={w.order}
          value={setup.order === null ? '' : JSON.stringify({ by: setup.order.by, down: setup.order.down })}
          options={orders}
          onPick={picked =>
            change({ order: picked === '' ? null : (JSON.parse(picked) as NonNullable<MatrixSetup['order']>) })
          }
        />
      </div>
    </Side>
  )
}

/** The columns: every code, some of them, or those of a set; and attributes before them. */
export function ColumnsChooser({ setup, attributes, change }: ChooserProps) {
  const codes = useCodes(state => state.items)
  const sets = useCodeSets(state => state.items)
  const choices = codeChoices(codes, w.retiredCode)
  const chosen = setup.codeIds ?? []
  const here = sets.find(set => set.codeIds.length === chosen.length && set.codeIds.every(id => chosen.includes(id)))
  return (
    <Side label={w.columns} says={here?.name ?? codesInWords(codes, setup.codeIds)} head={sidesWords.what('columns')}>
      <div className="mx-side-field">
        {w.columns}
        <PickMany
          label={sidesWords.onlyThese}
          none={w.everyCode}
          between="and"
          choices={choices}
          chosen={chosen}
          onChange={ids => change({ codeIds: chosenBranches(codes, chosen, ids) })}
        />
        <small className="hint">{w.branchSays}</small>
      </div>
      {sets.length === 0 ? null : (
        <div className="mx-side-field">
          {w.ofSet}
          <Select
            label={w.ofSet}
            value={here?.id ?? ''}
            options={[['', w.noSet], ...sets.map(set => [set.id, set.name] as const)]}
            onPick={id => change({ codeIds: sets.find(set => set.id === id)?.codeIds ?? null })}
          />
        </div>
      )}
      <label className="mx-tick">
        <input type="checkbox" checked={setup.retired} onChange={event => change({ retired: event.target.checked })} />
        {w.retired}
      </label>
      <label className="mx-tick">
        <input type="checkbox" checked={setup.pages} onChange={event => change({ pages: event.target.checked })} />
        {w.withPages}
      </label>
      {attributes.length === 0 ? null : (
        <div className="mx-side-field">
          {w.attributes}
          <PickMany
            label={w.attributes}
            none={w.noAttributes}
            between="and"
            choices={attributes.map(name => ({ id: name, label: attributeName(name) }))}
            chosen={setup.attributes}
            onChange={names => change({ attributes: names })}
          />
        </div>
      )}
    </Side>
  )
}

/** What the codes of the columns are called: all of them, a whole branch by its name, else how many. */
function codesInWords(
  codes: readonly {
    readonly id: string
    readonly parentId: string | null
    readonly name: string
    readonly kind: string
  }[],
  chosen: readonly string[] | null,
): string {
  if (chosen === null) return w.everyCode
  const ids = new Set(chosen)
  const top = codes.find(code => ids.has(code.id))
  if (top && branchOf(codes, top.id).length === ids.size && branchOf(codes, top.id).every(id => ids.has(id)))
    return top.name
  return w.someCodes(codes.filter(code => ids.has(code.id) && code.kind === 'code').length)
}

interface SideProps {
  readonly label: string
  readonly says: string
  readonly head: string
  readonly children: ReactNode
}

function Side({ label, says, head, children }: SideProps) {
  return (
    <ChooserButton label={label} says={says} head={head}>
      {close => (
        <div className="mx-side-rest sm-side">
          {children}
          <div className="mx-side-foot">
            <Button onClick={close}>{sidesWords.done}</Button>
          </div>
        </div>
      )}
    </ChooserButton>
  )
}
