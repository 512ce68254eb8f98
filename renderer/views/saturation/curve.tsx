// The picture of saturation. Each mark says what it stands for, and leads to its unit in the order below.

import type { SaturationCurve } from '../../../src/analysis/saturation-curve.ts'
import type { Saturation } from '../../../src/analysis/types.ts'
import { saturationWords as w } from '../../words/saturation.ts'

interface CurveProps {
  readonly curve: SaturationCurve
  readonly answer: Saturation
  readonly onUnit: (at: number) => void
}

/** Draws it. Marks are for the pointer; readers and keys have the two tables below, which say the same. */
export function Curve({ curve, answer, onUnit }: CurveProps) {
  const { left, right, width, height } = curve
  return (
    <svg className="sat-picture" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={w.picture}>
      <text className="sat-head" x={left} y={10}>
        {w.newThemes}
      </text>
      {curve.barTicks.map(tick => (
        <Rule key={tick.label} y={tick.at} left={left} right={right} label={tick.label} />
      ))}
      {curve.bars.map(bar => {
        const unit = answer.units[bar.at]!
        return (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- the table below has the same for keys
          <g key={unit.id} className={bar.inBase ? 'sat-bar in-base' : 'sat-bar'} onClick={() => onUnit(bar.at)}>
            <title>{w.barSays(bar.at + 1, unit.key ?? unit.name, unit.newThemes)}</title>
            <rect className="sat-hit" x={bar.x - 1} y={14} width={bar.width + 2} height={curve.barBottom - 14} />
            <rect x={bar.x} y={bar.y} width={bar.width} height={bar.height} />
          </g>
        )
      })}
      <text className="sat-head" x={left} y={curve.ratioTop - 10}>
        {w.ratioHead}
      </text>
      {curve.ratioTicks.map(tick => (
        <Rule key={tick.label} y={tick.at} left={left} right={right} label={tick.label} />
      ))}
      {curve.band && <path className="sat-band" d={curve.band} />}
      {curve.threshold && (
        <line className="sat-threshold" x1={left} x2={right} y1={curve.threshold.y} y2={curve.threshold.y} />
      )}
      {curve.line && <path className="sat-line" d={curve.line} />}
      {curve.points.map(point => {
        const one = answer.runs[point.at]!
        return (
          <circle
            key={one.after}
            className={point.isReached ? 'sat-point is-reached' : 'sat-point'}
            cx={point.x}
            cy={point.y}
            r={point.isReached ? 5.5 : 3}
          >
            <title>{w.pointSays(one.from, one.to, one.newThemes, one.ratio)}</title>
          </circle>
        )
      })}
      {curve.unitTicks.map(tick => (
        <text key={tick.label} x={tick.at} y={curve.ratioBottom + 18} textAnchor="middle">
          {tick.label}
        </text>
      ))}
      <text x={right} y={height - 4} textAnchor="end">
        {w.inOrder}
      </text>
    </svg>
  )
}

function Rule({ y, left, right, label }: { y: number; left: number; right: number; label: string }) {
  return (
    <>
      <line className="sat-rule" x1={left} x2={right} y1={y} y2={y} />
      <text x={left - 8} y={y + 4} textAnchor="end">
        {label}
      </text>
    </>
  )
}
