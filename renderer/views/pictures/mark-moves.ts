// Where an arrow key leads among the marks of a picture: to the nearest one on that side. Pure.

/** A mark by where its middle lies in the picture. */
export interface PlacedMark {
  readonly x: number
  readonly y: number
}

/** How much worse a step aside is than a step ahead. */
const ASIDE = 2.5

/** The place in `marks` that a key leads to from one of them; null where there is none, or the key is none of ours. */
export function nextMark(marks: readonly PlacedMark[], from: number, key: string): number | null {
  const here = marks[from]
  if (!here) return null
  if (key === 'Home') return 0
  if (key === 'End') return marks.length - 1
  const [dx, dy] = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[key] ?? [0, 0]
  if (dx === 0 && dy === 0) return null
  let best: number | null = null
  let least = Infinity
  for (const [at, mark] of marks.entries()) {
    const ahead = (mark.x - here.x) * dx! + (mark.y - here.y) * dy!
    const aside = Math.abs((mark.x - here.x) * dy!) + Math.abs((mark.y - here.y) * dx!)
    // Half a pixel is drawing, not direction.
    if (at === from || ahead < 0.5 || aside > ahead * 3) continue
    const cost = ahead + aside * ASIDE
    if (cost < least) {
      least = cost
      best = at
    }
  }
  if (best !== null) return best
  // Nothing lies that way: along a row of marks of different heights the next in order is meant.
  const step = dx! + dy!
  return marks[from + step] && Math.abs(dx!) === 1 ? from + step : null
}
