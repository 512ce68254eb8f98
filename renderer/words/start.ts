/** The start screen, passphrases and the lock screen. */
export const startWords = {
  title: 'Start something',
  goOn: 'Go on',
}
