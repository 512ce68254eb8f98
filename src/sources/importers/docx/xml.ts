// XML parts of a Word file, read as a stream of elements. Nothing outside the part is ever looked at: a document type, the
// only way to define or fetch entities, is refused.

import { SaxesParser } from 'saxes'
import { DEEPEST_NESTING, refuseFile } from '../limits.ts'
import { damaged } from './package.ts'

/** Receives the elements of a part in order. Names have the usual prefixes (`w:p`), whatever prefixes the file chose. */
export interface XmlVisitor {
  open(name: string, attributes: Readonly<Record<string, string>>): void
  close(name: string): void
  text?(words: string): void
}

const USUAL: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.openxmlformats.org/drawingml/2006/main': 'a',
  'http://purl.oclc.org/ooxml/drawingml/main': 'a',
  'http://schemas.openxmlformats.org/drawingml/2006/chart': 'c',
  'http://schemas.openxmlformats.org/drawingml/2006/diagram': 'dgm',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.openxmlformats.org/package/2006/relationships': '',
  'urn:schemas-microsoft-com:vml': 'v',
}

const SLICE = 1 << 20

/** Reads one part. Refuses a part that is no well-formed XML, has a document type, or is nested too deep. `part` names it in the refusal. */
export function readXml(name: string, part: string, bytes: Buffer, visitor: XmlVisitor): void {
  const parser = new SaxesParser({ position: false })
  const prefixes = new Map<string, string>()
  const names = new Map<string, string>()
  let depth = 0
  parser.on('error', () => {
    throw damaged(name, ` in its part “${part}”`)
  })
  parser.on('doctype', () => {
    throw refuseFile(
      'hostile-xml',
      name,
      'holds a document type with entities of its own, which no Word file has',
      'It may be made to do harm. If you trust it, open it in Word, save it again, and import that.',
    )
  })
  parser.on('opentag', tag => {
    if (++depth > DEEPEST_NESTING) throw damaged(name, `: its part “${part}” is nested too deep`)
    const attributes = tag.attributes as Record<string, string>
    visitor.open(usual(tag.name, attributes), renamed(attributes))
  })
  parser.on('closetag', tag => {
    depth--
    visitor.close(usual(tag.name))
  })
  if (visitor.text) {
    const text = visitor.text.bind(visitor)
    parser.on('text', text)
    parser.on('cdata', text)
  }
  const decoder = new TextDecoder(encodingOf(bytes), { fatal: true })
  try {
    for (let at = 0; at < bytes.length; at += SLICE)
      parser.write(decoder.decode(bytes.subarray(at, at + SLICE), { stream: true }))
    parser.write(decoder.decode()).close()
  } catch (trouble) {
    // The decoder throws a TypeError for bytes that are no text.
    throw trouble instanceof TypeError && 'code' in trouble ? damaged(name, ` in its part “${part}”`) : trouble
  }

  function usual(raw: string, attributes?: Readonly<Record<string, string>>): string {
    if (attributes) for (const key in attributes) if (key.startsWith('xmlns')) declare(key, attributes[key]!)
    let known = names.get(raw)
    if (known === undefined) {
      const colon = raw.indexOf(':')
      const own = colon < 0 ? '' : raw.slice(0, colon)
      const prefix = prefixes.get(own) ?? own
      known = prefix === '' ? raw.slice(colon + 1) : `${prefix}:${raw.slice(colon + 1)}`
      names.set(raw, known)
    }
    return known
  }

  function declare(key: string, uri: string): void {
    const own = key === 'xmlns' ? '' : key.slice(6)
    const prefix = USUAL[uri] ?? own
    if ((prefixes.get(own) ?? own) === prefix) return
    prefixes.set(own, prefix)
    names.clear()
  }

  function renamed(attributes: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
    if (prefixes.size === 0) return attributes
    // An attribute without a prefix is in no namespace, even where elements have a default one.
    return Object.fromEntries(
      Object.entries(attributes).map(([key, value]) => [key.includes(':') ? usual(key) : key, value]),
    )
  }
}

function encodingOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return 'utf-8'
}
