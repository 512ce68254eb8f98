/** First-use hints. Keys stand in braces: {Enter}. */
export const hintWords = {
  label: 'Hint',
  putAway: 'Got it',
  title: 'First-use hints',
  says: 'One quiet line where something can be done quickly. Each goes when it was done or closed.',
  bringBack: 'Show them again',
  putAllAway: 'Put all away',
  areBack: 'The hints come again, each in its place.',
  areAway: 'The hints are put away.',
  lines: {
    code: 'Select words with the pointer or with {Shift+ArrowRight}, then {Enter} opens the codes. {Alt+ArrowUp} grows a selection to the sentence.',
    side: '{Mod+Enter} in a list opens a source to the side of this one; so does a click with the same key held.',
    reading: '{Mod+.} leaves only the text. {Escape} brings everything back.',
    cell: 'A click on a cell, or {Enter}, opens the words under it. {Escape} leads back to the grid.',
    phrases:
      '“In quotation marks” finds words in a row, begin* finds beginnings. Arrow keys walk the places, {Enter} opens one.',
    'edit-values': '{F2} or simply typing changes a value where it stands.',
    'fill-down': '{F2} corrects how a file is filed, {Mod+D} fills down, {Space} leaves a file out.',
    'site-evidence': 'A site’s sign shows only the evidence from there; the same sign again shows all.',
  },
}
