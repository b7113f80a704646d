/** Listens from the start, so that a server that is stopped while it starts leaves nothing behind. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
    // The process that forked us has ended. Listening for that must not keep this one alive.
    process.once('disconnect', resolve);
    process.channel?.unref();
  });
}
