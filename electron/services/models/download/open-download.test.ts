import { expect, test } from 'vitest';
import { nextUrl } from './open-download.ts';

const next = (from: string, location: string) => {
  try {
    return nextUrl(new URL(from), location).href;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

test('a redirect keeps or gains protection and never loses it', () => {
  expect(next('https://a.example/x', 'https://cdn.example/y')).toBe('https://cdn.example/y');
  expect(next('https://a.example/x', '/y')).toBe('https://a.example/y');
  expect(next('http://127.0.0.1:80/x', 'https://a.example/y')).toBe('https://a.example/y');
  expect(next('https://a.example/x', 'http://a.example/x')).toBe('download-insecure');
  expect(next('https://a.example/x', 'file:///etc/passwd')).toBe('download-insecure');
});

test('an unprotected source that the user typed may only redirect within its own host', () => {
  expect(next('http://10.0.0.2/x', '/models/x')).toBe('http://10.0.0.2/models/x');
  expect(next('http://10.0.0.2/x', 'http://10.0.0.3/x')).toBe('download-insecure');
  expect(next('http://10.0.0.2/x', 'http://')).toBe('download-wrong-answer');
});
