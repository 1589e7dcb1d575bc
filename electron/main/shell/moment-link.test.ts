import { expect, it } from 'vitest';
import { hashOfLink, isLink } from './moment-link.ts';

it('leads to the moment of a recording, or to the recording alone', () => {
  expect(hashOfLink('stenogram://recording/12?t=15.24')).toBe('#/recording/12?t=15.24');
  expect(hashOfLink('STENOGRAM://recording/7/?t=0')).toBe('#/recording/7?t=0');
  expect(hashOfLink('stenogram://recording/3')).toBe('#/recording/3');
});

it('takes nothing else from outside', () => {
  for (const link of [
    'stenogram://recording/12?t=1e9',
    'stenogram://recording/12?t=1&token=x',
    'stenogram://recording/../settings',
    'stenogram://settings',
    'https://recording/12',
    'stenogram://recording/12#<script>',
    '',
  ]) {
    expect(hashOfLink(link)).toBeNull();
  }
  expect(isLink('stenogram://recording/12')).toBe(true);
  expect(isLink('/home/u/stenogram:a.wav')).toBe(false);
});
