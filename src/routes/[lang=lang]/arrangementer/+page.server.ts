import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { eventListPage } from '#lib/events/event-pages.server.ts';

export const load = async ({ locals, url }) => eventListPage(db(), url.searchParams, locals.lang, today());
