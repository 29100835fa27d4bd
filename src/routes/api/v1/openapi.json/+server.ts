import { openApi } from '#lib/api/openapi.ts';
import { mayRead, replyExactly } from '#lib/api/reply.server.ts';
import { env } from '#lib/env.server.ts';

export const GET = ({ request }) => replyExactly(request, openApi(env().origin));

export const OPTIONS = mayRead;
