// The manual: every chapter can be read, every link leads somewhere, every screen has a chapter.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { FRAME_ACTIONS } from '../../renderer/actions/frame-actions.ts'
import { CHAPTERS, chapterFor } from '../../renderer/manual/chapters.ts'
import { lookUp } from '../../renderer/manual/lookup.ts'
import { inlineOf, readChapter, sectionId, type Block, type Inline } from '../../renderer/manual/markdown.ts'

const FOLDER = path.resolve(import.meta.dirname, '../../docs/manual')
const chapters = CHAPTERS.map(
  name => [name, readChapter(readFileSync(path.join(FOLDER, `${name}.md`), 'utf8'))] as const,
)
// Those of the frame, and those that a view makes known while it is there.
const VIEWS = path.resolve(import.meta.dirname, '../../renderer/views')
const inViews = readdirSync(VIEWS, { recursive: true, encoding: 'utf8' })
  .filter(file => /\.tsx?$/.test(file))
  .flatMap(file => [...readFileSync(path.join(VIEWS, file), 'utf8').matchAll(/\bid: '([a-z-]+)',?\s+group:/g)])
const actions = new Set([...FRAME_ACTIONS.map(action => action.id), ...inViews.map(match => match[1]!)])

const partsOf = (block: Block): readonly Inline[] =>
  block.kind === 'paragraph' || block.kind === 'note'
    ? block.parts
    : block.kind === 'list'
      ? block.items.flat()
      : block.kind === 'table'
        ? [block.head, ...block.rows].flat(2)
        : []
const headings = (name: string) =>
  chapters.find(([one]) => one === name)![1].blocks.flatMap(block => (block.kind === 'heading' ? [block.id] : []))

describe('the chapters', () => {
  it('are those in docs/manual, and the page of contents lists them in this order', () => {
    const files = readdirSync(FOLDER).filter(file => file !== 'README.md')
    expect(files.toSorted()).toEqual(CHAPTERS.map(name => `${name}.md`).toSorted())
    const contents = readFileSync(path.join(FOLDER, 'README.md'), 'utf8')
    expect([...contents.matchAll(/^\d+\. \[[^\]]+\]\(([a-z-]+)\.md\)/gm)].map(match => match[1])).toEqual([...CHAPTERS])
  })
  it.each(chapters)('%s: every link leads somewhere, every picture is there', (name, chapter) => {
    for (const block of chapter.blocks) {
      if (block.kind === 'picture')
        expect(existsSync(path.join(FOLDER, '../pictures', block.file)), block.file).toBe(true)
      for (const part of partsOf(block)) {
        if (part.kind !== 'link') continue
        const { to } = part
        if (to.kind === 'do') expect(actions, to.actionId).toContain(to.actionId)
        else {
          if (to.chapter !== null) expect(CHAPTERS).toContain(to.chapter)
          if (to.section !== null) expect(headings(to.chapter ?? name)).toContain(to.section)
        }
      }
    }
  })
  it.each(chapters)('%s: no two sections of one name', (_, chapter) => {
    const ids = chapter.blocks.flatMap(block => (block.kind === 'heading' ? [block.id] : []))
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('the chapter about what is in front', () => {
  it('a source', () => expect(chapterFor('source', null)).toBe('read-and-code'))
  it('a matrix', () => expect(chapterFor('matrix', null)).toBe('matrices'))
  it('the framework in the navigator, whatever is open', () =>
    expect(chapterFor('matrix', 'framework')).toBe('framework'))
  it('nothing open', () => expect(chapterFor(null, null)).toBe('start'))
})

describe('how it is written', () => {
  it('keys are keys, other code is code', () => {
    expect(inlineOf('`Ctrl+K` finds `T10`')).toEqual([
      { kind: 'key', shortcut: 'Mod+K' },
      { kind: 'text', text: ' finds ' },
      { kind: 'code', text: 'T10' },
    ])
    expect(inlineOf('`Alt+↑`')).toEqual([{ kind: 'key', shortcut: 'Alt+ArrowUp' }])
  })
  it('links run commands or open chapters, and nothing else', () => {
    expect(inlineOf('[x](#do-back-up)')[0]).toMatchObject({ to: { kind: 'do', actionId: 'back-up' } })
    expect(inlineOf('[x](cases.md#who-speaks)')[0]).toMatchObject({ to: { chapter: 'cases', section: 'who-speaks' } })
    expect(() => inlineOf('[x](https://example.org)')).toThrow('does not link')
  })
  it('sections are named as other readers of Markdown name them', () =>
    expect(sectionId('Who’s at work, now?')).toBe('whos-at-work-now'))
  it('what is not known is a mistake, not a surprise', () => {
    expect(() => readChapter('No title')).toThrow('title')
    expect(() => readChapter('# T\n\n<b>x</b>')).toThrow('not written so')
  })
})

describe('looking something up', () => {
  const found = (typed: string) => lookUp(chapters, typed).map(hit => `${hit.chapter}#${hit.section ?? ''}`)
  it('finds the section by its heading first', () => expect(found('find anything')[0]).toBe('window#find-anything'))
  it('by beginnings of words, accents or not', () =>
    expect(found('recov key')).toContain('keep-safe#close-it-with-a-passphrase'))
  it('shows words around it', () => expect(lookUp(chapters, 'telemetry')[0]!.excerpt).toMatch(/telemetry/))
  it('says so when there is nothing', () => expect(found('zzzz')).toEqual([]))
})
