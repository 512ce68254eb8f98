// Text on its way into XML or HTML. Research text may hold anything.

const SPECIAL: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  // Else a reader would take it for a line end.
  '\r': '&#13;',
}

/** Text safe inside an element or a quoted attribute. What XML cannot hold (control characters, half characters) becomes U+FFFD. */
export function escapeMarkup(text: string): string {
  return text
    .toWellFormed()
    .replace(UNFIT, '\uFFFD')
    .replace(/[&<>"'\r]/g, character => SPECIAL[character]!)
}

// oxlint-disable-next-line no-control-regex -- these are the very characters that XML 1.0 leaves out
const UNFIT = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g

/** How every XML part of a file begins. */
export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
