import { readFileSync } from 'node:fs'
import { deflateRawSync, deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { paragraph, wordFile, zip } from '../../../tools/fixtures/docx.mjs'
import { fixture, read, refusal } from './support.ts'

/** Expects a refusal with this code whose sentence names the file and gives a way out. */
const refused = (code: string, name: string, bytes?: () => Uint8Array | string) => async () => {
  const { code: found, message } = await refusal(name, bytes?.())
  expect(found).toBe(code)
  expect(message.startsWith(`“${name}”`)).toBe(true)
  expect(message.match(/[.?!](?: |$)/g)!.length).toBeGreaterThan(1)
}

const MEGABYTE = 1 << 20

/** A zip that says what it likes of how much its entries unpack to. */
function lyingZip(entries: readonly { name: string; packed: Buffer; says: number }[]): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, packed, says } of entries) {
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50)
    local.writeUInt16LE(8, 8)
    local.writeUInt32LE(packed.length, 18)
    local.writeUInt32LE(says, 22)
    local.writeUInt16LE(name.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50)
    local.copy(entry, 10, 8, 28)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE(offset, 42)
    locals.push(local, Buffer.from(name), packed)
    directory.push(entry, Buffer.from(name))
    offset += local.length + name.length + packed.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, ...directory, end])
}

const document = (words: string) =>
  `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${words}</w:t></w:r></w:p></w:body></w:document>`
const word = (xml: string) => zip({ '[Content_Types].xml': '<Types/>', 'word/document.xml': xml })

