// A picture comes from the window, where it was laid out; here it is looked at and written like every other export.

import { Refusal } from '../base/trouble.ts'
import { refuseOtherEnding, writeWhole } from './write-file.ts'

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
// A picture of ours holds shapes and words only. Whatever could run or load has no place in a file that is handed on.
const ALIVE =
  /<(?:script|foreignObject|iframe|image|use|style|a|animate|set)\b|\bon[a-z]+\s*=|(?:xlink:)?href\s*=|<!|<\?/i
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/

/** Writes a picture to a file. Refuses a name with another ending, and content that is not what it says it is. */
export async function exportPicture(
  to: string,
  format: 'svg' | 'png',
  content: string,
  signal?: AbortSignal,
): Promise<{ path: string; bytes: number }> {
  refuseOtherEnding(to, format)
  const whole = format === 'svg' ? svgOf(content) : pngOf(content)
  return { path: to, bytes: await writeWhole(to, [whole], { signal }) }
}

function svgOf(content: string): string {
  if (!/^<svg\b[^>]*\bxmlns="http:\/\/www\.w3\.org\/2000\/svg"/.test(content) || !content.trimEnd().endsWith('</svg>'))
    throw new Refusal('no-picture', 'This is no SVG picture. Nothing was written.')
  if (ALIVE.test(content))
    throw new Refusal('picture-alive', 'This SVG would load or run something when it is opened. Nothing was written.')
  return content
}

/** The bytes of a PNG picture from base64. Refuses anything else. */
export function pngOf(content: string): Uint8Array {
  const bytes = BASE64.test(content) ? Buffer.from(content, 'base64') : null
  if (bytes === null || !bytes.subarray(0, PNG.length).equals(PNG))
    throw new Refusal('no-picture', 'This is no PNG picture. Nothing was written.')
  return bytes
}
