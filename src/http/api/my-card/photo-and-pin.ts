// The photo and the PIN of the own card. Each costs far more than another request, so a link has few of them in a minute.

import * as v from 'valibot';
import { checkPin, photoOf } from '../../../cards/index.ts';
import { myCard as verbs } from '../../../use-cases/index.ts';
import { Throttled } from '../../throttled.ts';
import { createWindows } from '../../windows.ts';
import { bytes, readBody, readFile, text } from '../input.ts';
import { picture } from '../routes/card-photos.ts';
import type { ApiServices, Ctx } from '../services.ts';
import { withRoom } from '../uploads.ts';
import { linkOf } from './entrance.ts';
import { contextOf, show } from './open.ts';

const pinRequest = v.object({ pin: text(100) });
const mostInAMinute = 10;

type Answer = (context: Ctx) => Promise<Response>;

interface PhotoAndPin {
  readonly setPhoto: Answer;
  readonly removePhoto: Answer;
  readonly setPin: Answer;
  readonly removePin: Answer;
}

export function createPhotoAndPin(services: ApiServices): PhotoAndPin {
  const { platform } = services;
  const made = createWindows(mostInAMinute);
  const limit = (context: Ctx): void => {
    const waitMs = made.count(context.var.caller, platform.uptime());
    if (waitMs === 0) return;
    const wait = `${Math.ceil(waitMs / 1000)} seconds`;
    throw new Throttled(waitMs, 'BC-908', { reason: 'attempts', wait });
  };
  const answer = async (context: Ctx): Promise<Response> => show(context, services, await linkOf(context, services));
  return {
    setPhoto: async (context) => {
      limit(context);
      return withRoom(services.uploads, context.req.header('content-length'), picture.maxBytes, async () => {
        const sent = await readFile(context, bytes, picture.types, picture.maxBytes);
        const photo = photoOf(platform, await platform.makePhoto(sent));
        await verbs.setPhoto(contextOf(context, services), { photo });
        return answer(context);
      });
    },
    removePhoto: async (context) => {
      await verbs.setPhoto(contextOf(context, services), { photo: undefined });
      return answer(context);
    },
    setPin: async (context) => {
      limit(context);
      const { pin } = await readBody(context, pinRequest);
      const pinHash = await platform.hashPassword(checkPin(pin));
      await verbs.setPin(contextOf(context, services), { pinHash });
      return answer(context);
    },
    removePin: async (context) => {
      await verbs.setPin(contextOf(context, services), { pinHash: undefined });
      return answer(context);
    },
  };
}
