import { expect, test } from 'vitest';
import { contract } from './contract.ts';
import { survivingMethods } from './surviving-methods.ts';

test('the page knows the methods that survive it as the contract does', () => {
  const named = Object.entries(contract).filter(([, { survivesPage }]) => survivesPage);
  expect([...survivingMethods].toSorted()).toEqual(named.map(([name]) => name).toSorted());
});
