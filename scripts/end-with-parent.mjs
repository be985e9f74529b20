/**
 * Preloaded into a child (`node --import`): when the process that started it is gone, however it
 * went, the child is told to stop as if by SIGTERM, so that nothing is left behind.
 */
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
