// Looks into what was written: the parts of a zip, and XML as a tree. Throws on XML that is not well-formed.

import { strFromU8, unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'

/** All pieces of a writer as one run of bytes. */
export function bytesOf(pieces: Iterable<string | Uint8Array>): Uint8Array {
  return Buffer.concat([...pieces].map(piece => Buffer.from(piece)))
}

/** All pieces of a writer as text. */
export function textOf(pieces: Iterable<string>): string {
  return [...pieces].join('')
}

/** The parts of a zip, by name, as text, in the order they stand. */
export function partsOf(zip: Uint8Array): Record<string, string> {
  return Object.fromEntries(Object.entries(unzipSync(zip)).map(([name, bytes]) => [name, strFromU8(bytes)]))
}

/** An XML element: its name, attributes, children and own text. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: XmlElement[]
  text: string
}

/** Reads XML as a tree. */
export function xmlOf(xml: string): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  const parser = new SaxesParser()
  parser.on('opentag', tag => {
    const element = { name: tag.name, attributes: tag.attributes as Record<string, string>, children: [], text: '' }
    open.at(-1)!.children.push(element)
    open.push(element)
  })
  parser.on('text', text => (open.at(-1)!.text += text))
  parser.on('closetag', () => void open.pop())
  parser.on('error', error => {
    throw error
  })
  parser.write(xml).close()
  return root.children[0]!
}

/** Every element of a name below an element, in order. */
export function all(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap(child => [...(child.name === name ? [child] : []), ...all(child, name)])
}

/** All text in an element, its children's too. */
export function wordsIn(element: XmlElement): string {
  return element.text + element.children.map(wordsIn).join('')
}
