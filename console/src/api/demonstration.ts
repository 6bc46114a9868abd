// What a visitor of a demonstration may ask the simulated Entra to do.

import { sendTo } from './client.ts';

export const letUsersLeave = (id: string) =>
  sendTo('POST', '/directories/{directory}/demonstration/leavers', { directory: id });
