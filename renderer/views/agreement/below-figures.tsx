// What stands below the figures of agreement: what goes over all codes at once, and what was left out.

import { threePlaces, WHY_NOT, type Figure } from '../../../src/analysis/agreement/figure.ts'
import { measureShort } from '../../../src/analysis/agreement/names.ts'
import type { Agreement, NamedThing } from '../../../src/analysis/agreement/types.ts'
import type { SourceId } from '../../../src/base/ids.ts'
import { openSource } from '../../actions/go.ts'
import { agreementWords as w } from '../../words/agreement.ts'

/** What goes over all codes at once, or why it cannot. */
export function Across({ found }: { readonly found: Agreement }) {
  const { across, onExcerpts } = found
  if (onExcerpts)
    return (
      <section className="agr-across">
        <h2>{w.onExcerpts(onExcerpts.excerpts)}</h2>
        {onExcerpts.why === null ? (
          <dl>
            <One label={w.percent} figure={onExcerpts.percent} />
            <One label={measureShort('kappa', found.coders.length)} figure={onExcerpts.kappa} />
            <One label={w.alphas.nominal} figure={onExcerpts.alpha} />
          </dl>
        ) : (
          <p>{onExcerpts.why}</p>
        )}
      </section>
    )
  if (!across) return null
  return (
    <section className="agr-across">
      <h2>{w.across}</h2>
      {across.why === null ? (
        <>
          <p className="hint">{w.acrossSays}</p>
          <dl>
            <One label={w.uAlpha} figure={across.uAlpha} />
            <One label={w.cuAlpha} figure={across.cuAlpha} />
            {across.byCode.map(({ id, figure, coverage }) => (
              <One
                key={id}
                label={`${w.kuAlpha}: ${found.byCode.find(row => row.id === id)?.name ?? ''}`}
                figure={figure}
                beside={coverage.value === null ? undefined : `${w.coverage} ${Math.round(coverage.value * 100)} %`}
              />
            ))}
          </dl>
        </>
      ) : (
        <p>{across.why}</p>
      )}
    </section>
  )
}

function One({ label, figure, beside }: { label: string; figure: Figure; beside?: string | undefined }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {figure.value === null ? (
          <span className="agr-none">
            — <span className="agr-why">{WHY_NOT[figure.why]}</span>
          </span>
        ) : (
          threePlaces(figure.value)
        )}
        {beside && <small> {beside}</small>}
      </dd>
    </div>
  )
}

/** What was left out, and why; a source is opened from it. */
export function LeftOut({ found }: { readonly found: Agreement }) {
  const count = found.missing.length + found.empty.length + found.leftOut.length
  if (count === 0) return null
  const source = (one: NamedThing, why: string) => (
    <li key={one.id}>
      <button type="button" className="agr-open" onClick={() => openSource(one.id as SourceId)}>
        {one.key === null ? one.name : `${one.key} ${one.name}`}
      </button>
      : {why}
    </li>
  )
  return (
    <details className="agr-left">
      <summary>
        {w.left} <span className="count">{count}</span>
      </summary>
      <ul>
        {found.missing.map(one => source(one, w.missing(one.notBy)))}
        {found.empty.map(one => source(one, w.empty))}
        {found.leftOut.map(code => (
          <li key={code.id}>
            {code.name}: {code.why}
          </li>
        ))}
      </ul>
    </details>
  )
}
