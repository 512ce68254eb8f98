// Word frequencies as a cloud and as bars. Each word leads to its places in the texts.

import { Bar } from '@visx/shape'
import { scaleLinear } from '@visx/scale'
import { useMemo } from 'react'
import type { WordCounts } from '../../../src/search/types.ts'
import { picturesWords as words } from '../../words/pictures.ts'
import { cloudOf, SMALLEST } from './cloud-layout.ts'
import { fitted } from './labels.ts'
import { Mark } from './mark.tsx'
import { Picture, type PictureTable } from './picture.tsx'

const w = words.words
/** As many words as a cloud can hold and still be read. */
const IN_CLOUD = 70
const ROW = 24
const NAMES = 150
const BARS = 420
const SAYS = 250

interface WordsProps {
  readonly counts: WordCounts
  readonly caption: string
  readonly onWord: (word: string) => void
}

/** The words as a cloud: the larger, the more often. */
export function WordCloud({ counts, caption, onWord }: WordsProps) {
  const shown = counts.words.slice(0, IN_CLOUD)
  const cloud = useMemo(() => cloudOf(counts.words.slice(0, IN_CLOUD)), [counts])
  return (
    <Picture
      title={w.cloudTitle}
      description={w.says(counts)}
      caption={caption}
      width={cloud.width}
      height={cloud.height}
      smallest={SMALLEST}
      table={tableOf(counts)}
      first={shown[0]?.word ?? null}
    >
      {cloud.words.map(({ at, x, y, size, width }) => {
        const one = shown[at]!
        const share = one.sources / Math.max(1, counts.sources)
        return (
          <Mark
            key={one.word}
            id={one.word}
            x={x}
            y={y}
            says={w.word(one, counts.sources, counts.sites)}
            onOpen={() => onWord(one.word)}
          >
            <rect
              className="pic-hit"
              x={x - width / 2}
              y={y - Math.max(24, size) / 2}
              width={width}
              height={Math.max(24, size)}
              data-screen=""
            />
            <text
              className={share >= 0.5 ? 'pic-word is-wide' : 'pic-word'}
              x={x}
              y={y + size * 0.33}
              style={{ fontSize: size }}
              textAnchor="middle"
            >
              {one.word}
            </text>
          </Mark>
        )
      })}
    </Picture>
  )
}

/** The words as bars, the most frequent first, each with its sources and sites. */
export function WordBars({ counts, caption, onWord }: WordsProps) {
  const scale = scaleLinear<number>({ domain: [0, counts.words[0]?.count ?? 1], range: [0, BARS] })
  return (
    <Picture
      title={w.barsTitle}
      description={w.says(counts)}
      caption={caption}
      width={NAMES + BARS + SAYS}
      height={counts.words.length * ROW + 8}
      table={tableOf(counts)}
      first={counts.words[0]?.word ?? null}
    >
      {counts.words.map((one, at) => {
        const y = at * ROW + 4
        const long = Math.max(2, Math.round(scale(one.count)))
        return (
          <g key={one.word}>
            <Mark
              id={one.word}
              x={NAMES}
              y={y + ROW / 2}
              says={w.word(one, counts.sources, counts.sites)}
              onOpen={() => onWord(one.word)}
            >
              <rect className="pic-hit" x={0} y={y} width={NAMES + BARS + SAYS} height={ROW} data-screen="" />
              <Bar className="pic-bar" x={NAMES} y={y + 4} width={long} height={ROW - 9} />
            </Mark>
            {/* Beside the mark, not in it: its name says the same in a sentence. */}
            <g className="pic-quiet">
              <text className="pic-label" x={NAMES - 10} y={y + 16} textAnchor="end">
                {fitted(one.word, NAMES - 20, 13)}
              </text>
              <text className="pic-figure" x={NAMES + long + 8} y={y + 16}>
                {w.figure(one, counts.sources, counts.sites)}
              </text>
            </g>
          </g>
        )
      })}
    </Picture>
  )
}

function tableOf(counts: WordCounts): PictureTable {
  return {
    heads: w.heads,
    rows: counts.words.map(one => [one.word, one.count, one.sources, one.sites]),
  }
}
