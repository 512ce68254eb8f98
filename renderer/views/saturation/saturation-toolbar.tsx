// What is reckoned: over which units, which codes, with which base, run and threshold; and the export.

import { useId } from 'react'
import type { Code } from '../../../src/framework/types.ts'
import { Icon } from '../../components/icon.tsx'
import { MenuButton, type MenuEntry } from '../../components/menu.tsx'
import { BarLine, Spacer, Toolbar } from '../../components/toolbar.tsx'
import { saturationWords as w } from '../../words/saturation.ts'
import type { SaturationChoices, UnitKind } from './choices.ts'

interface SaturationToolbarProps {
  readonly choices: SaturationChoices
  readonly codes: readonly Code[]
  readonly change: (choices: Partial<SaturationChoices>) => void
  readonly onExport: (format: 'xlsx' | 'csv') => void
}

const UNITS: readonly UnitKind[] = ['interviews', 'sources', 'sites']

/** The bar. */
export function SaturationToolbar({ choices, codes, change, onExport }: SaturationToolbarProps) {
  const tops = codes.filter(code => code.parentId === null && code.status !== 'retired')
  const { branches } = choices
  const units: MenuEntry[] = UNITS.map(kind => ({
    id: kind,
    label: w.unitKinds[kind],
    checked: choices.units === kind,
    run: () => change({ units: kind }),
  }))
  const which: MenuEntry[] = [
    { id: 'all', label: w.allCodes, checked: branches === null, run: () => change({ branches: null }) },
    { head: w.onlyBelow },
    ...tops.map(top => ({
      id: top.id,
      label: top.name,
      checked: branches?.includes(top.id) ?? false,
      run: () => {
        const next = branches?.includes(top.id) ? branches.filter(id => id !== top.id) : [...(branches ?? []), top.id]
        change({ branches: next.length === 0 ? null : next })
      },
    })),
  ]
  return (
    <Toolbar label={w.toolbar}>
      <MenuButton entries={units}>
        {w.units} <b>{w.unitKinds[choices.units]}</b>
        <Icon name="down" />
      </MenuButton>
      <MenuButton entries={which}>
        {w.codes} <b>{branches === null ? w.allCodes : w.codesChosen(branches.length, tops.length)}</b>
        <Icon name="down" />
      </MenuButton>
      <BarLine />
      <Choice
        label={w.base}
        says={w.baseSays}
        value={choices.base}
        from={1}
        to={30}
        onPick={base => change({ base })}
      />
      <Choice label={w.run} says={w.runSays} value={choices.run} from={1} to={10} onPick={run => change({ run })} />
      <Choice
        label={w.threshold}
        says={w.thresholdSays}
        value={choices.threshold}
        from={0}
        to={50}
        unit=" %"
        onPick={threshold => change({ threshold })}
      />
      <Spacer />
      <MenuButton
        placement="bottom end"
        entries={(['xlsx', 'csv'] as const).map(format => ({
          id: format,
          label: w.formats[format],
          run: () => onExport(format),
        }))}
      >
        <Icon name="out" />
        {w.export}
        <Icon name="down" />
      </MenuButton>
    </Toolbar>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly says: string
  readonly value: number
  readonly from: number
  readonly to: number
  readonly unit?: string
  readonly onPick: (value: number) => void
}

function Choice({ label, says, value, from, to, unit = '', onPick }: ChoiceProps) {
  const id = useId()
  return (
    <span className="sat-choice" title={says}>
      <label htmlFor={id}>{label}</label>
      <select id={id} className="input" value={value} onChange={event => onPick(Number(event.target.value))}>
        {Array.from({ length: to - from + 1 }, (_, at) => from + at).map(one => (
          <option key={one} value={one}>
            {one}
            {unit}
          </option>
        ))}
      </select>
    </span>
  )
}
