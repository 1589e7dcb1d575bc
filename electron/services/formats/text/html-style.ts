/** Of the page for readers; prints in black on white. */
export const htmlStyle = `
:root{color-scheme:light dark}
body{max-width:46rem;margin:0 auto;padding:0 1.25rem 4rem;font:1.0625rem/1.6 system-ui,sans-serif}
header{position:sticky;top:0;padding:.75rem 0;background:Canvas}
h1{margin:.25rem 0;font-size:1.375rem}
#tools{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center}
#tools[hidden],#open[hidden]{display:none}
audio{width:100%}
p{margin:.75rem 0}
cite{font-style:normal;font-weight:600}
time{color:GrayText;font-variant-numeric:tabular-nums}
[data-t]{cursor:pointer;border-radius:.2em}
[data-t]:hover{text-decoration:underline}
.now{background:color-mix(in srgb,Highlight 25%,transparent)}
.off{display:none}
@media print{header{position:static}#tools{display:none!important}body{max-width:none;font-size:11pt}p{break-inside:avoid}}
`;
