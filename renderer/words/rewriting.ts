/** The file of the project being written anew: to destroy something for good, or under another passphrase. */
export const rewritingWords = {
  busy: 'Writing the project anew',
  /** By what the core says that it is at. */
  doing: {
    'a copy to work on': 'Making a copy to work on',
    'the history': 'Taking it out of the history',
    'full text': 'Making the index of the texts anew',
    'the file': 'Writing the project anew',
    'whether it opens': 'Checking that it opens',
    'its place': 'Putting it in the place of the former file',
    'older backups': 'Deleting older backups',
    'a fresh backup': 'Making a fresh backup',
  } as Readonly<Record<string, string>>,
  canStop: 'It can be stopped, and the project is as it was.',
  cannotStop: 'From here on it cannot be stopped.',
}
