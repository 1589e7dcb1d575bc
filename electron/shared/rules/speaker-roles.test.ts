import { expect, it } from 'vitest';
import { roleKey, roleOf, withRole } from './speaker-roles.ts';

it('a speaker has one role, by the name, however it is written', () => {
  const agents = withRole([], 'Анна', 'agent');
  expect(agents).toEqual([{ role: 'agent', speakers: ['Анна'] }]);
  const two = withRole(agents, 'Boris', 'Supervisor');
  expect([roleOf(two, 'анна '), roleOf(two, 'BORIS'), roleOf(two, 'Vera')]).toEqual(['agent', 'Supervisor', null]);
  expect(withRole(two, 'анна', 'клиент')).toEqual([
    { role: 'Supervisor', speakers: ['Boris'] },
    { role: 'customer', speakers: ['анна'] },
  ]);
  expect(withRole(two, 'Boris', null)).toEqual(agents);
});

it.each([
  ['Оператор', 'agent'],
  ['operator', 'agent'],
  [' AGENT ', 'agent'],
  ['клиент', 'customer'],
  ['Caller', 'customer'],
  ['Старший смены', 'старший смены'],
])('the role %s is %s', (written, key) => {
  expect(roleKey(written)).toBe(key);
});
