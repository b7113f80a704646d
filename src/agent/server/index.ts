export { startAgentSocketServer, type AgentSocketServer, type AgentSocketServerOptions } from './agentSocketServer.js';
export { createCompanions } from './companions.js';
export { findAgents, publishAgent } from './discovery.js';
export type { SessionLimits } from './sessionLimits.js';
export { createSessionHub, type SessionConnection, type SessionHub, type SessionHubOptions } from './sessions.js';
export { createToken } from './token.js';
