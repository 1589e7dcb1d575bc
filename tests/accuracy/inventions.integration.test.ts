import { testInventions } from './inventions.ts';

// Half a minute of each is in `npm run test:generated`.
testInventions(12);
