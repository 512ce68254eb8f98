/** What the parts of a code's entry are called in documents. Reading a codebook back goes by these names too. */
export const FIELD_NAMES: Readonly<Record<string, string>> = {
  name: 'Name',
  brief: 'Brief definition',
  full: 'Definition',
  inclusion: 'Use it for',
  exclusion: 'Do not use it for',
  typical: 'Typical example',
  closeButNo: 'Close, but no',
  provenance: 'Provenance',
  provenanceKind: 'Came from',
  provenanceNote: 'Note on provenance',
  status: 'Status',
  kind: 'Kind',
  parent: 'Lies under',
  questions: 'Questions',
  replacedBy: 'Replaced by',
}
