import { expect, it } from 'vitest';
import { proxyOfRule } from './proxy-of-rule.ts';

it.each([
  ['DIRECT', null],
  ['', null],
  ['PROXY proxy.example:3128', 'http://proxy.example:3128/'],
  ['PROXY 10.0.0.1:8080; DIRECT', 'http://10.0.0.1:8080/'],
  ['HTTPS proxy.example:4433;PROXY other:80', 'https://proxy.example:4433/'],
  ['SOCKS5 a:1080; PROXY b:3128', 'http://b:3128/'],
  ['PROXY [::1]:3128', 'http://[::1]:3128/'],
  ['SOCKS5 a:1080; DIRECT', null],
  ['SOCKS a:1080', 'unsupported'],
])('%s', (rule, expected) => {
  const found = proxyOfRule(rule);
  expect(found instanceof URL ? found.href : found).toBe(expected);
});
