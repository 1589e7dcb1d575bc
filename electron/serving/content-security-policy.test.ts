import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from './content-security-policy.ts';

describe.each(['media:', "'self'"] as const)('with recordings from %s', (media) => {
  const policy = contentSecurityPolicy(media);
  const directives = new Map(policy.split('; ').map((line) => [line.split(' ')[0], line.split(' ').slice(1)] as const));

  it('starts from nothing and allows no code or style but files of the app', () => {
    expect(directives.get('default-src')).toEqual(["'none'"]);
    expect(directives.get('script-src')).toEqual(["'self'"]);
    expect(directives.get('style-src')).toEqual(["'self'"]);
  });

  it('names no wildcard, no unsafe keyword and no remote scheme', () => {
    expect(policy).not.toMatch(/unsafe|\*|https?:|wss?:|blob:/);
  });

  it('forbids what the app never uses', () => {
    for (const name of ['base-uri', 'form-action', 'frame-ancestors']) expect(directives.get(name)).toEqual(["'none'"]);
  });

  it('plays recordings and reads their peaks from one place alone', () => {
    expect(directives.get('media-src')).toEqual([media]);
    expect(directives.get('connect-src')).toEqual(media === 'media:' ? ["'self'", 'media:'] : ["'self'"]);
  });
});
