import type { AttributeId, CaseId } from '../../../src/base/ids.ts'
import type { Attribute, CaseSheet } from '../../../src/cases/types.ts'

/** What a person is about to do to cases or attributes, as far as it asks something first. */
export type CaseDialog =
  | { readonly deed: 'case'; readonly kind: string; readonly withinId?: CaseId }
  | { readonly deed: 'attribute'; readonly about: string }
  | { readonly deed: 'rename'; readonly attribute: Attribute }
  | { readonly deed: 'retype'; readonly attribute: Attribute }
  | { readonly deed: 'values'; readonly attribute: Attribute }
  | { readonly deed: 'rule'; readonly attribute: Attribute }
  | { readonly deed: 'filter'; readonly attributeId: AttributeId }
  | { readonly deed: 'codes'; readonly kind: string }
  | { readonly deed: 'source codes' }
  | { readonly deed: 'name'; readonly sheet: CaseSheet }
  | { readonly deed: 'code'; readonly sheet: CaseSheet }
  | { readonly deed: 'consent'; readonly sheet: CaseSheet }
  | { readonly deed: 'link'; readonly sheet: CaseSheet; readonly link: CaseSheet['links'][number] | null }
  | { readonly deed: 'member'; readonly sheet: CaseSheet }
  | { readonly deed: 'sources'; readonly caseIds: readonly CaseId[]; readonly name: string }
  | { readonly deed: 'move'; readonly caseIds: readonly CaseId[] }
  | { readonly deed: 'kind'; readonly caseIds: readonly CaseId[] }
