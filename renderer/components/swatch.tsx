// The miniature of a code's stripe: hue and pattern, the same beside a name as in the margin.

/** The six patterns, in the order of the design guide. */
export const PATTERNS = ['solid', 'dash', 'dots', 'double', 'hollow', 'rungs'] as const

/** The classes that give an element the colour (`--c`, `--w`, `--w-on`) of a code's hue. Empty for a group. */
export function hueClass(hue: number): string {
  return hue < 0 ? '' : `code-${(hue % 12) + 1}`
}

// The pattern each hue begins with: no two hues that any common sight brings near share one (design guide, tokens).
const FIRST = [
  'solid',
  'dash',
  'double',
  'rungs',
  'hollow',
  'solid',
  'hollow',
  'dots',
  'double',
  'rungs',
  'dots',
  'dash',
] as const

/** The class of a stripe's pattern: `Code.pattern` steps on from the one its hue begins with. Empty for a group. */
export function patternClass(pattern: number, hue: number): string {
  if (pattern < 0 || hue < 0) return ''
  const first = PATTERNS.indexOf(FIRST[hue % FIRST.length]!)
  return `pattern-${PATTERNS[(first + pattern) % PATTERNS.length]}`
}

/** A code's stripe in miniature. Decoration: the code's name stands beside it. */
export function Swatch({ hue, pattern }: { hue: number; pattern: number }) {
  if (hue < 0) return <i className="swatch" aria-hidden="true" />
  return (
    <i className={`swatch ${hueClass(hue)}`} aria-hidden="true">
      <b className={patternClass(pattern, hue)} />
    </i>
  )
}
