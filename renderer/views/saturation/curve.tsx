// The picture of saturation. Each bar leads to its unit in the order below; each point says what its run holds.

import type { SaturationCurve } from '../../../src/analysis/saturation-curve.ts'
import type { Saturation } from '../../../src/analysis/types.ts'
import { saturationWords as w } from '../../words/saturation.ts'
import { Mark } from '../pictures/mark.tsx'
import { Picture } from '../pictures/picture.tsx'

interface CurveProps {
  readonly curve: SaturationCurve
  readonly answer: Saturation
  /** What is reckoned over: "interviews". */
  readonly units: string
  readonly onUnit: (at: number) => void
}

/** Draws it. */
export function Curve({ curve, answer, units, onUnit }: CurveProps) {
  const { left, right, width, height } = curve
  const names = answer.units.map(unit => unit.key ?? unit.name)
  return (
    <Picture
      check={null}
      title={w.pictureTitle}
      description={w.pictureSays(
        answer.units.length,
        units,
        answer.units.reduce((sum, unit) => sum + unit.newThemes, 0),
        answer.runs.at(-1)?.ratio ?? null,
      )}
      caption={answer.band === null ? answer.caption : `${answer.caption} ${w.bandSays}`}
      width={width}
      height={height}
      first={answer.units[0]?.id ?? null}
      table={{
        heads: w.pictureHeads,
        rows: answer.units.map((unit, at) => [
          names[at]!,
          unit.themes,
          unit.newThemes,
          answer.runs
            .filter(one => one.to === at + 1)
            .map(one => w.share(one.ratio))
            .join(''),
        ]),
      }}
    >
      <text className="sat-head" x={left} y={10}>
        {w.newThemes}
      </text>
      {curve.barTicks.map(tick => (
        <Rule key={tick.label} y={tick.at} left={left} right={right} label={tick.label} />
      ))}
      {curve.bars.map(bar => {
        const unit = answer.units[bar.at]!
        return (
          <Mark
            key={unit.id}
            id={unit.id}
            x={bar.x + bar.width / 2}
            y={curve.barBottom}
            says={w.barSays(bar.at + 1, names[bar.at]!, unit.newThemes)}
            onOpen={() => onUnit(bar.at)}
            className={bar.inBase ? 'sat-bar in-base' : 'sat-bar'}
          >
            <rect
              className="pic-hit"
              x={bar.x - 1}
              y={14}
              width={bar.width + 2}
              height={curve.barBottom - 14}
              data-screen=""
            />
            <rect className="sat-ground" x={bar.x} y={bar.y} width={bar.width} height={bar.height} />
          </Mark>
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
          <Mark
            key={one.after}
            id={`run ${one.after}`}
            x={point.x}
            y={point.y}
            says={w.pointSays(one.from, one.to, one.newThemes, one.ratio)}
          >
            <circle
              className={point.isReached ? 'sat-point is-reached' : 'sat-point'}
              cx={point.x}
              cy={point.y}
              r={point.isReached ? 5.5 : 3}
            />
          </Mark>
        )
      })}
      {curve.unitTicks.map(tick => (
        <text key={tick.label} className="pic-small" x={tick.at} y={curve.ratioBottom + 18} textAnchor="middle">
          {tick.label}
        </text>
      ))}
      <text className="pic-small" x={right} y={height - 4} textAnchor="end">
        {w.inOrder}
      </text>
    </Picture>
  )
}

function Rule({ y, left, right, label }: { y: number; left: number; right: number; label: string }) {
  return (
    <>
      <line className="sat-rule" x1={left} x2={right} y1={y} y2={y} />
      <text className="pic-small" x={left - 8} y={y + 4} textAnchor="end">
        {label}
      </text>
    </>
  )
}
