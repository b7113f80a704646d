/** Listens from the start, so that a server stopped during startup is cleaned up. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
    // The parent process has ended. Listening for that must not keep this process alive.
    process.once('disconnect', resolve);
    process.channel?.unref();
  });
}
