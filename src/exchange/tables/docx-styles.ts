import { XML_HEAD } from './markup.ts'

/** The name spaces that every part of a Word document names. */
export const WORD_NS =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'

/** The settings part: the present file format, so that Word does not open it in compatibility mode. */
export const DOCX_SETTINGS = `${XML_HEAD}<w:settings ${WORD_NS}><w:defaultTabStop w:val="720"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`

/** A paragraph style of a Word document. */
export interface Style {
  readonly id: string
  readonly name: string
  /** Paragraph properties, then run properties, in Word's own order. */
  readonly paragraph?: string
  readonly look?: string
  readonly next?: string
}

/** Fonts, spacing, size and colour as Word writes them. */
const SANS = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri" w:eastAsia="Calibri"/>'
export const SERIF = '<w:rFonts w:ascii="Cambria" w:hAnsi="Cambria" w:cs="Cambria" w:eastAsia="Cambria"/>'
export const space = (before: number, after: number, line = 240) =>
  `<w:spacing w:before="${before}" w:after="${after}" w:line="${line}" w:lineRule="auto"/>`
export const size = (halfPoints: number) => `<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/>`
export const color = (hex: string) => `<w:color w:val="${hex}"/>`

const styles: readonly Style[] = [
  {
    id: 'Title',
    name: 'Title',
    paragraph: space(0, 120),
    look: `${SERIF}${color('1A2328')}${size(40)}`,
    next: 'Caption',
  },
  {
    id: 'Heading1',
    name: 'heading 1',
    paragraph: `<w:keepNext/><w:pageBreakBefore/>${space(0, 40)}<w:outlineLvl w:val="0"/>`,
    look: `<w:b/>${color('1A2328')}${size(30)}`,
    next: 'Caption',
  },
  {
    id: 'Heading2',
    name: 'heading 2',
    paragraph: `<w:keepNext/>${space(280, 80)}<w:outlineLvl w:val="1"/>`,
    look: `<w:b/>${color('0C5A69')}${size(24)}`,
    next: 'Excerpt',
  },
  { id: 'Caption', name: 'caption', paragraph: space(0, 60), look: `${color('596570')}${size(19)}` },
  {
    id: 'Excerpt',
    name: 'Excerpt',
    paragraph: `<w:keepNext/>${space(120, 20, 269)}<w:ind w:right="2800"/>`,
    look: `${SERIF}${size(22)}`,
    next: 'Place',
  },
  {
    id: 'Place',
    name: 'Excerpt place',
    paragraph: `${space(0, 160)}<w:ind w:right="2800"/>`,
    look: `${color('596570')}${size(18)}`,
    next: 'Excerpt',
  },
  { id: 'TableLabel', name: 'Table label', paragraph: space(30, 30), look: size(18) },
  {
    id: 'TableHead',
    name: 'Table head',
    paragraph: `<w:keepNext/>${space(30, 0)}<w:jc w:val="center"/>`,
    look: `<w:b/>${size(17)}`,
  },
  {
    id: 'TableBelow',
    name: 'Table small print',
    paragraph: `${space(30, 30)}<w:jc w:val="center"/>`,
    look: `${color('596570')}${size(15)}`,
  },
  { id: 'TableNumber', name: 'Table number', paragraph: `${space(30, 30)}<w:jc w:val="center"/>`, look: size(18) },
  {
    id: 'Footer',
    name: 'footer',
    paragraph: '<w:tabs><w:tab w:val="right" w:pos="15136"/></w:tabs>',
    look: `${color('596570')}${size(17)}`,
  },
]

/** The styles part: a calm sans for what is ours, a serif for what people said. */
export const DOCX_STYLES = stylesPart(styles)

/** A styles part with these paragraph styles. */
export function stylesPart(of: readonly Style[]): string {
  return `${XML_HEAD}<w:styles ${WORD_NS}><w:docDefaults><w:rPrDefault><w:rPr>${SANS}${size(21)}<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style><w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:tblPr><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="70" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>${of.map(written).join('')}<w:style w:type="table" w:styleId="Matrix"><w:name w:val="Matrix"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="6" w:space="0" w:color="78848C"/><w:bottom w:val="single" w:sz="6" w:space="0" w:color="78848C"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="D9DFE2"/></w:tblBorders></w:tblPr><w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="6" w:space="0" w:color="78848C"/></w:tcBorders><w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr></w:style></w:styles>`
}

function written({ id, name, paragraph, look, next }: Style): string {
  return `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/>${next ? `<w:next w:val="${next}"/>` : ''}<w:qFormat/>${paragraph ? `<w:pPr>${paragraph}</w:pPr>` : ''}${look ? `<w:rPr>${look}</w:rPr>` : ''}</w:style>`
}
