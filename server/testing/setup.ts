/** Runs before every test file: Temporal as a global, and no unannounced words on the console. */
import 'temporal-polyfill/global';

import { failOnConsole } from './quiet-console.ts';

failOnConsole();
