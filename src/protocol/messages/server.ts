/** Sentences about clients and their commands. */
export const server = {
  'server.runNotGoing': 'This run is not in progress: it has ended, or it never existed.',
  'server.runGone': 'This run is no longer stored. Start it again.',
  'server.busy':
    'This source is already being read in this session. Follow the run with resume, or stop it with cancel_agent.',
  'server.tooManyWaiting': 'Too many commands are waiting for a reply. Wait for some of them first.',
  'server.tooManyCommands': 'Too many commands in a short time. The connection was closed: reconnect, and send fewer.',
} as const;
