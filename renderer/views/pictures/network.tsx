// Codes that stand together, as a graph: circles grow with use, lines with how often two codes meet. Below the least weight
// lines are left out, and what that leaves out is said.

import { useMemo } from 'react'
import type { MatrixRow } from '../../../src/analysis/types.ts'
import { hueClass } from '../../components/swatch.tsx'
import { picturesWords } from '../../words/pictures.ts'
import { fitted, widthOf } from './labels.ts'
import { Mark } from './mark.tsx'
import { placeNetwork, type NetworkLink } from './network-layout.ts'
import { Picture } from './picture.tsx'

const w = picturesWords.network
const SIZE = { width: 980, height: 640 }
const LABEL = 12.5

interface NetworkProps {
  readonly codes: readonly (Pick<MatrixRow, 'id' | 'name' | 'hue'> & { readonly weight: number })[]
  readonly links: readonly NetworkLink[]
  /** What a weight counts: "codings that overlap". */
  readonly unit: string
  readonly caption: string
  readonly least: number
  readonly onCode: (id: string) => void
  readonly onLink: (a: string, b: string) => void
}

/** The picture. */
export function Network({ codes, links, unit, caption, least, onCode, onLink }: NetworkProps) {
  const shown = useMemo(() => links.filter(link => link.weight >= least), [links, least])
  const placed = useMemo(
    () =>
      placeNetwork(
        codes.map(code => ({
          id: code.id,
          weight: code.weight,
          wide: widthOf(fitted(code.name, 150, LABEL), LABEL) + 8,
        })),
        shown,
        SIZE,
      ),
    [codes, shown],
  )
  const place = new Map(placed.map((node, at) => [node.id, { ...node, code: codes[at]! }]))
  const strongest = Math.max(1, ...links.map(link => link.weight))
  const byWeight = [...shown].sort((a, b) => b.weight - a.weight)
  const name = (id: string) => place.get(id)?.code.name ?? ''
  const thick = (weight: number) => Math.round((1 + 7 * Math.sqrt(weight / strongest)) * 10) / 10
  return (
    <Picture
      title={w.title}
      description={w.says(
        codes.length,
        shown.length,
        byWeight.slice(0, 3).map(link => ({ a: name(link.a), b: name(link.b), n: link.weight })),
        unit,
        links.length - shown.length,
        least,
      )}
      caption={caption}
      width={SIZE.width}
      height={SIZE.height}
      smallest={LABEL}
      first={codes[0]?.id ?? null}
      table={{ heads: w.heads(unit), rows: byWeight.map(link => [name(link.a), name(link.b), link.weight]) }}
    >
      {byWeight.toReversed().map(link => {
        const a = place.get(link.a)
        const b = place.get(link.b)
        if (!a || !b) return null
        return (
          <Mark
            key={`${link.a} ${link.b}`}
            id={`${link.a} ${link.b}`}
            x={(a.x + b.x) / 2}
            y={(a.y + b.y) / 2}
            says={w.link(name(link.a), name(link.b), link.weight, unit)}
            onOpen={() => onLink(link.a, link.b)}
            className="is-link"
          >
            <line className="pic-hit-line" x1={a.x} y1={a.y} x2={b.x} y2={b.y} data-screen="" />
            <line
              className="pic-link"
              x1={a.x}
              y1={a.y}
              x2={b.x}
              y2={b.y}
              style={{ strokeWidth: thick(link.weight) }}
            />
          </Mark>
        )
      })}
      {placed.map((node, at) => {
        const code = codes[at]!
        return (
          <Mark
            key={node.id}
            id={node.id}
            x={node.x}
            y={node.y}
            says={w.node(code.name, code.weight, shown.filter(link => link.a === node.id || link.b === node.id).length)}
            onOpen={() => onCode(node.id)}
            className={hueClass(code.hue)}
          >
            <circle className="pic-hit" cx={node.x} cy={node.y} r={Math.max(13, node.r)} data-screen="" />
            <circle className="pic-node" cx={node.x} cy={node.y} r={node.r} />
          </Mark>
        )
      })}
      {/* Over all marks, and none of them: a node's own name is whole. */}
      {placed.map((node, at) => {
        const label = fitted(codes[at]!.name, 150, LABEL)
        const wide = widthOf(label, LABEL) + 8
        return (
          <g key={node.id} className="pic-quiet">
            <rect className="pic-plate" x={node.x - wide / 2} y={node.y + node.r + 3} width={wide} height={17} rx={2} />
            <text className="pic-node-name" x={node.x} y={node.y + node.r + 16} textAnchor="middle">
              {label}
            </text>
          </g>
        )
      })}
    </Picture>
  )
}
