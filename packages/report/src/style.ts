import { createHash } from 'node:crypto';

/** The one style sheet of a report. No `<` in it, and no address: it is put into the page as it is. */
export const reportStyle = `
:root{--ink:#1b2733;--soft:#4d5b68;--line:#c9d2da;--faint:#eef3f7;--accent:#14507a;--better:#0b6651;--worse:#9a3412;color-scheme:light}
*{box-sizing:border-box}
html{font-size:100%;-webkit-text-size-adjust:100%}
body{margin:0;background:#fff;color:var(--ink);font:1.0625rem/1.6 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;overflow-wrap:break-word}
header,main,footer{max-width:50rem;margin-inline:auto;padding-inline:1.25rem}
header{padding-block:2.25rem .5rem}
main{padding-block-end:2rem}
a{color:var(--accent);text-underline-offset:.15em}
:focus-visible{outline:3px solid var(--accent);outline-offset:3px}
.skip{position:absolute;inset-inline-start:-100vw;inset-block-start:0;padding:.75rem 1rem;background:#fff;color:var(--ink);font-weight:700;z-index:1}
.skip:focus{inset-inline-start:0}
.kicker{margin:0;color:var(--soft);font-size:.9375rem}
h1{margin:.25rem 0 .5rem;font-size:clamp(1.625rem,1.3rem + 1.6vw,2.25rem);line-height:1.2;text-wrap:balance}
h2{margin:0 0 .75rem;font-size:1.5rem;line-height:1.25;text-wrap:balance}
h3{margin:1.5rem 0 .5rem;font-size:1.0625rem;line-height:1.35}
p,ul,dl{margin:0 0 1rem;max-width:42rem}
ul{padding-inline-start:1.25rem}
li{margin-block-end:.375rem}
section{padding-block:2rem;border-block-start:1px solid var(--line)}
#verdict{padding-block:1.25rem 1.5rem;border-block-start:0}
.rehearsal{margin-block:1.25rem 0;padding:1.125rem 1.25rem .25rem;border:3px solid var(--worse);border-radius:4px;background:#fdf5f0}
.rehearsal-heading{margin-block-end:.375rem;font-size:1.25rem;font-weight:700;line-height:1.3;color:var(--worse)}
.sentence{padding-block:.25rem;font-size:clamp(1.25rem,1.1rem + .8vw,1.5rem);line-height:1.4}
.lead{font-size:1.125rem;line-height:1.5}
.aside,.unit,.kicker{color:var(--soft)}
.aside{font-size:.9375rem}
.unit{display:block;font-size:.875rem;font-weight:400}
.alarm{padding:1rem 1.25rem;border:3px solid var(--worse);border-radius:4px}
.alarm>:last-child{margin-block-end:0}
.verdict{font-weight:700;color:var(--soft)}
.verdict[data-verdict="better"]{color:var(--better)}
.verdict[data-verdict="not worse"]{color:var(--accent)}
.verdict[data-verdict="worse"]{color:var(--worse)}
.mark{width:.8em;height:.8em;margin-inline-end:.3em;vertical-align:-.02em}
.by-language,.rule{padding:0;list-style:none}
.fine{color:var(--better);font-weight:700;white-space:nowrap}
.broken{color:var(--worse);font-weight:700;white-space:nowrap}
.letter{padding-block-start:1rem}
.letter h2{margin-block-start:1.75rem;font-size:1.25rem}
.contents{padding-block:1rem 1.5rem;border-block-start:1px solid var(--line)}
.contents h2{font-size:1.0625rem;margin-block-end:.5rem}
.contents ol{margin:0;padding:0;list-style:none;columns:16rem auto;column-gap:2rem;font-size:.9375rem}
.contents li{margin:0;break-inside:avoid}
.contents a{display:inline-block;padding-block:.25rem}
dl>div{padding-block:.625rem;border-block-start:1px solid var(--line)}
dt{color:var(--soft);font-size:.9375rem}
dd{margin:0}
code{font-family:ui-monospace,Consolas,"Liberation Mono",monospace;font-size:.875em;overflow-wrap:anywhere}
figure{margin:1.5rem 0 1rem}
figcaption{margin-block-end:.75rem;font-weight:700;max-width:42rem}
.drawing{display:block;height:auto}
.wide{display:none}
.narrow .drawing{width:100%;max-width:24rem}
.scroll{margin-block:1rem 1.5rem;overflow-x:auto;position:relative;background:linear-gradient(to right,#fff 2rem,#fff0) 0 0/3rem 100% local no-repeat,linear-gradient(to left,#fff 2rem,#fff0) 100% 0/3rem 100% local no-repeat,linear-gradient(to right,#1b273340,#1b273300) 0 0/.75rem 100% scroll no-repeat,linear-gradient(to left,#1b273340,#1b273300) 100% 0/.75rem 100% scroll no-repeat}
table{border-collapse:collapse;width:100%;font-size:.9375rem;line-height:1.45}
caption{padding-block-end:.5rem;text-align:start;font-weight:700}
caption span{display:inline-block;position:sticky;inset-inline-start:0;max-width:min(42rem,100vw - 2.5rem)}
th,td{padding:.5rem 1rem .5rem 0;border-block-end:1px solid var(--line);text-align:start;vertical-align:top;overflow-wrap:normal}
thead th{border-block-end:2px solid var(--ink);vertical-align:bottom;font-size:.875rem;line-height:1.3}
tbody th{font-weight:600;min-width:8rem}
.number{text-align:end;font-variant-numeric:tabular-nums}
.verdict,td [data-verdict]{white-space:nowrap}
#outcomes tbody th{min-width:11rem}
#fairness table,#outcomes table{font-size:.875rem}
#fairness th,#fairness td,#outcomes th,#outcomes td{padding-inline-end:.75rem}
#fairness th:last-child,#fairness td:last-child,#outcomes th:last-child,#outcomes td:last-child{padding-inline-end:0}
#numbers table{font-size:.8125rem}
#numbers td:nth-child(6),#integrity td:nth-child(5){min-width:14rem}
th:last-child,td:last-child{padding-inline-end:0}
#numbers code{overflow-wrap:normal;white-space:nowrap}
footer{padding-block:1.25rem 3rem;color:var(--soft);font-size:.875rem}
@media (min-width:46em){
.wide{display:block}
.narrow{display:none}
.wide .drawing{width:40rem;max-width:100%}
dl>div{display:grid;grid-template-columns:16rem 1fr;gap:1.25rem}
}
@media (forced-colors:active){
.drawing,.mark{forced-color-adjust:auto}
.drawing text,.drawing polygon,.drawing rect:not(.box):not(.band),.mark polygon,.mark rect{fill:CanvasText}
.drawing circle,.mark circle{stroke:CanvasText}
.drawing circle[stroke],.mark circle[stroke]{fill:Canvas}
.drawing circle:not([stroke]){fill:CanvasText}
.drawing line,.drawing path{stroke:CanvasText}
.drawing .grid{stroke:none}
.drawing .raw{stroke:GrayText}
.drawing .box{fill:Canvas;stroke:CanvasText}
.drawing .band{fill:Canvas;stroke:none}
.verdict,.fine,.broken,.rehearsal-heading{color:CanvasText}
}
@media print{
@page{size:A4;margin:18mm 16mm}
body{font-size:10.5pt;line-height:1.45}
header,main,footer{max-width:none;padding-inline:0}
header{padding-block-start:0}
.skip,.contents{display:none}
.wide{display:block}
.narrow{display:none}
.wide .drawing{width:100%;max-width:17cm}
.rehearsal,.alarm{background:#fff}
section{padding-block:1.25rem}
.scroll{overflow:visible;background:none}
table{font-size:8.5pt}
#numbers table{font-size:7pt}
#numbers code{white-space:normal;overflow-wrap:anywhere}
tr,figure,dl>div,li{break-inside:avoid}
h2,h3,figcaption,caption{break-after:avoid}
thead{display:table-header-group}
a[href^="http"]::after{content:" (" attr(href) ")";font-size:.875em;overflow-wrap:anywhere}
}
`;

/**
 * Source expression of the report's style sheet for a content security policy, without quotes:
 * `style-src '${reportStyleHash}'` allows exactly it.
 */
export const reportStyleHash = `sha256-${createHash('sha256').update(reportStyle).digest('base64')}`;
