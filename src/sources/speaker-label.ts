// The label before a turn, in one line: "KO: …", "[00:00:04] DB: …", "Dr Jane Smith (by phone): …", "**R01:** …",
// "Jane Smith  0:03" on a line of its own, or the first cell of a table row.

/** How a label looks: a known role ("Interviewer", "Speaker 2"), initials or a key ("KO", "R01"), or a name ("Dr Jane Smith"). */
export type LabelShape = 'role' | 'key' | 'name'

/** A label at the beginning of a paragraph. `speechStart` is the offset in the paragraph where speech begins. */
export interface Label {
  readonly label: string
  readonly shape: LabelShape
  readonly speechStart: number
}

/** How far into a paragraph a label can reach, in UTF-16 units. */
export const LABEL_REACH = 120

const STAMP = String.raw`[\[(<{]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])>}]?`
const LEADING_STAMP = new RegExp(String.raw`\s*(?:${STAMP}\s*(?:[-–—]\s*)?)?`, 'y')
const TRAILING_STAMP = new RegExp(String.raw`\s*${STAMP}\s*$`)
const STAMP_ONLY_AFTER = new RegExp(String.raw`^(.{1,60}?)\s+${STAMP}\s*$`)
const EMPHASIS = /^(?:\*{1,3}|_{1,3})/
const ASIDE = /\s*[([][^()[\]]{1,40}[)\]]\s*$/

const ROLE =
  /^(?:interviewer|interviewee|respondent|participant|informant|moderator|facilitator|researcher|speaker|observer|translator|interpreter|focus group member|patient|carer|chair|int|iv|ir|ie|q|a|i|r|p|all|both|unknown speaker|unknown|unidentified speaker|unidentified|(?:fe)?male(?: voice| speaker)?)(?:[ -]?\d{1,3}|[ -][a-f])?$/i
