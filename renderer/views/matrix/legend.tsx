import type { EmptyReason, Measure } from '../../../src/analysis/types.ts'
import { matrixWords } from '../../words/matrix.ts'
import type { columnKind } from './choices.ts'
import { stepNames } from './shade.ts'

const REASONS: readonly EmptyReason[] = ['nothing said', 'not asked', 'not coded', 'no source']
const w = matrixWords.legend

/** What shades and signs mean: under the grid, always on screen. `reasons` are those that occur. */
export function Legend({
  measure,
  columns,
  shade,
  reasons,
}: {
  measure: Measure
  columns: ReturnType<typeof columnKind>
  shade: boolean
  reasons: ReadonlySet<EmptyReason>
}) {
  return (
    <div className="mx-legend">
      {measure === 'presence' ? (
        <span>
          <i className="mx-key is-present">●</i>
          {w.present}
        </span>
      ) : shade ? (
        <span className="mx-steps">
          <em>
            {w.share[columns]} {matrixWords.unit(measure, 2)}
          </em>
          {stepNames(measure, w.all).map((name, step) => (
            <i key={name} className={`mx-step heat-${step + 1}`}>
              {name}
            </i>
          ))}
        </span>
      ) : null}
      {REASONS.filter(reason => reasons.has(reason)).map(reason => (
        <span key={reason}>
          <i className={`mx-key is-${reason.replace(' ', '-')}`}>{reason === 'nothing said' ? '–' : ''}</i>
          {matrixWords.reasons[reason]}
        </span>
      ))}
      <span className="spacer" />
      <span className="mx-once">{w.once(w.onePerUnit[measure])}</span>
    </div>
  )
}
