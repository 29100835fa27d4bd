import { db } from '#lib/db.server.ts';
import { feedOfEvents } from '#lib/events/event-files.server.ts';

export const GET = async ({ locals }) => feedOfEvents(db(), locals.lang);
