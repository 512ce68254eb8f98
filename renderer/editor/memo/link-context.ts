// How links look, told to them wherever they stand.

import { createContext, useContext } from 'react'
import type { PassageLink, RichLink } from '../../../src/memos/rich.ts'
import type { IconName } from '../../components/icon.tsx'

/** A link of a memo. */
export type AnyLink = RichLink | PassageLink

/** A linked thing as it is now: its name, or that it is gone. */
export interface LinkLook {
  readonly name: string
  readonly gone: boolean
}

/** What the links of a memo ask: how their things are called now, and to be opened. */
export interface Links {
  readonly lookOf: (link: AnyLink) => LinkLook
  readonly open: (link: AnyLink) => void
}

export const LinkContext = createContext<Links>({ lookOf: link => ({ name: link.name, gone: false }), open: () => {} })

/** How the links of this memo look. */
export const useLinks = () => useContext(LinkContext)

/** The icon of each kind of linked thing. */
export const LINK_ICONS: Readonly<Record<RichLink['to'] | 'passage', IconName>> = {
  source: 'document',
  code: 'framework',
  coding: 'stripes',
  case: 'cases',
  proposition: 'propositions',
  anchor: 'stripes',
  passage: 'stripes',
  memo: 'memos',
}

/** The kind of thing that a link leads to. */
export const kindOfLink = (link: AnyLink) => (link.type === 'link' ? link.to : 'passage')
