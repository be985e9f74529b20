/** `npm run build:e2e`: the extension with its optional hosts granted, for browsers without a person. */
import process from 'node:process';

import { buildExtension } from './extension-build.ts';
import { untilStopped } from './processes.ts';

const built = await buildExtension(untilStopped(), 'e2e');
process.exit(built ? 0 : 1);
