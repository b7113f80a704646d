/** Messages about the agent's server, its clients, and their commands. */
export const server = {
  'server.runNotGoing': 'This run is not in progress. It has ended, or it never existed.',
  'server.runGone': 'This run is no longer stored. Start it again.',
  'server.busy':
    'This source is already being read in this session. Follow the run with resume, or stop it with cancel_agent.',
  'server.tooManyWaiting': 'Too many commands are waiting for a reply. Wait for some of the replies first.',
  'server.tooManyCommands':
    'Too many commands in a short time. The connection was closed. Reconnect and send fewer commands.',
  'server.tooManyClients': 'Too many clients are connected. Close one, then try again.',
  'server.commandsExceeded': 'Too many commands.',
  'server.textFramesOnly': 'Send text frames.',
  'server.tooManyPings': 'Too many pings.',
  'server.badFrame': 'Invalid frame.',
  'server.shuttingDown': 'The agent is shutting down.',
  'server.tooSlow': 'This client reads too slowly. Reconnect and resume.',
  'server.queryInPath': 'The URL must end in {path} without a query. Send the token in a header.',
  'server.wrongPath': 'The endpoint is {path}.',
  'server.wrongHost': 'The Host header does not name this server.',
  'server.webPage': 'Web pages are not allowed to connect.',
  'server.wrongToken': 'The token is missing or wrong. Run "Copy Agent Endpoint" in VS Code to get the right one.',
  'server.notPaired': 'This browser is not paired. Run "Pair Browser Companion" in VS Code.',
  'server.companionOnly': 'Only the browser companion can send this command.',
  'server.companionCannot': 'The browser companion can only send pages to summarize.',
  'server.pairingExpired': 'The pairing code has expired. Run "Pair Browser Companion" again.',
  'server.pairingStopped': 'Pairing was stopped.',
  'server.pairingGuessed': 'Too many wrong codes were entered. Pairing is turned off for {minutes} min.',
  'server.pairingBlocked': 'Pairing is turned off after too many wrong codes. Try again in {minutes} min.',
  'server.pairingOpen': 'Another pairing is in progress. Finish or cancel it first.',
  'server.pairingUnavailable': 'This agent takes no pages from browsers.',
  'server.portInUse': 'Port {port} is already in use. Close the other program, or use another port.',
  'server.notPublished':
    "Other programs can't find the agent automatically, because its address could not be saved: {reason}",
} as const;
