// The logo of a template, in the QR codes of its cards.

import { logoBytes, logoOf, readTemplate } from '../../../cards/index.ts';
import { Failure } from '../../../domain/index.ts';
import { cardTemplates as verbs } from '../../../use-cases/index.ts';
import { drawQr } from '../../cards/qr.ts';
import { bytes } from '../input.ts';
import { presentTemplate } from '../present-card-template.ts';
import { type Call, route } from '../route.ts';
import * as schemas from '../schemas/card-templates.ts';
import { cardScopeOf } from './card-scope.ts';
import { archiveLimits } from './photo-archive.ts';

const template = '/directories/{directory}/card-templates/{template}';
const logo = `${template}/logo` as const;
/** As long as those of cards. */
const exampleHandle = '4Tq8Zr1yWn6';
/** A blue square. */
const example = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAEAAAABAAQMAAACQp+OdAAAAA1BMVEUdTthVdjWUAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAD0lEQVQoz2NgGAWjgHwAAAJAAAGMxat3AAAAAElFTkSuQmCC',
  'base64',
);

export const cardLogoRoutes = {
  getCardTemplateLogo: route({
    method: 'GET',
    path: logo,
    title: 'Get the logo of a card template',
    need: { right: 'read', scope: 'directories:read' },
    answer: 'file',
    mediaTypes: ['image/png'],
    handle: async ({ params, ctx }) => {
      const found = (await templateOf(ctx, params)).logo;
      if (found === undefined) throw new Failure('BC-904', { reason: 'cardLogo' });
      return fileOf('image/png', logoBytes(found));
    },
  }),
  setCardTemplateLogo: route({
    method: 'PUT',
    path: logo,
    title: 'Set the logo of a card template from a JPEG, PNG or WebP picture, at once in every QR code',
    need: verbs.change,
    body: bytes,
    bodyTypes: ['application/octet-stream', 'image/jpeg', 'image/png', 'image/webp'],
    maxBodyBytes: archiveLimits.maxEntryBytes,
    answer: schemas.cardTemplate,
    audits: ['card_template.changed'],
    example: { body: new Uint8Array(example) },
    handle: async ({ params, body, ctx }) => {
      const made = logoOf(ctx.platform, await ctx.platform.makeLogo(body));
      return presentTemplate((await verbs.change(ctx, { ...params, logo: made })).template);
    },
  }),
  removeCardTemplateLogo: route({
    method: 'DELETE',
    path: logo,
    title: 'Remove the logo of a card template',
    need: verbs.change,
    answer: 'nothing',
    audits: ['card_template.changed'],
    handle: async ({ params, ctx }) => void (await verbs.change(ctx, { ...params, logo: null })),
  }),
  drawCardTemplateQr: route({
    method: 'GET',
    path: `${template}/qr`,
    title: 'Draw the QR code of an example card as the template makes it, as SVG',
    need: { right: 'read', scope: 'directories:read' },
    answer: 'file',
    mediaTypes: ['image/svg+xml'],
    handle: async ({ params, ctx }) => {
      const found = (await templateOf(ctx, params)).logo;
      const drawing = drawQr(`${ctx.publicUrl}/c/${exampleHandle}?s=qr`, found && logoBytes(found));
      return fileOf('image/svg+xml', drawing);
    },
  }),
};

async function templateOf(ctx: Call['ctx'], params: { readonly directory: string; readonly template: string }) {
  return readTemplate(await cardScopeOf(ctx, params.directory), params.template);
}

function fileOf(type: string, body: string | Uint8Array<ArrayBuffer>): Response {
  const headers = { 'content-type': type, 'content-disposition': 'inline', 'cache-control': 'no-cache' };
  return new Response(body, { headers });
}
