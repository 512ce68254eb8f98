import type { EditKind } from '../../src/exchange/quotes/edits.ts'
import type { QuoteBar } from '../../src/exchange/quotes/types.ts'
import { plural } from './plural.ts'

/** Quotes chosen for a report: the basket, the editor, the attribution, and writing them out. */
export const quotesWords = {
  title: 'Quotes',
  list: 'Quotes in the basket',
  overview: 'Overview',
  attribution: 'Attribution',
  export: 'Export',
  none: 'No quotes yet',
  noneSays:
    'A quote is a passage chosen for a report. Press Q at words selected in a source or at a focused coding, or use the quotation mark beside an excerpt.',
  choose: 'Choose a quote to edit it.',
  other: 'Under no code',
  count: (n: number, sites: number, of: number) => `${plural(n, 'quote')} from ${sites} of ${plural(of, 'site')}`,
  barred: (n: number) => `${n} may not be shown as ${n === 1 ? 'it is' : 'they are'}`,
  put: 'Put into the quote basket',
  putDone: (n: number, there: number, ask: number) =>
    [
      n === 0
        ? 'In the quote basket already'
        : n === 1
          ? 'Put into the quote basket'
          : `Put ${n} quotes into the basket`,
      ...(there > 0 && n > 0 ? [`${there} there already`] : []),
      ...(ask > 0
        ? [ask === 1 && n === 1 ? 'its speaker must be asked first' : `for ${ask} somebody must be asked first`]
        : []),
    ].join(', '),
  putFirst: 'Select the words first, or go to a coding.',
  bars: {
    paraphrase: 'paraphrase only',
    nothing: 'no consent',
    withdrawn: 'consent withdrawn',
    'ask first': 'ask first',
    lost: 'words gone',
  } satisfies Record<QuoteBar, string>,
  lostEdits: (n: number) => `${plural(n, 'edit')} to look at`,
  edited: 'As it will be printed',
  original: 'Original',
  originalHint: 'Select words here, then press a key or a button.',
  deeds: {
    elide: 'Leave out',
    substitute: 'Replace',
    clarify: 'Add what is meant',
    correct: 'Correct a slip',
    filler: 'Drop as a filler',
  } satisfies Record<EditKind, string>,
  did: {
    elide: 'Left words out of the quote',
    substitute: 'Replaced words of the quote',
    clarify: 'Added what is meant to the quote',
    correct: 'Corrected a slip in the quote',
    filler: 'Dropped a filler from the quote',
  } satisfies Record<EditKind, string>,
  paraphrase: {
    said: 'In your own words',
    hint: 'It stands where the quote would, marked as a paraphrase. Eight words of the original in a row are a quote.',
    offer: 'Paraphrase instead of quoting',
    instead: 'Say it in your own words',
    keep: 'Keep paraphrase',
    kept: 'Paraphrased; the words themselves are not shown',
    takeBack: 'Take the paraphrase back',
    takenBack: 'The paraphrase is taken back',
    putDeed: 'Put into the basket',
    put: 'Put into the quote basket as a paraphrase',
    noEdits: 'None count: the words themselves are not shown.',
    mark: '[paraphrase]',
    item: 'paraphrase',
  },
  dropFillers: 'Drop fillers',
  droppedFillers: (n: number) => (n === 0 ? 'No fillers here' : `Dropped ${plural(n, 'filler')}; each is listed`),
  asks: {
    substitute: (was: string) => `In place of “${was}”`,
    clarify: (was: string) => `Behind “${was}”`,
    correct: (was: string) => `What “${was}” should say`,
  },
  putIn: 'Put in',
  leave: 'Leave it',
  edits: 'Edits',
  noEdits: 'None. The quote is word for word.',
  takeBack: 'Take back',
  takeAllBack: 'Take all back',
  lookAgain:
    'The source was corrected and these edits do not find their words any more. They change nothing until they are made anew or taken back.',
  editSays: (what: string, was: string, said: string) =>
    was === '' ? `${what} ${said}` : said === '' || said === '…' ? `${what} “${was}”` : `${what} “${was}” by ${said}`,
  facts: {
    attribution: 'Attribution',
    noAttribution: 'nothing: the template finds no value here',
    place: 'Place',
    stance: 'Stance',
    site: 'Site',
    publishedAs: 'published as',
    noCode: 'no published code yet',
    people: 'Who speaks',
    nobody: 'nobody (a document or notes)',
    section: 'Stands under',
    shownCode: 'Published code for this quote only',
    shownCodeHint:
      'Another code than its site’s, so that nobody can join this quote with others. Counts of sites do not count it.',
    note: 'Note, for the team',
    chosenBy: 'Chosen by',
  },
  consents: {
    quote: 'may be quoted',
    'ask first': 'must be asked before',
    paraphrase: 'agreed to a paraphrase only',
    nothing: 'agreed to no use',
  },
  consentUnknown: 'consent not recorded',
  consentWithdrawn: 'withdrew consent',
  barSays: {
    paraphrase:
      'Somebody here agreed to being paraphrased, not quoted. It is left out of everything written out until it is said in your own words below.',
    nothing: 'Somebody here did not agree to any use. It is left out of everything written out.',
    withdrawn: 'Somebody here withdrew consent. It is left out of everything written out.',
    'ask first':
      'Its speaker must be asked before it is used. Until the approval is recorded here it is left out of everything written out.',
    lost: 'Its words are not in the source any more. Put it on other words under Places to look at, or take it out.',
  } satisfies Record<QuoteBar, string>,
  approval: {
    title: 'Approval',
    day: 'Given on',
    how: 'By whom, or how',
    howHint: 'Such as: R17, by e-mail to SV',
    record: 'Record approval',
    takeBack: 'Take back',
    given: (on: string, how: string) => `Given on ${on}: ${how}`,
  },
  remove: 'Take out of the basket',
  removed: 'Taken out of the basket',
  up: 'Move up',
  down: 'Move down',
  openSource: 'Open in the source',
  sections: { codes: 'Codes', propositions: 'Propositions' },
  spread: 'Spread over sites',
  spreadSays:
    'How many quotes each site has. A site without any is not silent by that; look there before leaving it out.',
  perPerson: 'Quotes of one person at most',
  perPersonHint: 'In what is written out. Leave empty for as many as chosen.',
  overLimit: (name: string, n: number) => `${name} has ${n}`,
  overLimitTitle: 'More than that:',
  fillers: 'Fillers that may be dropped',
  fillersHint: 'With commas between them.',
  attributionSays:
    'One template attributes every quote alike. Fields stand in braces; a part in brackets disappears when a field in it is empty; several values are joined with “and”. Cases appear under their published codes only.',
  template: 'Template',
  fields: 'Put in a field',
  preview: 'On passages of this project',
  noPreview: 'There is no passage to show it on yet.',
  empty: '(nothing)',
  short: 'Short forms',
  shortSays: 'What stands in print for a value. Leave empty to print it as it is.',
  shortOf: (field: string, value: string) => `Short form of ${value} (${field})`,
  forQuotes: 'Use for quotes',
  forAll: 'Use for the whole project',
  used: 'The template is in use',
  asProject: 'As the whole project',
  own: 'Quotes have a template of their own.',
  withoutCode: (names: string) => `No published code yet: ${names}. What leaves the team needs one.`,
  themes: 'Theme matrices by site, with these quotes',
  themesFile: 'Themes by site',
  themesBusy: 'Writing the theme matrices',
  themesDone: (name: string, sites: number, quotes: number) =>
    `Wrote themes of ${plural(sites, 'site')} with ${plural(quotes, 'quote')} to ${name}`,
  everything: 'Write out everything for a report',
  everythingFile: 'Report.zip',
  everythingBusy: 'Writing out everything',
  everythingDone: (
    name: string,
    files: number,
    refused: readonly { file: string; why: string }[],
    { found, undecided }: { readonly found: number; readonly undecided: number },
  ) =>
    `Wrote ${plural(files, 'file')} into ${name}${found === 0 ? '' : `; the disclosure check found ${plural(found, 'problem')}, ${undecided === 0 ? 'all decided on' : `${undecided} that nobody decided on`}`}${refused.length === 0 ? '' : `; ${refused.length} could not be made: ${refused[0]!.file}, ${refused[0]!.why}`}`,
  writeOut: {
    themes: 'Write out theme matrices by site',
    everything: 'Write out everything for a report',
    write: 'Write out',
    choose: 'Choose filter, quotes and file…',
    audience: 'For whom',
    audiences: { outside: 'To leave the team', team: 'For the team' },
    quotes: 'Quotes',
    quotesFrom: {
      basket: 'with the quotes of the basket',
      all: 'with every coded passage',
      none: 'without quotes',
    },
    format: 'File',
    everythingSays:
      'One file with what may leave the team, under published codes, apart from what is for the team. A page in it says what each file holds.',
    whole: {
      themes: 'A sheet across all sites and one for each, a row a theme.',
      everything: 'Everything that is coded counts.',
    },
    filtered: {
      themes:
        'Sites in which nothing could pass are left out; people and sources are counted among those of whom something could; quotes are of passages that pass. What was written of a theme rests on everything, and the file says so.',
      everything:
        'Themes, positions, the framework matrix and pictures hold what passes; the page in it says which files hold everything.',
    },
  },
  withCodes: {
    head: 'This source with its codes in the margin',
    team: { docx: 'For the team, as a Word document', html: 'For the team, as a web page' },
    outside: { docx: 'To leave the team, as a Word document', html: 'To leave the team, as a web page' },
    file: (name: string) => `${name} with codes`,
    fileOutside: 'A source with codes',
    writing: 'Writing the source with its codes',
    wrote: (name: string) => `Wrote ${name}`,
  },
  exporting: 'Writing the quotes',
  exported: (name: string, n: number, out: number) =>
    `Wrote ${plural(n, 'quote')} to ${name}${out > 0 ? `; ${out} left out, as consent, approval or the limit asks` : ''}`,
  fileName: 'Quotes',
  teamFileName: 'Quotes for the team',
  outside: 'To leave the team: published codes only',
  outsideEdits: 'With every edit and its original',
  team: 'For the team: with sources, consent and notes',
  formats: { docx: 'Word document', xlsx: 'Spreadsheet (xlsx)', html: 'Web page', csv: 'CSV' },
}
