import { markup, Markup, type Child } from './html.js';
import type { Model } from './model.js';
import { reportStyle, reportStyleHash } from './style.js';

/** What a report asks of a browser: nothing from anywhere, and only its own style. */
export const reportPolicy = `default-src 'none'; style-src '${reportStyleHash}'; img-src data:; base-uri 'none'; form-action 'none'`;

/** A whole HTML file around what it says. */
export const pageOf = (
  m: Model,
  { title, head, body }: { readonly title: string; readonly head: Child; readonly body: Child },
): string =>
  markup`<!doctype html>
<html lang="${m.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${reportPolicy}">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${new Markup(reportStyle)}</style>
</head>
<body>
<a class="skip" href="#main">${m.messages.page.skip}</a>
<header>${head}</header>
<main id="main" tabindex="-1">${body}</main>
<footer><p>${m.messages.page.end}</p></footer>
</body>
</html>
`.text;
