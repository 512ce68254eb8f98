// Which part of a Word file is which: said by relationships, by type, not by the usual names.

import { refuseFile } from '../limits.ts'
import { damaged, type Package } from './package.ts'
import { readXml } from './xml.ts'

/** The parts of a document by what they are for. */
export interface Parts {
  readonly document: string
  readonly styles: string | null
  readonly numbering: string | null
  readonly footnotes: string | null
  readonly endnotes: string | null
  readonly comments: string | null
  /** Page headers and footers. */
  readonly heads: readonly string[]
}

/** Finds the parts. Refuses a zip that is no Word file. */
export async function findParts(name: string, zip: Package): Promise<Parts> {
  const roots = await relations(name, zip, '')
  const named = roots.find(one => one.type === 'officeDocument')?.target ?? 'word/document.xml'
  if (!zip.has(named)) {
    if (zip.has('[content_types].xml')) throw damaged(name, ': its main part is missing')
    throw refuseFile(
      'content-contradicts-ending',
      name,
      'is a zip file but not a Word file',
      'Unpack it, and import what is in it.',
    )
  }
  if (!/\.xml$/i.test(named) || /^(?:xl|ppt)\//i.test(named)) {
    throw refuseFile(
      'content-contradicts-ending',
      name,
      'ends in .docx but holds a spreadsheet or slides',
      'Save its text as a Word file, and import that.',
    )
  }
  const all = await relations(name, zip, named)
  const one = (type: string) => all.find(relation => relation.type === type && zip.has(relation.target))?.target ?? null
  return {
    document: named,
    styles: one('styles'),
    numbering: one('numbering'),
    footnotes: one('footnotes'),
    endnotes: one('endnotes'),
    comments: one('comments'),
    heads: all
      .filter(({ type, target }) => (type === 'header' || type === 'footer') && zip.has(target))
      .map(({ target }) => target),
  }
}

async function relations(name: string, zip: Package, part: string): Promise<{ type: string; target: string }[]> {
  const slash = part.lastIndexOf('/')
  const folder = part.slice(0, slash + 1)
  const file = `${folder}_rels/${part.slice(slash + 1)}.rels`
  const content = await zip.read(file)
  const found: { type: string; target: string }[] = []
  if (!content) return found
  readXml(name, file, content, {
    open(element, attributes) {
      if (element !== 'Relationship' || attributes['TargetMode'] === 'External') return
      const type = attributes['Type'] ?? ''
      found.push({ type: type.slice(type.lastIndexOf('/') + 1), target: within(folder, attributes['Target'] ?? '') })
    },
    close() {},
  })
  return found
}

/** A target relative to a folder of the zip; never leaves the zip, whatever it says. */
function within(folder: string, target: string): string {
  const steps: string[] = []
  const whole = target.startsWith('/') ? target : folder + target
  for (const step of whole.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}
