import { useMemo } from 'react'
import type { LinkTarget } from '../../../src/memos/types.ts'
import type { AnyLink, Links } from '../../editor/memo/link-context.ts'
import { linkKey } from '../../editor/memo/memo-value.ts'
import { useStatus } from '../../state/status.ts'
import { openLink } from './link-deeds.ts'

/** How the links of a memo look, from what the core says of their things now. A link made a moment ago, of which it has not said anything, is called as it was found. */
export function useMemoLinks(targets: readonly LinkTarget[], known: (link: AnyLink) => boolean): Links {
  return useMemo(() => {
    const byKey = new Map(targets.map(target => [`${target.kind} ${target.id}`, target]))
    return {
      lookOf: link => {
        const target = byKey.get(linkKey(link))
        return { name: target?.name ?? link.name, gone: target === undefined && link.type === 'link' && known(link) }
      },
      open: link => void openLink(link, byKey.get(linkKey(link))).catch(useStatus.getState().refuse),
    }
  }, [targets, known])
}
