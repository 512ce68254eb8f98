// A drawn picture as a file: light colours whatever the window wears, each written into its shape, so that the file needs
// nothing but itself. The same picture gives the same bytes.

/** What a shape looks like, property by property; what stands at its default is left out. */
const LOOKS: readonly (readonly [property: string, otherwise: string])[] = [
  ['fill', 'rgb(0, 0, 0)'],
  ['fill-opacity', '1'],
  ['stroke', 'none'],
  ['stroke-width', '1px'],
  ['stroke-dasharray', 'none'],
  ['stroke-linecap', 'butt'],
  ['stroke-opacity', '1'],
  ['opacity', '1'],
]
const TEXT_LOOKS: readonly (readonly [property: string, otherwise: string])[] = [
  ['font-size', ''],
  ['font-weight', '400'],
  ['text-anchor', 'start'],
  ['dominant-baseline', 'auto'],
]
const KEPT = new Set(
  'x y x1 y1 x2 y2 cx cy r rx ry d points width height transform viewBox dx dy dy id patternUnits patternTransform'.split(
    ' ',
  ),
)
const FONT = 'Source Sans 3, Segoe UI, Noto Sans, sans-serif'
const SPACE = 'http://www.w3.org/2000/svg'

/** The SVG file of a picture on the page. */
export function svgFile(svg: SVGSVGElement, words: { readonly title: string; readonly description: string }): string {
  // Worn in light, out of sight: tokens follow the nearest theme, and sizes are those without larger text.
  const stage = document.createElement('div')
  stage.dataset['theme'] = 'light'
  stage.className = 'pic-stage'
  stage.setAttribute('aria-hidden', 'true')
  const copy = svg.cloneNode(true) as SVGSVGElement
  stage.append(copy)
  document.body.append(stage)
  try {
    const { width, height } = svg.viewBox.baseVal
    const paper = hex(getComputedStyle(stage).backgroundColor)
    const inside = [...copy.children].map(child => written(child, 1)).join('')
    return [
      `<svg xmlns="${SPACE}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="${FONT}">\n`,
      `  <title>${safe(words.title)}</title>\n  <desc>${safe(words.description)}</desc>\n`,
      `  <rect width="${width}" height="${height}" fill="${paper}"/>\n`,
      inside,
      '</svg>\n',
    ].join('')
  } finally {
    stage.remove()
  }
}

function written(element: Element, depth: number): string {
  const name = element.localName
  const style = getComputedStyle(element)
  if (name === 'desc' || style.display === 'none' || element.hasAttribute('data-screen')) return ''
  const pad = '  '.repeat(depth)
  if (name === 'title') return depth > 1 ? `${pad}<title>${safe(element.textContent)}</title>\n` : ''
  const attributes = [...element.attributes]
    .filter(one => KEPT.has(one.name))
    .map(one => ` ${one.name}="${safe(one.value)}"`)
    .join('')
  if (name === 'text') return `${pad}<text${attributes}${looks(style, true)}>${safe(element.textContent)}</text>\n`
  const children = [...element.children]
  if (name === 'g' || name === 'svg' || name === 'defs' || name === 'pattern') {
    const inside = children.map(child => written(child, depth + 1)).join('')
    const opacity = style.opacity === '1' ? '' : ` opacity="${style.opacity}"`
    return inside === ''
      ? ''
      : `${pad}<${name === 'svg' ? 'g' : name}${attributes}${opacity}>\n${inside}${pad}</${name === 'svg' ? 'g' : name}>\n`
  }
  return `${pad}<${name}${attributes}${looks(style, false)}/>\n`
}

function looks(style: CSSStyleDeclaration, isText: boolean): string {
  return [...LOOKS, ...(isText ? TEXT_LOOKS : [])]
    .map(([property, otherwise]) => {
      const value = style.getPropertyValue(property)
      if (value === otherwise || value === '') return ''
      // A shape without a line has no width of it.
      if (property.startsWith('stroke-') && style.stroke === 'none') return ''
      return ` ${property}="${safe(hex(value).replaceAll('px', ''))}"`
    })
    .join('')
}

/** Colours as six digits where they are opaque; all else as it is. */
function hex(value: string): string {
  const found = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(value)
  if (!found) return value.replaceAll(/url\("#([^"]+)"\)/g, 'url(#$1)')
  return `#${found
    .slice(1)
    .map(part => Number(part).toString(16).padStart(2, '0'))
    .join('')}`
}

function safe(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
