export { startAgentServer, type AgentServer, type AgentServerOptions } from './agentServer.js';
export { findAgents, publishAgent, type AgentDescription, type PublishedAgent } from './discovery.js';
export type { ServerLimits } from './serverLimits.js';
export type { SessionTransport } from './sessionClient.js';
export type { SessionLimits } from './sessionLimits.js';
export { createSessionHub, type SessionConnection, type SessionHub, type SessionHubOptions } from './sessions.js';
export { createToken } from './token.js';
