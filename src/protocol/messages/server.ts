/** Sentences about the agent's server, its clients and their commands. */
export const server = {
  'server.runNotGoing': 'This run is not in progress: it has ended, or it never existed.',
  'server.runGone': 'This run is no longer stored. Start it again.',
  'server.busy':
    'This source is already being read in this session. Follow the run with resume, or stop it with cancel_agent.',
  'server.tooManyWaiting': 'Too many commands are waiting for a reply. Wait for some of them first.',
  'server.tooManyCommands': 'Too many commands in a short time. The connection was closed: reconnect, and send fewer.',
  'server.portInUse': 'Port {port} is already in use. Close the other program, or choose another port.',
  'server.notPublished':
    "Other programs can't find the agent automatically, because its address could not be saved: {reason}",
} as const;
