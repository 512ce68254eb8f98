// The disclosure check: what would leave the team, what is found in it, ways out, and what was decided.

import type { Filter } from '../../../src/analysis/filter/types.ts'
import {
  FILTERED_KINDS,
  OUTPUT_KINDS,
  OUTPUTS,
  USUAL,
  type OutputKind,
} from '../../../src/exchange/disclosure/kinds.ts'
import type { DisclosureReport } from '../../../src/exchange/disclosure/types.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { FilterLine } from '../../components/filter/filter-line.tsx'
import { useFilterWords } from '../../components/filter/use-filter-words.ts'
import { Icon } from '../../components/icon.tsx'
import { MenuButton } from '../../components/menu.tsx'
import { BarLine, Spacer, Toolbar } from '../../components/toolbar.tsx'
import { useTabs } from '../../state/tabs.ts'
import '../../styles/disclosure.css'
import '../../styles/filter.css'
import '../../styles/matrix.css'
import { disclosureWords as w } from '../../words/disclosure.ts'
import type { ViewProps } from '../../state/tabs.ts'
import '../settings/settings.css'
import { Findings } from './findings.tsx'
import { Labels } from './labels.tsx'
import { isLong, useCheck, useLongCheck, type Checked, type KeptCheck } from './outputs.ts'
import { Population } from './population.tsx'
import { SampledBy, useSampled } from './sampling-check.tsx'
import { Earlier, Settled } from './settled.tsx'
import { writeOutEntries } from './write-out.ts'

/** What a tab keeps: what is checked, under which thresholds, and what was in front when it was asked for. */
interface Kept extends Partial<KeptCheck> {
  readonly what?: OutputKind
}

/** The view. What is checked, and under which thresholds, stays with the tab. */
export default function DisclosureView({ tab }: ViewProps) {
  const { what = 'quotes', thresholds = USUAL, ...about } = (tab.options ?? {}) as Kept
  const sampled = useSampled(about)
  const kept: KeptCheck = { ...about, thresholds, ...(what === 'sampling' ? { by: sampled.by } : {}) }
  const keep = (next: Kept) => useTabs.getState().setOptions(tab.id, { ...next })
  const asked = OUTPUTS[what].least
  return (
    <>
      <Toolbar label={w.title}>
        <select
          className="input disclosure-what"
          aria-label={w.what}
          value={what}
          onChange={event => keep({ what: event.target.value as OutputKind })}
        >
          {OUTPUT_KINDS.map(value => (
            <option key={value} value={value}>
              {w.kinds[value]}
            </option>
          ))}
        </select>
        <BarLine />
        <span className="disclosure-least">{w.least}</span>
        {asked.map(unit => (
          <label key={unit} className="disclosure-k" title={w.leastSays(unit)}>
            <input
              type="number"
              className="input"
              min={1}
              max={99}
              value={thresholds[unit]}
              aria-label={w.leastSays(unit)}
              onChange={event => {
                const k = Math.round(event.target.valueAsNumber)
                if (k >= 1 && k <= 99) keep({ thresholds: { ...thresholds, [unit]: k } })
              }}
            />
            {w.leastOf(unit)}
          </label>
        ))}
        <Spacer />
        <MenuButton placement="bottom end" menuLabel={w.writeOut} entries={writeOutEntries(what, kept)}>
          <Icon name="out" />
          {w.writeOut}
          <Icon name="down" />
        </MenuButton>
      </Toolbar>
      {FILTERED_KINDS.includes(what) && (
        <WrittenUnder what={what} filter={about.filter ?? null} onChange={filter => keep({ filter })} />
      )}
      <div className="scroll">
        <article className="page page-wide disclosure">
          <h1 className="title">{w.title}</h1>
          <p className="page-says">{w.says}</p>
          {what === 'sampling' && <SampledBy {...sampled} onChange={by => keep({ by })} />}
          {isLong(what) ? <LongCheck key={what} what={what} kept={kept} /> : <Check what={what} kept={kept} />}
        </article>
      </div>
    </>
  )
}

interface UnderProps {
  readonly what: OutputKind
  readonly filter: Filter | null
  readonly onChange: (filter: Filter | null) => void
}

/** The filter that it is written under, as a sentence that can be changed. */
function WrittenUnder({ what, filter, onChange }: UnderProps) {
  const of = what === 'positions' || what === 'propositions' ? 'evidence' : 'codings'
  const words = useFilterWords(filter, of)
  return (
    <FilterLine of={of} filter={filter} onChange={onChange}>
      <p>{words}</p>
    </FilterLine>
  )
}

function LongCheck({ what, kept }: { readonly what: 'propositions' | 'everything'; readonly kept: KeptCheck }) {
  return <Found what={what} kept={kept} checked={useLongCheck(what, kept)} />
}

function Check({ what, kept }: { readonly what: OutputKind; readonly kept: KeptCheck }) {
  return <Found what={what} kept={kept} checked={useCheck(what, kept)} />
}

function Found({ what, kept, checked }: { what: OutputKind; kept: KeptCheck; checked: Checked }) {
  const { answer, trouble, busy, isStopped, again } = checked
  if (what === 'source' && !kept.sourceId)
    return (
      <EmptyState title={w.empty}>
        <p>{w.noSource}</p>
      </EmptyState>
    )
  // An empty basket, sites without a published code, nothing signed: the core says what to do first.
  if (trouble)
    return (
      <EmptyState title={w.empty}>
        <p>{trouble}</p>
        {isLong(what) && <Button onClick={again}>{w.checkAgain}</Button>}
      </EmptyState>
    )
  if (isStopped)
    return (
      <EmptyState title={w.stopped}>
        <Button onClick={again}>{w.checkAgain}</Button>
      </EmptyState>
    )
  if (answer === null)
    return busy && isLong(what) ? (
      <p className="hint" role="status">
        {w.checking}
      </p>
    ) : null
  return (
    <>
      {w.ofKind[what] && <p className="hint">{w.ofKind[what]}</p>}
      <Report report={answer} />
    </>
  )
}

function Report({ report }: { report: DisclosureReport }) {
  return (
    <>
      <p
        className={report.findings.length === 0 ? 'disclosure-conclusion' : 'disclosure-conclusion has-findings'}
        role="status"
      >
        {report.conclusion}
      </p>
      <Population report={report} />
      {report.findings.length > 0 && <Findings report={report} />}
      <Settled report={report} />
      {report.labels.length > 0 && <Labels report={report} />}
      <Earlier report={report} />
    </>
  )
}
