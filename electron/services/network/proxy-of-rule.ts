/**
 * The first usable way of a rule as Chromium writes it: `PROXY a:3128; SOCKS5 b:1080; DIRECT`. Null stands for none, so
 * that the connection is made directly (or as the environment says); `unsupported` where there are only ways that Node
 * cannot take (SOCKS).
 */
export function proxyOfRule(rule: string): URL | null | 'unsupported' {
  const ways = rule
    .split(';')
    .map((way) => way.trim())
    .filter((way) => way !== '');
  for (const way of ways) {
    const [kind = '', address = ''] = way.split(/\s+/);
    if (/^direct$/i.test(kind)) return null;
    const scheme = /^proxy$/i.test(kind) ? 'http' : /^https$/i.test(kind) ? 'https' : null;
    if (scheme !== null && URL.canParse(`${scheme}://${address}`)) return new URL(`${scheme}://${address}`);
  }
  return ways.length === 0 ? null : 'unsupported';
}
