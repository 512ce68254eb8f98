// The same picture as points, twice as fine as the screen. A picture drawn as an image sees none of the page's fonts: the
// one it names is laid inside, for the drawing only.

/** The PNG of an SVG file, as base64, at twice its size. Throws where the browser cannot draw it. */
export async function pngFile(svg: string, finer = 2): Promise<string> {
  const font = await fontAsData().catch(() => null)
  const face =
    font === null
      ? ''
      : `<style>@font-face{font-family:"Source Sans 3";src:url(${font}) format("woff2");font-weight:200 900}</style>`
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg.replace('>', `>${face}`))}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = image.naturalWidth * finer
  canvas.height = image.naturalHeight * finer
  const context = canvas.getContext('2d')!
  context.scale(finer, finer)
  context.drawImage(image, 0, 0)
  return canvas.toDataURL('image/png').replace(/^data:image\/png;base64,/, '')
}

/** The interface's font in Latin letters, as the page loaded it. */
async function fontAsData(): Promise<string | null> {
  for (const sheet of document.styleSheets) {
    for (const rule of sheet.cssRules) {
      if (!(rule instanceof CSSFontFaceRule)) continue
      const { style } = rule
      const isOurs = style.getPropertyValue('font-family').includes('Source Sans 3')
      const isLatin = style.getPropertyValue('unicode-range').toUpperCase().startsWith('U+0-FF')
      if (!isOurs || !isLatin || style.getPropertyValue('font-style') === 'italic') continue
      const address = /url\("?([^")]+)"?\)/.exec(style.getPropertyValue('src'))?.[1]
      if (!address) continue
      const bytes = new Uint8Array(await (await fetch(new URL(address, sheet.href ?? document.baseURI))).arrayBuffer())
      let letters = ''
      for (const byte of bytes) letters += String.fromCharCode(byte)
      return `data:font/woff2;base64,${btoa(letters)}`
    }
  }
  return null
}
