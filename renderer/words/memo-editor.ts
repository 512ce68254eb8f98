import type { BlockKind } from '../editor/memo/memo-deeds.ts'
import type { Mark, PassageLink, RichLink } from '../../src/memos/rich.ts'
import { plural } from './plural.ts'

/** Words of the editor of memos. */
export const memoEditorWords = {
  toolbar: 'Formatting',
  marks: {
    bold: 'Bold',
    italic: 'Italic',
    underline: 'Underline',
    strike: 'Struck through',
    code: 'Typewriter',
  } satisfies Record<Mark, string>,
  blocks: {
    paragraph: 'Paragraph',
    heading1: 'H1 large heading',
    heading2: 'H2 heading',
    heading3: 'H3 small heading',
    quote: 'Quotation',
    bulleted: 'List',
    numbered: '1. numbered list',
  } satisfies Record<BlockKind, string>,
  kind: 'Kind of paragraph',
  link: 'Link',
  linkHint: 'Link to a code, source, case, excerpt, proposition or memo (type @ or [[)',
  help: 'Formatted text. Control B, I and U mark words; a hyphen, a number or a hash and a space begin a list or a heading; Tab and Shift Tab move list items in and out; an at sign or two square brackets begin a link; Enter on a link opens it.',
  offers: 'What can be linked to',
  offered: (n: number, first: string) => `${plural(n, 'thing', 'things')} to link to. ${first}`,
  noneOffered: 'Nothing is called so',
  looking: 'Type a name',
  gone: 'not there any more',
  kinds: {
    source: 'source',
    code: 'code',
    coding: 'excerpt',
    case: 'case',
    proposition: 'proposition',
    anchor: 'passage',
    memo: 'memo',
    passage: 'passage',
  } satisfies Record<RichLink['to'] | PassageLink['type'], string>,
  linkSaid: (kind: string, name: string) => `${name}, link to ${kind === 'excerpt' ? 'an' : 'a'} ${kind}`,
  linked: (name: string) => `Linked to ${name}`,
}
