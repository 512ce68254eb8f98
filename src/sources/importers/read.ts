// The one way in for a file's bytes: says what it is by its content and its ending together, and has it read.

import { Refusal } from '../../base/trouble.ts'
import type { PreparedSource, SourceFormat } from '../prepared.ts'
import { LARGEST_FILE, refuseFile } from './limits.ts'
import { markdownFormats } from './markdown.ts'
import { decodeText } from './plain-text.ts'
import { prepareSource, type ReadText } from './prepare.ts'

const ENDINGS: Readonly<Record<string, SourceFormat>> = {
  txt: 'txt',
  text: 'txt',
  md: 'md',
  markdown: 'md',
  docx: 'docx',
  pdf: 'pdf',
}

/** Reads one file. `name` is its name with its ending, `path` where it came from. Refuses, in a sentence, whatever it cannot read rightly. */
export async function readBytes(name: string, bytes: Uint8Array, path = name): Promise<PreparedSource> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (buffer.length > LARGEST_FILE) throw tooLarge(name)
  const format = formatOf(name, buffer)
  return prepareSource(path, name, format, buffer, await read(name, format, buffer))
}

/** The refusal of a file larger than {@link LARGEST_FILE}. */
export function tooLarge(name: string): Refusal {
  return refuseFile(
    'file-too-large',
    name,
    'is larger than 200 MB',
    'Cut it into several files, or export its text alone.',
  )
}

async function read(name: string, format: SourceFormat, bytes: Buffer): Promise<ReadText> {
  // Both readers are large: a folder of plain text never loads them.
  if (format === 'docx') return (await import('./docx/read-docx.ts')).readDocx(name, bytes)
  if (format === 'pdf') return (await import('./pdf/read-pdf.ts')).readPdf(name, bytes)
  const decoded = decodeText(name, bytes)
  return { ...decoded, formats: format === 'md' ? markdownFormats(decoded.text) : [], comments: [] }
}

function formatOf(name: string, bytes: Buffer): SourceFormat {
  const dot = name.lastIndexOf('.')
  const ending = dot < 0 ? '' : name.slice(dot + 1).toLowerCase()
  const content = contentOf(bytes)
  const format = ENDINGS[ending]
  if (!format) {
    const named = ending === '' ? 'has no ending that says what it is' : `ends in .${ending.slice(0, 20)}`
    const out = ending in OTHERS ? OTHERS[ending]! : 'Save it as .txt, .md, .docx or .pdf, and import that.'
    throw refuseFile('format-unknown', name, `${named}, which Crosscase does not read`, out)
  }
  if (bytes.length === 0)
    throw refuseFile('file-empty', name, 'is empty', 'Check that it was saved or copied completely.')
  if (format === 'docx' && content === 'office') throw lockedOrOld(name, bytes)
  const fits =
    format === 'txt' || format === 'md' ? content === 'text' : content === (format === 'docx' ? 'zip' : 'pdf')
  if (!fits) throw contradiction(name, ending, format, content)
  return format
}

type Content = 'zip' | 'pdf' | 'office' | 'rtf' | 'picture' | 'sound or video' | 'program' | 'text'

const SAID: Readonly<Record<Content, string>> = {
  zip: 'a zip or Word file',
  pdf: 'a PDF file',
  office: 'an old Office file',
  rtf: 'a rich-text (RTF) file',
  picture: 'a picture',
  'sound or video': 'a sound or video file',
  program: 'a program',
  text: 'plain text or something unknown',
}

const OTHERS: Readonly<Record<string, string>> = {
  doc: 'Open it in Word or LibreOffice and save it as .docx.',
  dot: 'Open it in Word or LibreOffice and save it as .docx.',
  docm: 'Open it in Word and save it as .docx, without macros.',
  rtf: 'Open it in Word or LibreOffice and save it as .docx.',
  odt: 'Open it in LibreOffice or Word and save it as .docx.',
  pages: 'Open it in Pages and export it as .docx.',
  html: 'Open it in a browser or Word and save it as .docx or .txt.',
  htm: 'Open it in a browser or Word and save it as .docx or .txt.',
}

const MAGIC: readonly (readonly [Content, string])[] = [
  ['zip', 'PK\x03\x04'],
  ['zip', 'PK\x05\x06'],
  ['office', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  ['rtf', '{\\rtf'],
  ['picture', '\x89PNG\r\n'],
  ['picture', '\xff\xd8\xff'],
  ['picture', 'GIF8'],
  ['picture', 'II*\0'],
  ['picture', 'MM\0*'],
  ['sound or video', 'RIFF'],
  ['sound or video', 'ID3'],
  ['sound or video', 'OggS'],
  ['sound or video', 'fLaC'],
  ['sound or video', '\x1aE\xdf\xa3'],
  ['program', 'MZ\x90\0'],
  ['program', '\x7fELF'],
]

function contentOf(bytes: Buffer): Content {
  const head = bytes.toString('latin1', 0, 1024)
  for (const [content, magic] of MAGIC) if (head.startsWith(magic)) return content
  if (head.startsWith('ftyp', 4)) return 'sound or video'
  // A PDF may begin with a little junk, but a text may mention "%PDF-" in its first lines.
  if (/^[\s\0\ufeff\u00ef\u00bb\u00bf]{0,64}%PDF-\d/.test(head)) return 'pdf'
  return head.includes('%PDF-') && bytes.includes(0) ? 'pdf' : 'text'
}

function contradiction(name: string, ending: string, format: SourceFormat, content: Content): Refusal {
  const expected = format === 'docx' ? 'a Word file' : format === 'pdf' ? 'a PDF file' : 'text'
  return refuseFile(
    'content-contradicts-ending',
    name,
    `ends in .${ending} but is not ${expected}: it holds ${SAID[content]}, or is damaged`,
    'Open it in the program that made it, save it again, and import that.',
  )
}

function lockedOrOld(name: string, bytes: Buffer): Refusal {
  if (bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))) {
    return refuseFile(
      'file-locked',
      name,
      'is locked with a password',
      'Open it in Word, remove the password, save it, and import it again.',
    )
  }
  return refuseFile(
    'content-contradicts-ending',
    name,
    'ends in .docx but is locked with a password or in the old Word format',
    'Open it in Word, remove any password, save it as .docx, and import that.',
  )
}
