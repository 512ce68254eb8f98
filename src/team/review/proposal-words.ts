// What a proposal would do, in a sentence: its name in lists, and in the label of its act. Pure.

import { namesInWords } from '../../framework/restructure/labels.ts'
import type { CodeId } from '../../base/ids.ts'
import type { Proposed } from './types.ts'

/** A proposal in words. `nameOf` gives what codes are called. */
export function proposalInWords(request: Proposed, nameOf: (id: CodeId) => string): string {
  const quoted = (id: CodeId) => `“${nameOf(id)}”`
  const names = (ids: readonly CodeId[]) => namesInWords(ids.map(id => ({ name: nameOf(id) })))
  switch (request.operation) {
    case 'new': {
      const where = request.parentId === null ? '' : ` under ${quoted(request.parentId)}`
      return `New ${request.kind === 'group' ? 'code group' : 'code'} “${request.name}”${where}`
    }
    case 'merge':
      return `Merge ${names(request.codeIds)} into ${quoted(request.intoId)}`
    case 'split': {
      const into = request.into.map(one => ({ name: 'codeId' in one ? nameOf(one.codeId) : one.name }))
      return `Split ${quoted(request.codeId)} into ${namesInWords(into)}`
    }
    case 'move':
      return `Move ${names(request.codeIds)} ${request.parentId === null ? 'to the top' : `under ${quoted(request.parentId)}`}`
    case 'rename':
      return `Rename ${quoted(request.codeId)} as “${request.name}”`
    case 'retire':
      return `Retire ${names(request.codeIds)}`
    case 'revive':
      return `Bring back ${names(request.codeIds)}`
    case 'redefine':
      return `Redefine ${quoted(request.codeId)}`
    case 'promote':
      return `Make ${quoted(request.codeId)} a group`
    case 'demote':
      return `Let group ${quoted(request.codeId)} be applied`
    case 'status':
      return `${{ proposed: 'Take back to proposed', active: 'Accept', frozen: 'Freeze' }[request.status]} ${names(request.codeIds)}`
  }
}
