// PNG files made smaller: the same pixels, packed as tightly as zlib can, with a palette where few colours are used.

import { crc32, deflateSync, inflateSync } from 'node:zlib'

const HEAD = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const MOST_COLOURS = 256

/** The chunks of a PNG file, by name, in their order. */
function* chunks(bytes) {
  for (let at = HEAD.length; at < bytes.length;) {
    const size = bytes.readUInt32BE(at)
    yield [bytes.toString('latin1', at + 4, at + 8), bytes.subarray(at + 8, at + 8 + size)]
    at += size + 12
  }
}

function chunk(name, data) {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const size = Buffer.alloc(4)
  size.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([size, body, sum])
}

function paeth(left, up, corner) {
  const guess = left + up - corner
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  return a <= b && a <= c ? left : b <= c ? up : corner
}

/** The pixels of an 8-bit RGB or RGBA file, three bytes each. */
function pixelsOf(bytes) {
  let header
  const packed = []
  for (const [name, data] of chunks(bytes)) {
    if (name === 'IHDR') header = data
    if (name === 'IDAT') packed.push(data)
  }
  const [width, height, depth, kind] = [header.readUInt32BE(0), header.readUInt32BE(4), header[8], header[9]]
  if (depth !== 8 || (kind !== 2 && kind !== 6) || header[12] !== 0)
    throw new Error('This kind of PNG is not read here.')
  const per = kind === 6 ? 4 : 3
  const raw = inflateSync(Buffer.concat(packed))
  const stride = width * per
  const rows = Buffer.alloc(height * stride)
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)]
    for (let x = 0; x < stride; x++) {
      const left = x >= per ? rows[y * stride + x - per] : 0
      const up = y > 0 ? rows[(y - 1) * stride + x] : 0
      const corner = x >= per && y > 0 ? rows[(y - 1) * stride + x - per] : 0
      const add = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter]
      rows[y * stride + x] = raw[y * (stride + 1) + 1 + x] + add
    }
  }
  const pixels = Buffer.alloc(width * height * 3)
  for (let at = 0; at < width * height; at++) rows.copy(pixels, at * 3, at * per, at * per + 3)
  return { width, height, pixels }
}

/** The palette to draw with: the colours most used, and for every other colour the nearest of them. Greys between letters and paper are many and rarely told apart. */
function paletteOf(pixels) {
  const uses = new Map()
  for (let at = 0; at < pixels.length; at += 3) {
    const colour = (pixels[at] << 16) | (pixels[at + 1] << 8) | pixels[at + 2]
    uses.set(colour, (uses.get(colour) ?? 0) + 1)
  }
  const byUse = [...uses].toSorted((a, b) => b[1] - a[1] || a[0] - b[0]).map(([colour]) => colour)
  const split = colour => [colour >> 16, (colour >> 8) & 255, colour & 255]
  const apart = ([r, g, b], [r2, g2, b2]) => 3 * (r - r2) ** 2 + 4 * (g - g2) ** 2 + 2 * (b - b2) ** 2
  // Taken by use, but none that is next to one taken already, until what is left over fits.
  let palette = byUse
  for (let reach = 8; palette.length > MOST_COLOURS; reach *= 1.6) {
    const taken = []
    for (const colour of byUse) {
      if (taken.length > MOST_COLOURS) break
      const parts = split(colour)
      if (!taken.some(one => apart(one, parts) < reach)) taken.push(parts)
    }
    palette = taken.length > MOST_COLOURS ? byUse : taken.map(([r, g, b]) => (r << 16) | (g << 8) | b)
  }
  const parts = palette.map(split)
  const index = new Map(palette.map((colour, at) => [colour, at]))
  for (const colour of byUse) {
    if (index.has(colour)) continue
    const one = split(colour)
    let best = 0
    for (let at = 1; at < parts.length; at++) if (apart(parts[at], one) < apart(parts[best], one)) best = at
    index.set(colour, best)
  }
  return { palette, index }
}

/** A screenshot with at most 256 colours, packed tightly. Colours used on areas stay exactly as they are. */
export function smaller(bytes) {
  const { width, height, pixels } = pixelsOf(bytes)
  const { palette, index } = paletteOf(pixels)
  const rows = Buffer.alloc(height * (width + 1))
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 3
      rows[y * (width + 1) + 1 + x] = index.get((pixels[at] << 16) | (pixels[at + 1] << 8) | pixels[at + 2])
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 3, 0, 0, 0], 8)
  const colours = Buffer.from(palette.flatMap(colour => [colour >> 16, (colour >> 8) & 255, colour & 255]))
  return Buffer.concat([
    HEAD,
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
