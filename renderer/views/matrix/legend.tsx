import type { Share } from '../../../src/analysis/matrix/types.ts'
import type { EmptyReason, Measure } from '../../../src/analysis/types.ts'
import { matrixWords } from '../../words/matrix.ts'
import type { SideKind } from './side-kind.ts'
import { stepNames } from './shade.ts'

const REASONS: readonly EmptyReason[] = ['nothing said', 'not asked', 'not coded', 'no source', 'nobody named']
const w = matrixWords.legend

/** What shades and signs mean: under the grid, always on screen. `reasons` are those that occur. */
export function Legend({
  measure,
  share,
  columns,
  shade,
  reasons,
}: {
  measure: Measure
  share: Share | null
  /** Whose share the shade is. */
  columns: SideKind
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
            {share === null
              ? `${w.share[columns]} ${matrixWords.unit(measure, 2)}`
              : w.asShare(share, matrixWords.measures[measure])}
          </em>
          {stepNames(measure, w.all, share).map((name, step) => (
            <i key={name} className={`mx-step heat-${step + 1}`}>
              {name}
            </i>
          ))}
        </span>
      ) : null}
      {REASONS.filter(reason => reasons.has(reason)).map(reason => (
        <span key={reason}>
          <i className={`mx-key is-${reason.replace(' ', '-')}`}>
            {reason === 'nothing said' ? '–' : reason === 'nobody named' ? '0' : ''}
          </i>
          {matrixWords.reasons[reason]}
        </span>
      ))}
      <span className="spacer" />
      <span className="mx-once">{w.once(w.onePerUnit[measure])}</span>
    </div>
  )
}