describe('files that are not what they are called', () => {
  it('text called .docx', refused('content-contradicts-ending', 'text.docx'))
  it(
    'text called .pdf',
    refused('content-contradicts-ending', 'a.pdf', () => 'KO: Hello.'),
  )
  it(
    'Word called .txt',
    refused('content-contradicts-ending', 'a.txt', () => readFileSync(fixture('interview.docx'))),
  )
  it(
    'PDF called .md',
    refused('content-contradicts-ending', 'a.md', () => readFileSync(fixture('interview.pdf'))),
  )
  it(
    'PDF called .docx',
    refused('content-contradicts-ending', 'a.docx', () => readFileSync(fixture('interview.pdf'))),
  )
  it(
    'a picture called .txt',
    refused('content-contradicts-ending', 'a.txt', () => Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')),
  )
  it(
    'a sound called .txt',
    refused('content-contradicts-ending', 'a.txt', () => Buffer.from('RIFF\x24\0\0\0WAVEfmt ', 'latin1')),
  )
  it(
    'rich text called .txt',
    refused('content-contradicts-ending', 'a.txt', () => '{\\rtf1\\ansi Hello}'),
  )
  it('another zip called .docx', refused('content-contradicts-ending', 'other-zip.docx'))
  it('a spreadsheet called .docx', refused('content-contradicts-ending', 'a.docx', () =>
    zip({ '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<workbook/>', '_rels/.rels': '<Relationships><Relationship Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>' }))) // prettier-ignore
  it('a text that speaks of %PDF- is a text', async () => {
    expect((await read('a.txt', 'The file began with %PDF-1.4, he said.')).words).toBe(7)
  })
})

describe('endings that are not read', () => {
  it.each(['a.doc', 'a.rtf', 'a.odt', 'a.html', 'a.mp3', 'a.exe', 'noending', 'a.', '.txt.xyz'])('%s', async name => {
    await refused('format-unknown', name, () => 'words')()
  })
  it('the old Word format says what to do', async () => {
    expect((await refusal('a.doc', 'words')).message).toContain('save it as .docx')
  })
  it('ending in capitals is the same', async () => expect((await read('A.TXT', 'words')).format).toBe('txt'))
})

describe('locked files', () => {
  it('Word', refused('file-locked', 'locked.docx'))
  it('PDF', refused('file-locked', 'locked.pdf'))
  it(
    'an old Office file called .docx',
    refused('content-contradicts-ending', 'a.docx', () => Buffer.from('d0cf11e0a1b11ae1', 'hex')),
  )
  it('a zip with locked parts', refused('file-locked', 'a.docx', () => {
    const bytes = word(document('x'))
    for (let at = bytes.indexOf('PK\x01\x02'); at >= 0; at = bytes.indexOf('PK\x01\x02', at + 4)) bytes.writeUInt16LE(1, at + 8)
    return bytes
  })) // prettier-ignore
})

describe('damaged files', () => {
  it('Word cut off', refused('file-damaged', 'cut-off.docx'))
  it('Word with garbled bytes', refused('file-damaged', 'garbled.docx'))
  it(
    'Word with its main part gone',
    refused('file-damaged', 'a.docx', () => zip({ '[Content_Types].xml': '<Types/>' })),
  )
  it(
    'Word with XML that breaks off',
    refused('file-damaged', 'a.docx', () => word('<w:document><w:body>')),
  )
  it('Word with bytes that are no text', refused('file-damaged', 'a.docx', () => zip({ '[Content_Types].xml': '<Types/>', 'word/document.xml': Buffer.from([0x3c, 0xff, 0x3e]) }))) // prettier-ignore
  it(
    'Word without words',
    refused('file-empty', 'a.docx', () => wordFile({ body: paragraph('') })),
  )
  it('PDF cut off', refused('file-damaged', 'cut-off.pdf'))
  it(
    'PDF of noise',
    refused('file-damaged', 'a.pdf', () => `%PDF-1.4\n${'noise '.repeat(100)}`),
  )
  it('PDF of pictures', async () => {
    expect((await refusal('scanned.pdf')).message).toBe('“scanned.pdf”: Pages are pictures and hold no text. Recognise the text first, then import again.') // prettier-ignore
  })
})

describe('files made to do harm', () => {
  it('nested XML entities', refused('hostile-xml', 'entities-nested.docx'))
  it('an entity that reads a file', async () => {
    await refused('hostile-xml', 'entity-external.docx')()
    expect((await refusal('entity-external.docx')).message).not.toContain('root:')
  })
  it(
    'an entity nobody defined',
    refused('file-damaged', 'a.docx', () => word(document('&boom;'))),
  )
  it('elements nested without end', refused('file-damaged', 'a.docx', () => word(document('').replace('<w:p>', '<w:sdt>'.repeat(100_000))))) // prettier-ignore
  const packed = deflateRawSync(Buffer.alloc(MEGABYTE, 32))
  it('a part that says it unpacks to a gigabyte', refused('unpacks-too-large', 'bomb.docx', () =>
    lyingZip([{ name: 'word/document.xml', packed, says: 1024 * MEGABYTE }]))) // prettier-ignore
  it('a part that unpacks to more than it says', refused('unpacks-too-large', 'bomb.docx', () =>
    lyingZip([{ name: 'word/document.xml', packed, says: 2000 }]))) // prettier-ignore
  it('many parts that together unpack to more than a gigabyte', refused('unpacks-too-large', 'bomb.docx', () =>
    lyingZip(Array.from({ length: 1200 }, (_, at) => ({ name: `media/${at}`, packed: Buffer.alloc(1), says: 990_000 }))))) // prettier-ignore
  it('a directory that points outside', refused('file-damaged', 'a.docx', () => {
    const bytes = word(document('x'))
    bytes.writeUInt32LE(0x7fffffff, bytes.indexOf('PK\x05\x06') + 16)
    return bytes
  })) // prettier-ignore
  it('a path that climbs out of the zip stays inside', async () => {
    const climbing = zip({
      '_rels/.rels':
        '<Relationships><Relationship Type="x/officeDocument" Target="../../../etc/main.xml"/></Relationships>',
      'etc/main.xml': document('inside'),
    })
    expect((await read('a.docx', climbing)).text).toBe('inside')
  })
  it('a PDF stream that unpacks to far more than its size', refused('unpacks-too-large', 'bomb.pdf', () => {
    const stream = deflateSync(Buffer.alloc(48 * MEGABYTE, 32))
    return Buffer.concat([Buffer.from('%PDF-1.4\n1 0 obj\n<< /Filter /FlateDecode >>\nstream\n'), stream, Buffer.from('\nendstream\nendobj\n')])
  })) // prettier-ignore
  it(
    'a file larger than 200 MB',
    refused('file-too-large', 'a.txt', () => new Uint8Array(201 * MEGABYTE)),
  )
})
