// The chapters and their pictures, as they lie in docs/, taken into the page when it is built.

import { CHAPTERS, type ChapterName } from '../../manual/chapters.ts'
import { readChapter, type Chapter } from '../../manual/markdown.ts'

const files = import.meta.glob<string>('../../../docs/manual/*.md', { query: '?raw', import: 'default', eager: true })
const pictures = import.meta.glob<string>('../../../docs/pictures/*.png', {
  query: '?url',
  import: 'default',
  eager: true,
})

/** Every chapter, read, in order. */
export const MANUAL: readonly (readonly [ChapterName, Chapter])[] = CHAPTERS.flatMap(name => {
  const text = files[`../../../docs/manual/${name}.md`]
  return text === undefined ? [] : [[name, readChapter(text)] as const]
})

/** Where a picture of the manual is. */
export function pictureAt(file: string): string | null {
  return pictures[`../../../docs/pictures/${file}`] ?? null
}
