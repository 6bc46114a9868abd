// Requests to addresses that users entered. All of them leave the server here, and none reaches its own network.

export { isLoopback } from './address.ts';
export { OutboundError, type OutboundReason } from './outbound-error.ts';
export { createOutbound, type Outbound, type OutboundAnswer, type OutboundRequest } from './send.ts';
export { createThreadedOutbound } from './threaded.ts';
