import { escapeMarkup } from './markup.ts'

/** How every exported page begins, up to its title: self-contained, with a policy that lets nothing run and nothing be fetched. `style` is the page's own CSS, written by us. */
export function pageHead(title: string, style: string): string {
  const said = escapeMarkup(title)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${said}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${said}</h1>
`
}
