/**
 * Preloaded into a child (`node --import`): when the process that started it is gone, however it
 * went, the child is told to stop as if by SIGTERM, so that nothing is left behind. It is for this
 * process only: what it forks itself (test workers) must not inherit it, because without the
 * reference on its channel a worker that waits for orders would simply end.
 */
const own = process.execArgv.findIndex((argument) => argument.endsWith('end-with-parent.mjs'));
if (own > 0) process.execArgv.splice(own - 1, 2);

process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
