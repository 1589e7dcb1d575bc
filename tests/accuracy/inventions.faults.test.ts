import { testInventions } from './inventions.ts';

testInventions(30);
