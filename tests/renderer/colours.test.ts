// The colours of codes for every common sight: no two hues that normal, protan, deutan or tritan sight brings nearer than 9
// (OKLab × 100) share a pattern, in any theme (design guide). Sight is simulated by the matrices of Machado, Oliveira and
// Fernandes (2009) at full severity, in linear light.

import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { patternClass, PATTERNS } from '../../renderer/components/swatch.tsx'

type Colour = readonly [number, number, number]
type Matrix = readonly [Colour, Colour, Colour]

const SIGHTS: Readonly<Record<string, Matrix>> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}
const NEAR = 9

const times = (matrix: Matrix, [a, b, c]: Colour) =>
  matrix.map(([x, y, z]) => x * a + y * b + z * c) as unknown as Colour

function linear(hex: string): Colour {
  const part = (at: number) => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return [part(1), part(3), part(5)]
}

function oklab(colour: Colour): Colour {
  const lms = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    colour.map(part => Math.min(1, Math.max(0, part))) as unknown as Colour,
  ).map(Math.cbrt) as unknown as Colour
  return times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    lms,
  )
}

const distance = (a: Colour, b: Colour) => 100 * Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])

const css = readFileSync(path.resolve(import.meta.dirname, '../../renderer/styles/tokens.css'), 'utf8')
const hues = (theme: string) => {
  const block = new RegExp(`\\[data-theme='${theme}'\\][^{]*\\{([^}]*)\\}`).exec(css)![1]!
  return Array.from({ length: 12 }, (_, at) => new RegExp(`--code-${at + 1}: (#[0-9a-f]{6})`).exec(block)![1]!)
}
const pairs = Array.from({ length: 12 }, (_, a) =>
  Array.from({ length: 12 - a - 1 }, (__, n) => [a, a + 1 + n] as const),
).flat()

describe.each(['light', 'dark', 'contrast', 'contrast-dark'])('the twelve hues, %s', theme => {
  const colours = hues(theme)
  it.each(Object.entries(SIGHTS))('to %s sight', (_, sight) => {
    const seen = colours.map(hex => oklab(times(sight, linear(hex))))
    const confused = pairs
      .filter(([a, b]) => patternClass(0, a) === patternClass(0, b) && distance(seen[a]!, seen[b]!) < NEAR)
      .map(([a, b]) => `${a + 1} and ${b + 1}: ${distance(seen[a]!, seen[b]!).toFixed(1)}`)
    expect(confused).toEqual([])
  })
})

describe('the second signal', () => {
  it('every pattern carries two of the twelve hues', () => {
    const carried = PATTERNS.map(
      name =>
        Array.from({ length: 12 }, (_, hue) => patternClass(0, hue)).filter(one => one === `pattern-${name}`).length,
    )
    expect(carried).toEqual([2, 2, 2, 2, 2, 2])
  })
  it('72 codes have 72 different signs', () => {
    const signs = Array.from({ length: 72 }, (_, n) => `${n % 12} ${patternClass(Math.floor(n / 12), n % 12)}`)
    expect(new Set(signs).size).toBe(72)
  })
  it('the simulation sees what is known: red and green are near to deutan sight, far to normal', () => {
    const [red, green] = ['#c04030', '#5a7a20'].map(linear)
    const apart = (sight: Matrix) => distance(oklab(times(sight, red!)), oklab(times(sight, green!)))
    expect(apart(SIGHTS['deutan']!)).toBeLessThan(apart(SIGHTS['normal']!) / 2)
  })
})
