/** Gives Node the `Temporal` that browsers have. Imported first wherever the server starts. */
import 'temporal-polyfill/global';
