// Names that people bring from other programs. They are typed, never shown: our own words are in `renderer/words`.

/** What commands are also called, by the id of their action. Find-anything finds them so. */
export const ALSO_CALLED: Readonly<Record<string, string>> = {
  'open-import': 'import files add upload sources documents',
  'open-matrix': 'matrix themes by site cross-tab crosstab query table',
  'open-search': 'text search query',
  'open-propositions': 'hypotheses claims evidence',
  'open-guide': 'interview questions schedule topics instrument',
  'open-saturation': 'saturation curve new information themes sample size enough interviews',
  'open-versions': 'codebook versions compare differences changes export codebook',
  'save-version': 'codebook version freeze snapshot',
  'open-memos': 'notes annotations journal',
  'load-study': 'import study folder load sheets csv',
  settings: 'preferences options theme dark',
  'keyboard-map': 'shortcuts keys help',
  manual: 'help documentation guide how to',
  'to-side': 'split view side by side columns',
  'reading-mode': 'focus mode distraction free full screen',
  'open-history': 'change log audit trail undo',
  'back-up': 'backup save copy',
  encrypt: 'passphrase password protect',
  rekey: 'change password',
  lock: 'log out close away',
  'work-as': 'user coder switch log in',
  check: 'verify integrity repair',
}
