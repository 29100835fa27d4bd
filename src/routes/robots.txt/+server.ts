import { env } from '#lib/env.server.ts';
import { robotsOf } from '#lib/site/sitemap.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = () =>
	new Response(robotsOf(env().origin, env().demo), { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
