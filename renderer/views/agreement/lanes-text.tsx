// Coders side by side on one source: a lane and a line under the words for each, told apart by pattern and never by the colours of codes.

import { memo, useEffect, useMemo, useRef, type CSSProperties } from 'react'
import type { CodeId, CoderId } from '../../../src/base/ids.ts'
import type { TextRange } from '../../../src/base/text-range.ts'
import type { OpenSource, Paragraph } from '../../../src/sources/types.ts'
import type { CoderInfo } from '../../../src/store/types.ts'
import { agreementWords } from '../../words/agreement.ts'
import { piecesOf, type LaneMark } from './lanes.ts'

const w = agreementWords.passages

interface LanesTextProps {
  readonly source: OpenSource
  readonly coders: readonly CoderInfo[]
  /** Which name stands for whom. */
  readonly personOf: (coderId: CoderId) => CoderId
  /** Only this code; null for all. */
  readonly codeId: CodeId | null
  readonly focus: TextRange
}

/** The text with lanes. It goes to the passage in focus. */
export function LanesText({ source, coders, personOf, codeId, focus }: LanesTextProps) {
  const box = useRef<HTMLDivElement>(null)
  const marks = useMemo(() => {
    const place = new Map(coders.map((coder, at) => [coder.id, at]))
    return source.codings.flatMap((coding): LaneMark[] => {
      const coder = place.get(personOf(coding.coderId))
      if (coder === undefined || (codeId !== null && coding.codeId !== codeId)) return []
      return [{ coder, start: coding.start, end: coding.end }]
    })
  }, [source, coders, personOf, codeId])
  const from = source.paragraphs.find(paragraph => meets(focus, paragraph))?.start
  useEffect(() => {
    const go = () => {
      const text = box.current
      const line = text?.querySelector<HTMLElement>(`[data-from="${from}"]`)
      if (text && line) text.scrollTop = line.offsetTop - text.clientHeight / 4
    }
    go()
    // What is near is laid out only now: paragraphs out of sight stood there with a guessed height.
    let frame = requestAnimationFrame(() => {
      go()
      frame = requestAnimationFrame(go)
    })
    return () => cancelAnimationFrame(frame)
  }, [from])
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls is reached by keyboard
    <div className="adj-text" ref={box} role="region" aria-label={w.lanesSay(source.name)} tabIndex={0}>
      <p className="adj-lane-heads" aria-hidden="true">
        {coders.map((coder, at) => (
          <span key={coder.id}>
            <i className={`adj-lane adj-lane-${at % PATTERNS.length} is-on`} />
            {coder.name}
          </span>
        ))}
      </p>
      {source.paragraphs.map(paragraph =>
        paragraph.number === null ? null : (
          <Line
            key={paragraph.id}
            paragraph={paragraph}
            coders={coders.length}
            marks={overlapping(marks, paragraph)}
            focus={meets(focus, paragraph) ? focus : null}
          />
        ),
      )}
    </div>
  )
}

const meets = (range: TextRange, { start, text }: Paragraph) => range.start < start + text.length && range.end > start
const NONE: readonly LaneMark[] = []
const overlapping = (marks: readonly LaneMark[], paragraph: Paragraph) => {
  const here = marks.filter(mark => meets(mark, paragraph))
  return here.length === 0 ? NONE : here
}

interface LineProps {
  readonly paragraph: Paragraph
  readonly coders: number
  readonly marks: readonly LaneMark[]
  readonly focus: TextRange | null
}

const Line = memo(function Line({ paragraph, coders, marks, focus }: LineProps) {
  const pieces = piecesOf(paragraph.text, paragraph.start, focus ? [...marks, { ...focus, coder: coders }] : marks)
  return (
    <div className={focus ? 'adj-line is-here' : 'adj-line'} data-from={paragraph.start}>
      <span className="adj-number">{paragraph.number}</span>
      <span className="adj-lanes" aria-hidden="true">
        {Array.from({ length: coders }, (_, coder) => (
          <i
            // Lanes do not change places.
            // oxlint-disable-next-line react/no-array-index-key
            key={coder}
            className={`adj-lane adj-lane-${coder % PATTERNS.length}${marks.some(mark => mark.coder === coder) ? ' is-on' : ''}`}
          />
        ))}
      </span>
      <p>
        {pieces.map(piece => {
          const who = piece.coders.filter(coder => coder < coders)
          const isFocus = piece.coders.includes(coders)
          return who.length === 0 && !isFocus ? (
            piece.text
          ) : (
            <span key={piece.start} className={isFocus ? 'is-passage' : undefined} style={linesUnder(who, coders)}>
              {piece.text}
            </span>
          )
        })}
      </p>
    </div>
  )
})

// A line under the words for each coder, one below the other.
const PATTERNS = [
  'linear-gradient(var(--ink), var(--ink))',
  'repeating-linear-gradient(90deg, var(--ink) 0 7px, transparent 7px 11px)',
  'repeating-linear-gradient(90deg, var(--ink) 0 2px, transparent 2px 5px)',
  'repeating-linear-gradient(90deg, var(--ink) 0 9px, transparent 9px 11px, var(--ink) 11px 13px, transparent 13px 15px)',
  'linear-gradient(var(--ink-3), var(--ink-3))',
  'repeating-linear-gradient(90deg, var(--ink-3) 0 7px, transparent 7px 11px)',
] as const

function linesUnder(coders: readonly number[], all: number): CSSProperties {
  return {
    paddingBottom: all * 4 + 1,
    backgroundImage: coders.map(coder => PATTERNS[coder % PATTERNS.length]).join(', '),
    backgroundSize: coders.map(() => '100% 2px').join(', '),
    backgroundPosition: coders.map(coder => `0 calc(100% - ${(all - 1 - coder) * 4}px)`).join(', '),
    backgroundRepeat: 'no-repeat',
  }
}