const KEY = /^(?:\p{Lu}{1,4}|\p{Lu}\p{L}{0,3}[-_ ]?\d{1,4}\p{Ll}?|\p{Lu}\.\s?(?:\p{Lu}\.?)?)$/u
const TITLE = /^(?:dr|prof|professor|mr|mrs|ms|miss|mx|sir|dame|lord|lady|sister|rev)\.?$/i
const PARTICLE = /^(?:de|da|del|della|di|du|van|von|der|den|ter|la|le|el|al|bin|ibn|y|e|of|the|and|&)$/i
const NAME_WORD = /^(?:\p{Lu}[\p{L}\p{M}’'-]*\.?|[\p{Lo}\p{M}]+)$/u

// Words that stand before a colon in notes and documents without anybody speaking.
const NOT_SPEAKERS = new Set(
  `note notes nb ps pps fyi eg ie ok re cc bcc fao ref tel fax email mail web url http https date time day month year week place location venue site sites
  case event title subject topic theme section chapter part step stage phase figure fig table tab box appendix annex page item no number version
  action actions owner risk risks issue issues status due outcome outcomes output outputs input background purpose aim aims objective
  objectives method methods result results finding findings conclusion conclusions summary discussion introduction recommendation
  recommendations lesson lessons learning example examples tip warning caution important remember source sources author authors
  from to sent attendees apologies present agenda minutes decision decisions duration length setting mode project study document
  reference observation comment comments question answer definition yes no but and so well then also however todo tbc tbd faq
  cost costs benefit benefits strength strengths weakness weaknesses opportunity opportunities threat threats name role post`
    .trim()
    .split(/\s+/),
)

/** Reads labels; what it worked out of one serves wherever the same words come again, so use one reader for one text. */
export function labelReader(): (paragraph: string) => Label | null {
  const shapes = new Map<string, Shaped | null>()
  const shaped = (raw: string): Shaped | null => {
    let known = shapes.get(raw)
    if (known === undefined) {
      known = shape(raw.replace(TRAILING_STAMP, '').replace(ASIDE, '').replace(TRAILING_STAMP, '').trim())
      shapes.set(raw, known)
    }
    return known
  }
  return paragraph => readLabel(paragraph, shaped)
}

/** Reads the label at the beginning of a paragraph, or null. Looks at its first {@link LABEL_REACH} units only. */
export function labelOf(paragraph: string): Label | null {
  return labelReader()(paragraph)
}

function readLabel(paragraph: string, shaped: (raw: string) => Shaped | null): Label | null {
  const first = paragraph.charCodeAt(0)
  // Most paragraphs begin with a letter: neither a time stamp nor emphasis stands before it.
  const plain = first > 0x40 && first !== 0x5b && first !== 0x5f && first !== 0x7b
  LEADING_STAMP.lastIndex = 0
  if (!plain) LEADING_STAMP.exec(paragraph.slice(0, LABEL_REACH))
  const from = plain ? 0 : LEADING_STAMP.lastIndex
  const opening = plain ? null : EMPHASIS.exec(paragraph.slice(from, from + 4))
  const begin = from + (opening ? opening[0].length : 0)
  const mark = findMark(paragraph, begin)
  if (mark < 0) return loneLabel(paragraph, shaped)
  const raw = paragraph.slice(begin, mark)
  const found = shaped(opening ? raw.replace(/[*_]{1,3}\s*$/, '') : raw)
  if (!found) return null
  // The first cell of a row is a label only where it cannot be a mere entry of a list of names.
  if (paragraph.charCodeAt(mark) === 9 && found.shape === 'name') return null
  let speech = mark + 1
  if (opening) speech += /^(?:\*{1,3}|_{1,3})?/.exec(paragraph.slice(speech, speech + 3))![0].length
  const glued = speech
  while (speech < paragraph.length && isSpace(paragraph.charCodeAt(speech))) speech++
  // "http://" is no label; "R01:Certainly" is one.
  if (speech === glued && speech < paragraph.length && !/^["“‘'«[(\p{L}]/u.test(paragraph.slice(speech, speech + 2)))
    return null
  return { label: found.label, shape: found.shape, speechStart: speech }
}

function isSpace(unit: number): boolean {
  return (
    unit === 32 || (unit >= 9 && unit <= 13) || unit === 0xa0 || unit === 0x3000 || (unit >= 0x2000 && unit <= 0x200a)
  )
}

function findMark(paragraph: string, begin: number): number {
  const end = Math.min(paragraph.length, LABEL_REACH)
  for (let at = begin; at < end; at++) {
    switch (paragraph.charCodeAt(at)) {
      case 0x3a: // :
        if (isClock(paragraph, at)) break
        return at
      case 0xff1a: // the wide colon of Chinese and Japanese
      case 0x09:
        return at > begin ? at : -1
      // No name goes on past a comma or the end of a sentence.
      case 0x21: // !
      case 0x2c: // ,
      case 0x3b: // ;
      case 0x3f: // ?
        return -1
    }
  }
  return -1
}

function isClock(text: string, colon: number): boolean {
  return (
    isDigit(text.charCodeAt(colon - 1)) && isDigit(text.charCodeAt(colon + 1)) && isDigit(text.charCodeAt(colon + 2))
  )
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39
}

// "Jane Smith  0:03", with the words in the paragraphs below: how meeting programs write a transcript.
function loneLabel(paragraph: string, shaped: (raw: string) => Shaped | null): Label | null {
  if (paragraph.length > LABEL_REACH || !/\d[\])>}]?\s*$/.test(paragraph)) return null
  const lone = STAMP_ONLY_AFTER.exec(paragraph)
  const found = lone && shaped(lone[1]!)
  return found ? { label: found.label, shape: found.shape, speechStart: paragraph.length } : null
}

interface Shaped {
  readonly label: string
  readonly shape: LabelShape
}

function shape(label: string): Shaped | null {
  // Numbered questions and answers are a form's, not somebody's.
  if (label === '' || label.length > 60 || /^[QA][ -]?\d/i.test(label)) return null
  if (ROLE.test(label) && (label.length > 1 || label === label.toUpperCase())) return { label, shape: 'role' }
  const words = label.split(/\s+/)
  if (words.length > 6 || NOT_SPEAKERS.has(words[0]!.toLowerCase().replace(/[\d.]+$/, ''))) return null
  if (KEY.test(label)) return { label, shape: 'key' }
  const named = words.filter(word => !TITLE.test(word))
  if (named.length === 0 || named.length > 5) return null
  if (!named.every((word, at) => NAME_WORD.test(word) || (at > 0 && PARTICLE.test(word)))) return null
  return { label, shape: 'name' }
}
