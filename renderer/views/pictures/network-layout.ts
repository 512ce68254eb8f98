// Where the codes of a co-occurrence graph stand: pulled together by what they share, pushed apart otherwise. d3-force starts
// every run from the same places and the same dice, so the same codes and counts give the same picture.

import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationNodeDatum,
} from 'd3-force'

/** A code with how much it was used. */
export interface NetworkNode {
  readonly id: string
  readonly weight: number
  /** How wide its name is drawn. */
  readonly wide?: number
}
/** Two codes and how often they stand together. */
export interface NetworkLink {
  readonly a: string
  readonly b: string
  readonly weight: number
}
/** A node in its place. */
export interface PlacedNode extends NetworkNode {
  readonly x: number
  readonly y: number
  readonly r: number
}

interface Body extends SimulationNodeDatum {
  readonly id: string
  readonly r: number
}

const ROUNDS = 320

/** Lays nodes out in a picture of a width and height. Nodes without links stand at the edge. */
export function placeNetwork(
  nodes: readonly NetworkNode[],
  links: readonly NetworkLink[],
  { width, height }: { readonly width: number; readonly height: number },
): PlacedNode[] {
  const most = Math.max(1, ...nodes.map(node => node.weight))
  const strongest = Math.max(1, ...links.map(link => link.weight))
  const bodies: Body[] = nodes.map(node => ({ id: node.id, r: 8 + 14 * Math.sqrt(node.weight / most) }))
  const simulation = forceSimulation(bodies)
    .force(
      'links',
      forceLink<Body, { source: string; target: string; weight: number }>(
        links.map(link => ({ source: link.a, target: link.b, weight: link.weight })),
      )
        .id(body => body.id)
        .distance(link => 190 - 110 * Math.sqrt(link.weight / strongest))
        .strength(link => 0.08 + 0.5 * (link.weight / strongest)),
    )
    .force('apart', forceManyBody().strength(-420))
    .force(
      'room',
      forceCollide<Body>(body => body.r + 20),
    )
    .force('x', forceX().strength(0.06))
    .force('y', forceY().strength(0.11))
    .stop()
  for (let round = 0; round < ROUNDS; round++) simulation.tick()
  const fitted = fit(bodies, width, height)
  apart(
    fitted.map((body, at) => Object.assign(body, { wide: Math.max(nodes[at]!.wide ?? 0, body.r * 2) })),
    { width, height },
  )
  return fitted.map((body, at) => ({ ...nodes[at]!, x: round(body.x), y: round(body.y), r: body.r }))
}

/** Moves nodes a little, so that no name lies under another name or node. */
function apart(
  boxes: readonly { x: number; y: number; readonly r: number; readonly wide: number }[],
  { width, height }: { readonly width: number; readonly height: number },
): void {
  for (let round = 0; round < 120; round++) {
    let moved = false
    for (let i = 0; i < boxes.length; i++) {
      for (let j = i + 1; j < boxes.length; j++) {
        const [a, b] = [boxes[i]!, boxes[j]!]
        // From the top of the circle to the foot of the name under it.
        const dx = (a.wide + b.wide) / 2 + 6 - Math.abs(a.x - b.x)
        const dy = a.r + b.r + 26 - Math.abs(a.y - b.y)
        if (dx <= 0 || dy <= 0) continue
        moved = true
        if (dy <= dx) {
          const by = (a.y <= b.y ? -dy : dy) / 2
          a.y += by
          b.y -= by
        } else {
          const by = (a.x <= b.x ? -dx : dx) / 2
          a.x += by
          b.x -= by
        }
      }
    }
    for (const box of boxes) {
      box.x = Math.max(box.wide / 2 + 4, Math.min(width - box.wide / 2 - 4, box.x))
      box.y = Math.max(box.r + 4, Math.min(height - box.r - 24, box.y))
    }
    if (!moved) return
  }
}

/** Fills the picture: names stand below the nodes, so there is air for them. */
function fit(bodies: readonly Body[], width: number, height: number): { x: number; y: number; r: number }[] {
  const air = { x: 84, y: 34 }
  const xs = bodies.map(body => body.x ?? 0)
  const ys = bodies.map(body => body.y ?? 0)
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const scaleX = (width - 2 * air.x) / Math.max(1, right - left)
  const scaleY = (height - 2 * air.y - 12) / Math.max(1, bottom - top)
  return bodies.map(body => ({
    x: round(air.x + ((body.x ?? 0) - left) * scaleX),
    y: round(air.y + ((body.y ?? 0) - top) * scaleY),
    r: round(body.r),
  }))
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
